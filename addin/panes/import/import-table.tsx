import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { Flag, RowReading, TableReading } from '../../../functions/domain/import/reading';
import { printValue } from '../../../functions/domain/plan/value';
import { natureText } from '../../text/zh';
import { importing as words } from '../../text/zh-planning';
import { Fold } from '../../widgets/fold';
import { flagsOfRow } from './import-flags';

const useStyles = makeStyles({
  card: {
    padding: '6px 10px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    overflowWrap: 'anywhere',
  },
  caption: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: '20px' },
  small: { fontSize: tokens.fontSizeBase200, lineHeight: '18px', color: tokens.colorNeutralForeground3 },
  table: { width: '100%', borderCollapse: 'collapse', fontSize: tokens.fontSizeBase200 },
  cell: {
    padding: '4px 6px 4px 0',
    verticalAlign: 'top',
    textAlign: 'left',
    fontWeight: tokens.fontWeightRegular,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  head: { color: tokens.colorNeutralForeground3 },
  figure: { textAlign: 'right', fontVariantNumeric: 'tabular-nums', minWidth: '32px', overflowWrap: 'normal' },
  nature: { paddingRight: 0, whiteSpace: 'nowrap' },
  flagged: { color: tokens.colorPaletteMarigoldForeground2, whiteSpace: 'nowrap' },
});

interface ImportTableProps {
  table: TableReading;
  /** Flags nobody has looked at yet. */
  open: ReadonlySet<Flag>;
}

/** What was read of one table: what it is for, and its rows as they would be taken over. */
export function ImportTable({ table, open }: ImportTableProps) {
  const styles = useStyles();
  const figures = table.columns.flatMap((column, index) =>
    column.role === 'baseline' || column.role === 'actual' ? [{ index, column }] : [],
  );
  const hasTarget = table.rows.some(({ target }) => target !== null);
  const hasNature = table.rows.some(({ nature }) => nature !== null);
  const head = mergeClasses(styles.cell, styles.head);
  const figureHead = mergeClasses(head, styles.figure);
  const figure = mergeClasses(styles.cell, styles.figure);
  return (
    <article className={styles.card} aria-label={words.tableName(table.number)}>
      <h3 className={styles.caption}>{table.caption ? oneLine(table.caption.text) : words.noCaption}</h3>
      <div className={styles.small}>
        {words.tableFacts(words.purpose[table.purpose], table.rows.length, table.period)}
      </div>
      <Fold summary={words.rows(table.rows.length)}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th className={head}>{words.columns.name}</th>
              {figures.map(({ index, column }) => (
                <th key={index} className={figureHead}>
                  {words.figureColumn(column.role, column.year)}
                </th>
              ))}
              {hasTarget && <th className={figureHead}>{words.columns.target}</th>}
              {hasNature && <th className={mergeClasses(head, styles.nature)}>{words.columns.nature}</th>}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <tr key={row.line}>
                <th scope="row" className={styles.cell}>
                  <RowName row={row} flags={flagsOfRow(row, open)} />
                </th>
                {figures.map(({ index }) => (
                  <td key={index} className={figure}>
                    {figureAt(row, index)}
                  </td>
                ))}
                {hasTarget && <td className={figure}>{row.target ? oneLine(row.target.reading.raw) : words.none}</td>}
                {hasNature && (
                  <td className={mergeClasses(styles.cell, styles.nature)}>
                    {row.nature ? natureText[row.nature] : words.none}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </Fold>
    </article>
  );
}

function RowName({ row, flags }: { row: RowReading; flags: number }) {
  const styles = useStyles();
  const measure = row.measure.read?.raw ?? oneLine(row.measure.raw);
  return (
    <>
      {row.serialRaw} {row.name}
      {measure && `（${measure}）`}
      {flags > 0 && <span className={styles.flagged}> {words.rowFlags(flags)}</span>}
    </>
  );
}

const oneLine = (text: string) => text.replace(/\s*\n\s*/g, ' ').trim();

function figureAt(row: RowReading, column: number): string {
  const value = row.figures.find((figure) => figure.column === column)?.value;
  return (value && oneLine(printValue(value))) || words.none;
}
