import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { PlanFinding } from '../../../functions/domain/plan/plan-findings';
import { planLevelText } from '../../text/zh-plan';

/** How a finding of the catalogue looks, alone or among many alike. */
export const useFindingStyles = makeStyles({
  section: { display: 'grid', gap: '8px' },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: '8px' },
  item: {
    padding: '8px 10px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    borderLeftWidth: '3px',
  },
  mustEdge: { borderLeftColor: tokens.colorPaletteRedBorderActive },
  noticeEdge: { borderLeftColor: tokens.colorNeutralStroke1 },
  where: { margin: 0, fontSize: 'inherit', lineHeight: '20px', overflowWrap: 'anywhere' },
  finding: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    gap: '0 8px',
    alignItems: 'start',
    paddingTop: '4px',
  },
  what: { lineHeight: '20px', overflowWrap: 'anywhere' },
  remedy: { lineHeight: '18px', fontSize: '12px', color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  go: { minWidth: 'auto' },
  buttons: { display: 'flex', gap: '6px', paddingTop: '4px' },
  mark: { marginRight: '6px', verticalAlign: '-1px' },
  must: { color: tokens.colorPaletteRedForeground1 },
  notice: { color: tokens.colorNeutralForeground3 },
  quiet: { margin: 0, fontSize: '12px', color: tokens.colorNeutralForeground3 },
});

// The shapes of the house's levels; the word is read out, and stands in the chips.
const paths = { must: 'M6 .5 11.5 6 6 11.5.5 6z', notice: 'M6 1.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9z' };

export function PlanLevelMark({ level }: { level: PlanFinding['level'] }) {
  const styles = useFindingStyles();
  return (
    <svg
      className={mergeClasses(styles.mark, styles[level])}
      width="10"
      height="10"
      viewBox="0 0 12 12"
      role="img"
      aria-label={planLevelText[level]}
    >
      <path d={paths[level]} fill="currentColor" />
    </svg>
  );
}
