import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { Entry } from '../../../functions/domain/submission/entry';
import { fieldText, figureStateText } from '../../text/zh';
import { changeText, review } from '../../text/zh-review';
import { type Change, isRate, valueText } from './change';
import { formerOf, type ReviewLine } from './review-lines';

const useStyles = makeStyles({
  table: { width: '100%', borderCollapse: 'collapse', fontVariantNumeric: 'tabular-nums' },
  head: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
  },
  cell: { padding: '2px 0 2px 8px', textAlign: 'right', verticalAlign: 'baseline' },
  when: {
    padding: '2px 0',
    fontWeight: tokens.fontWeightRegular,
    textAlign: 'left',
    color: tokens.colorNeutralForeground2,
    whiteSpace: 'nowrap',
  },
  now: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground1 },
  differs: { backgroundColor: tokens.colorPaletteYellowBackground2 },
  change: { margin: '2px 0 0', textAlign: 'right' },
  changeWord: { color: tokens.colorNeutralForeground3, marginRight: '6px' },
  parts: { fontSize: tokens.fontSizeBase200 },
  brief: { marginLeft: 'auto' },
  size: { fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: 'tabular-nums' },
});

interface Version {
  when: string;
  entry: Entry | null;
  isNow: boolean;
}

/** A line's figures, one version under the other, so that the eye compares digits in a column. */
export function LineFigures({ line, dataYear }: { line: ReviewLine; dataYear: number }) {
  const styles = useStyles();
  const { row, entry, before, counting, change } = line;
  const former = formerOf(line);
  const versions: Version[] = [
    { when: review.lastYear(dataYear), entry: row.lastYear, isNow: false },
    ...(counting ? [{ when: review.beforeCorrection, entry: counting, isNow: false }] : []),
    ...(before ? [{ when: review.beforeReturn, entry: before, isNow: false }] : []),
    { when: nowIs(line, dataYear), entry, isNow: true },
  ];
  const inputs = hasOwnColumns(line) ? row.inputs : [];
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr className={styles.head}>
            <td />
            <th scope="col" className={mergeClasses(styles.cell, styles.head)}>
              {row.measure}
            </th>
            {inputs.map((field) => (
              <th key={field} scope="col" className={mergeClasses(styles.cell, styles.head)}>
                {fieldText[field]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {versions.map((version) => (
            <tr key={version.when} className={version.isNow ? styles.now : undefined}>
              <th scope="row" className={mergeClasses(styles.when, version.isNow && styles.now)}>
                {version.when}
              </th>
              <td
                className={mergeClasses(
                  styles.cell,
                  former !== null &&
                    version.isNow &&
                    figureText(line, former) !== figureText(line, entry) &&
                    styles.differs,
                )}
              >
                {figureText(line, version.entry)}
              </td>
              {inputs.map((field) => (
                <td
                  key={field}
                  className={mergeClasses(
                    styles.cell,
                    former !== null && version.isNow && former[field] !== entry[field] && styles.differs,
                  )}
                >
                  {version.entry?.[field] ?? review.noFigure}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {hasWorthwhileChange(line) && <ChangeLine change={change} />}
    </>
  );
}

function nowIs({ before, counting }: ReviewLine, dataYear: number): string {
  if (before) return review.afterReturn;
  return counting ? review.afterCorrection : review.thisYear(dataYear);
}

function ChangeLine({ change }: { change: Change | null }) {
  const styles = useStyles();
  return (
    <p className={styles.change}>
      <span className={styles.changeWord}>{review.change}</span>
      <span className={styles.size}>{changeText(change)}</span>
    </p>
  );
}

/** A count printed in the measure it is counted in needs no second column with the same digits. */
function hasOwnColumns({ row }: ReviewLine): boolean {
  return row.indicator.reporting.kind === 'ratio' || row.indicator.reporting.scale !== 1;
}

/** Without a figure this year there is nothing that could have moved. */
function hasWorthwhileChange({ entry }: ReviewLine): boolean {
  return entry.state === 'NUMERIC';
}

function figureText({ row }: ReviewLine, entry: Entry | null): string {
  if (!entry) return review.noFigure;
  if (entry.state !== 'NUMERIC') return figureStateText[entry.state];
  return valueText(row, entry) ?? review.noFigure;
}

/** What a rate comes from, where there is no last year to hold it against: （60/100）. */
function partsText({ row, entry: { numerator, denominator } }: ReviewLine): string {
  if (row.indicator.reporting.kind !== 'ratio' || numerator === null || denominator === null) return '';
  return review.parts(numerator, denominator);
}

/** A line in one row: 44.6 → 47.0, for those nobody has to look at twice. */
export function LineInBrief({ line }: { line: ReviewLine }) {
  const styles = useStyles();
  const { row, entry, change } = line;
  const suffix = isRate(row) ? '%' : ` ${row.measure}`;
  const isFirst = row.lastYear === null && entry.state === 'NUMERIC';
  return (
    <p className={mergeClasses(styles.change, styles.brief)}>
      <span className={styles.changeWord}>
        {!isFirst && `${figureText(line, row.lastYear)} → `}
        <span className={styles.now}>{figureText(line, entry)}</span>
        {entry.state === 'NUMERIC' && suffix}
        {isFirst && <span className={styles.parts}>{partsText(line)}</span>}
      </span>
      <span>{hasWorthwhileChange(line) && changeText(change)}</span>
    </p>
  );
}
