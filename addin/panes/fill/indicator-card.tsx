import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { FormReply } from '../../../functions/contract/form';
import { toCellText } from '../../../functions/domain/form/grid';
import type { FormRow } from '../../../functions/domain/form/template';
import type { Entry } from '../../../functions/domain/submission/entry';
import { figureStateText, natureText, timeText } from '../../text/zh';
import { fillText } from '../../text/zh-fill';
import { LevelMark } from '../../widgets/level-mark';
import { TrendLine } from '../../widgets/trend-line';
import { groupFindings } from './finding-groups';
import { lineFacts } from './line-facts';
import type { Fill } from './use-fill';

const useStyles = makeStyles({
  card: {
    padding: '10px 12px 12px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground2,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    display: 'grid',
    gap: '10px',
    minWidth: 0,
  },
  heading: { margin: 0, fontSize: '14px', lineHeight: '20px', fontWeight: tokens.fontWeightSemibold },
  small: { fontSize: '12px', lineHeight: '18px', color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  now: { display: 'flex', justifyContent: 'space-between', alignItems: 'baseline', gap: '8px' },
  value: { fontSize: '20px', lineHeight: '26px', fontVariantNumeric: 'tabular-nums', textAlign: 'right' },
  open: { color: tokens.colorNeutralForeground3, fontSize: '14px' },
  change: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
  table: { width: '100%', borderCollapse: 'collapse', fontSize: '12px', lineHeight: '18px' },
  label: {
    textAlign: 'left',
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground2,
    padding: '3px 8px 3px 0',
    verticalAlign: 'top',
    overflowWrap: 'anywhere',
  },
  number: {
    textAlign: 'right',
    padding: '3px 0',
    verticalAlign: 'top',
    whiteSpace: 'nowrap',
    fontVariantNumeric: 'tabular-nums',
  },
  blank: { color: tokens.colorNeutralForeground3 },
  formula: { color: tokens.colorNeutralForeground1, fontVariantNumeric: 'tabular-nums', textAlign: 'right' },
  finding: { display: 'grid', gap: '2px', fontSize: '12px', lineHeight: '18px', overflowWrap: 'anywhere' },
  texts: { margin: 0, display: 'grid', gap: '6px' },
  term: { fontSize: '12px', color: tokens.colorNeutralForeground3 },
  detail: { margin: 0, fontSize: '12px', lineHeight: '18px', overflowWrap: 'anywhere' },
});

/** The card of the line that is selected in the sheet: what is asked, how it is computed, what it is measured against. */
export function IndicatorCard({ fill, form }: { fill: Fill; form: FormReply }) {
  const styles = useStyles();
  const { template, submission } = form;
  const row = template.rows.find(({ key }) => key === fill.currentKey);
  const entry = fill.entries.find(({ key }) => key === fill.currentKey);
  if (!row || !entry) return null;

  const { indicator } = row;
  const facts = lineFacts(template, row, entry);
  const findings = fill.findings.filter(({ key }) => key === row.key);
  const earlier = submission.history.flatMap(({ returns }) => returns).filter(({ key }) => key === row.key);
  const withMeasure = (text: string) => (/\d/.test(text) ? fillText.withMeasure(text, row.measure) : text);
  const marks = [
    [fillText.lastYear(template.dataYear - 1), row.lastYearText],
    [fillText.annualTarget(template.dataYear), row.annualTarget],
    [fillText.finalTarget(template.endYear), row.target],
    [fillText.baseline(template.baseYear), row.baseline],
  ] as const;

  return (
    <section className={styles.card} aria-label={fillText.card}>
      <div>
        <h2 className={styles.heading}>{`${row.serial} ${row.name}`}</h2>
        <div className={styles.small}>{`${natureText[row.nature]} · ${fillText.measure(row.measure)}`}</div>
      </div>
      <div>
        <div className={styles.now}>
          <span className={styles.small}>{fillText.thisYear(template.dataYear)}</span>
          <span className={mergeClasses(styles.value, facts.value === null && styles.open)}>
            {facts.value === null ? standsFor(row, entry) : fillText.withMeasure(facts.value, row.measure)}
          </span>
        </div>
        {facts.change && <div className={mergeClasses(styles.small, styles.change)}>{facts.change}</div>}
      </div>
      <table className={styles.table}>
        <tbody>
          {askedCells(row).map(({ field, name, measure }) => {
            const typed = toCellText(entry, field);
            return (
              <tr key={field}>
                <th scope="row" className={styles.label}>
                  {name}
                </th>
                <td className={mergeClasses(styles.number, typed === '' && styles.blank)}>
                  {typed === '' ? figureStateText.BLANK : fillText.withMeasure(typed, /\d/.test(typed) ? measure : '')}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {facts.formula && (
        <div className={styles.now}>
          <span className={styles.small}>{fillText.formula}</span>
          <span className={mergeClasses(styles.small, styles.formula)}>{facts.formula}</span>
        </div>
      )}
      <table className={styles.table}>
        <tbody>
          {marks.map(([label, text]) => (
            <tr key={label}>
              <th scope="row" className={styles.label}>
                {label}
              </th>
              <td className={styles.number}>{withMeasure(text)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {groupFindings(findings).map(({ first, whats, remedy, isSettled }) => (
        <div key={`${first.rule} ${first.field}`} className={styles.finding}>
          <LevelMark level={first.level} isSettled={isSettled} />
          <span>{[...whats, ...(isSettled ? [] : [remedy])].map((sentence) => `${sentence}。`).join('')}</span>
        </div>
      ))}
      <TrendLine points={facts.trend} label={`${row.name} ${fillText.trend}`} />
      <dl className={styles.texts}>
        <div>
          <dt className={styles.term}>{fillText.definition}</dt>
          <dd className={styles.detail}>{indicator.definition}</dd>
        </div>
        <div>
          <dt className={styles.term}>{fillText.wording}</dt>
          <dd className={styles.detail}>{fillText.wordingOf(indicator.target.raw, indicator.source)}</dd>
        </div>
        <div>
          <dt className={styles.term}>{fillText.department}</dt>
          <dd className={styles.detail}>{indicator.department.name}</dd>
        </div>
        {earlier.length > 0 && (
          <div>
            <dt className={styles.term}>{fillText.earlier}</dt>
            {earlier.map((item) => (
              <dd key={`${item.at} ${item.field}`} className={styles.detail}>
                {fillText.earlierOf(item.by.name, timeText(item.at), item.reason)}
              </dd>
            ))}
          </div>
        )}
      </dl>
    </section>
  );
}

/** What stands where the value would: not begun, not complete, or the reason why there is none. */
function standsFor(row: FormRow, entry: Entry): string {
  if (entry.state === 'MISSING' || entry.state === 'NOT_APPLICABLE') return figureStateText[entry.state];
  const isBegun = row.inputs.some((field) => entry[field] !== null || entry.unread[field] !== undefined);
  return isBegun ? fillText.notComputable : fillText.notFilled;
}

/** The cells of the line with what goes into each. */
function askedCells({ indicator: { reporting } }: FormRow) {
  if (reporting.kind === 'amount') return [{ field: 'amount' as const, ...reporting.counted }];
  return [
    { field: 'numerator' as const, ...reporting.numerator, name: `${fillText.numerator}：${reporting.numerator.name}` },
    {
      field: 'denominator' as const,
      ...reporting.denominator,
      name: `${fillText.denominator}：${reporting.denominator.name}`,
    },
  ];
}
