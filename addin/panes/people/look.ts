import { makeStyles, tokens } from '@fluentui/react-components';

/** The look that the sections of people, units and stand-ins share. */
export const useLook = makeStyles({
  stack: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '8px',
    alignContent: 'start',
    minWidth: 0,
    // A list is as wide as its longest word wants to be, if nobody says otherwise.
    '& .fui-Field': { minWidth: 0, gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  heading: { margin: 0, fontSize: '14px', lineHeight: '20px', fontWeight: tokens.fontWeightSemibold },
  group: { margin: '8px 0 4px', fontSize: '12px', lineHeight: '18px', color: tokens.colorNeutralForeground2 },
  // Wider panes show the cards side by side, never larger.
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gap: '8px',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 280px), 1fr))',
    alignItems: 'start',
  },
  card: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    margin: 0,
    gap: '4px',
    minWidth: 0,
    padding: '8px 10px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  head: { display: 'flex', alignItems: 'center', gap: '6px', minWidth: 0 },
  name: {
    flexGrow: 1,
    minWidth: 0,
    fontWeight: tokens.fontWeightSemibold,
    lineHeight: '20px',
    overflowWrap: 'anywhere',
  },
  line: { fontSize: '12px', lineHeight: '18px', overflowWrap: 'anywhere' },
  quiet: { margin: 0, fontSize: '12px', lineHeight: '18px', color: tokens.colorNeutralForeground3 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '6px' },
  form: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '8px',
    minWidth: 0,
    padding: '10px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  pair: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 120px), 1fr))',
    gap: '8px',
    alignItems: 'start',
  },
  // Across the pair: what is too long for half of a narrow pane.
  wide: { gridColumn: '1 / -1' },
  box: { minWidth: 0, width: '100%' },
});
