import { Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { UnitProgress } from '../../../functions/contract/evaluation';
import type { OrgUnitId } from '../../../functions/domain/ids';
import { progress as words } from '../../text/zh-reminders';
import { type Column, type Step, stepsOf } from './unit-steps';

const useStyles = makeStyles({
  table: { width: '100%', borderCollapse: 'collapse', tableLayout: 'fixed' },
  nameColumn: { width: '29%' },
  head: {
    padding: '4px 2px',
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground3,
    textAlign: 'center',
  },
  left: { textAlign: 'left', paddingLeft: 0 },
  row: { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  open: { minHeight: '24px', textAlign: 'left' },
  name: { padding: '5px 4px 5px 0', textAlign: 'left', fontWeight: tokens.fontWeightRegular, verticalAlign: 'middle' },
  cell: {
    padding: '5px 1px',
    textAlign: 'center',
    verticalAlign: 'middle',
    fontSize: '12px',
    lineHeight: '16px',
    whiteSpace: 'nowrap',
    fontVariantNumeric: 'tabular-nums',
  },
  shape: { display: 'block', margin: '0 auto 1px' },
  done: { color: tokens.colorPaletteGreenForeground1 },
  now: { color: tokens.colorBrandForeground1, fontWeight: tokens.fontWeightSemibold },
  back: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
  todo: { color: tokens.colorNeutralForeground3 },
});

const shapes = {
  done: <path d="m1.5 6.5 3 3 6-7" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />,
  now: (
    <>
      <circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M6 1.5a4.5 4.5 0 0 1 0 9z" fill="currentColor" />
    </>
  ),
  back: <path d="M6 11 1 5h3V1h4v4h3z" fill="currentColor" />,
  todo: <circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" strokeWidth="1" strokeDasharray="2 1.6" />,
} as const;

/** 单位 × 步骤: every unit in one row, told by shape and word, so that a gap is seen from across the table. */
export function StepMatrix({
  units,
  columns,
  onOpen,
}: {
  units: UnitProgress[];
  columns: Column[];
  onOpen: (unit: OrgUnitId) => void;
}) {
  const styles = useStyles();
  return (
    <table className={styles.table} aria-label={words.matrix}>
      <thead>
        <tr>
          <th scope="col" className={mergeClasses(styles.head, styles.left, styles.nameColumn)}>
            {words.unit}
          </th>
          {columns.map((column) => (
            <th key={column} scope="col" className={styles.head}>
              {words.columns[column]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {units.map((unit) => (
          <tr key={unit.unit} className={styles.row}>
            <th scope="row" className={styles.name}>
              <Name unit={unit} onOpen={onOpen} />
            </th>
            {columns.map((column) => (
              <Cell key={column} step={stepsOf(unit)[column]} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What was never handed in can't be looked at by others. */
function Name({ unit, onOpen }: { unit: UnitProgress; onOpen: (unit: OrgUnitId) => void }) {
  const styles = useStyles();
  if (unit.status === 'draft') return unit.name;
  return (
    <Link as="button" className={styles.open} aria-label={words.open(unit.name)} onClick={() => onOpen(unit.unit)}>
      {unit.name}
    </Link>
  );
}

function Cell({ step }: { step: Step }) {
  const styles = useStyles();
  return (
    <td className={mergeClasses(styles.cell, styles[step.shape])}>
      <svg className={styles.shape} width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
        {shapes[step.shape]}
      </svg>
      {step.word}
    </td>
  );
}
