import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { PlanDeskReply } from '../../../functions/contract/planning';
import type { ReferenceRecord, ReferenceSeries } from '../../../functions/domain/plan/reference';
import { timeText } from '../../text/zh';
import { comparatorText, serialsText, references as words } from '../../text/zh-planning';
import { Fold } from '../../widgets/fold';
import { ReferencesForm } from './references-form';
import {
  missingYears,
  type Rule,
  rulesOn,
  seriesYears,
  thresholdOf,
  versionsOf,
  yearsOf,
} from './references-thresholds';
import type { TakeDesk } from './use-plan';

const useStyles = makeStyles({
  card: {
    padding: '8px 10px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    display: 'flex',
    flexDirection: 'column',
    gap: '4px',
    overflowWrap: 'anywhere',
  },
  name: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: '20px' },
  small: { margin: 0, fontSize: tokens.fontSizeBase200, lineHeight: '18px', color: tokens.colorNeutralForeground3 },
  missing: { color: tokens.colorPaletteMarigoldForeground2 },
  table: { width: '100%', borderCollapse: 'collapse', fontSize: tokens.fontSizeBase200 },
  cell: {
    padding: '4px 8px 4px 0',
    verticalAlign: 'top',
    textAlign: 'left',
    fontWeight: tokens.fontWeightRegular,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  head: { color: tokens.colorNeutralForeground3, whiteSpace: 'nowrap' },
  year: { whiteSpace: 'nowrap', width: '56px' },
  figure: { width: '64px', textAlign: 'right', whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
  who: { display: 'block', color: tokens.colorNeutralForeground3 },
  groupHead: { margin: '6px 0 0', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  list: { listStyleType: 'none', margin: 0, padding: 0, fontSize: tokens.fontSizeBase200, lineHeight: '18px' },
  sum: { fontVariantNumeric: 'tabular-nums' },
});

interface ReferencesSeriesProps {
  desk: PlanDeskReply;
  series: ReferenceSeries;
  onDesk: TakeDesk;
}

/** One outside figure: what it is, its years with their versions, the thresholds that follow, and the form. */
export function ReferencesSeries({ desk, series, onDesk }: ReferencesSeriesProps) {
  const styles = useStyles();
  const { draft, today } = desk;
  const record = desk.references.find((candidate) => candidate.series === series.id);
  const rules = rulesOn(draft, series.id);
  const serials = [...new Set(rules.flatMap((rule) => rule.serials))].toSorted((one, other) => one - other);
  const years = seriesYears(draft, rules, record);
  const missing = missingYears(draft, rules, record, Number(today.slice(0, 4)));
  return (
    <article className={styles.card} aria-label={series.name}>
      <h3 className={styles.name}>{words.value(series.name, series.measure)}</h3>
      <p className={styles.small}>{series.definition}</p>
      <p className={styles.small}>{serials.length > 0 ? words.usedBy(serials) : words.unused}</p>
      {missing.length > 0 && <p className={mergeClasses(styles.small, styles.missing)}>{words.missing(missing)}</p>}
      {record && record.values.length > 0 && <Years years={years} record={record} />}
      {!record?.values.length && missing.length === 0 && (
        <p className={styles.small}>
          {words.nothingEntered(years[0] ?? draft.startYear, years.at(-1) ?? draft.endYear)}
        </p>
      )}
      {rules.length > 0 && <h4 className={styles.groupHead}>{words.thresholds}</h4>}
      {rules.map((rule) => (
        <Thresholds key={JSON.stringify(rule.target)} rule={rule} record={record} years={yearsOf(draft)} />
      ))}
      <Fold summary={words.enter}>
        <ReferencesForm desk={desk} series={series} rules={rules} onDesk={onDesk} />
      </Fold>
    </article>
  );
}

function Years({ years, record }: { years: number[]; record: ReferenceRecord | undefined }) {
  const styles = useStyles();
  const head = mergeClasses(styles.cell, styles.head);
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th className={head}>{words.columns.year}</th>
          <th className={mergeClasses(head, styles.figure)}>{words.columns.amount}</th>
          <th className={head}>{words.columns.source}</th>
        </tr>
      </thead>
      <tbody>
        {years.map((year) => {
          const [newest, ...earlier] = versionsOf(record, year);
          return (
            <tr key={year}>
              <th scope="row" className={mergeClasses(styles.cell, styles.year)}>
                {words.year(year)}
              </th>
              {newest ? (
                <>
                  <td className={mergeClasses(styles.cell, styles.figure)}>{newest.amount}</td>
                  <td className={styles.cell}>
                    {newest.source}
                    <span className={styles.who}>
                      {words.entered(newest.by.name, timeText(newest.at), newest.version)}
                    </span>
                    {earlier.length > 0 && (
                      <Fold summary={words.earlier(earlier.length)}>
                        {earlier.map((value) => (
                          <div key={value.version}>
                            {words.earlierVersion(value.version, value.amount)}：{value.source}
                            <span className={styles.who}>{words.entered(value.by.name, timeText(value.at), 1)}</span>
                          </div>
                        ))}
                      </Fold>
                    )}
                  </td>
                </>
              ) : (
                <>
                  <td className={mergeClasses(styles.cell, styles.figure, styles.head)}>{words.notEntered}</td>
                  <td className={styles.cell} />
                </>
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** The threshold of each year, worked out in sight: 1.3 × 720 = 936. */
function Thresholds({ rule, record, years }: { rule: Rule; record: ReferenceRecord | undefined; years: number[] }) {
  const styles = useStyles();
  const { comparator, multiplier, offset, lagYears } = rule.target;
  return (
    <div>
      <div className={styles.small}>
        {words.rule(serialsText(rule.serials), comparatorText[comparator], words.ruleOf(lagYears, multiplier, offset))}
      </div>
      <ul className={styles.list}>
        {years.map((year) => {
          const { basis, amount } = thresholdOf(rule, record, year);
          // Years without a figure are named once, above.
          if (basis === null || amount === null) return null;
          return (
            <li key={year} className={styles.sum}>
              {words.threshold(year, words.sum(multiplier, basis, offset, amount), rule.measure)}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
