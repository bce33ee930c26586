import { makeStyles, tokens } from '@fluentui/react-components';
import { describeTarget } from '../../../functions/domain/catalogue/describe-target';
import { natureLabels } from '../../../functions/domain/catalogue/labels';
import { type Fraction, toText } from '../../../functions/domain/decimal';
import type { IndicatorDraft, PlanDraft } from '../../../functions/domain/plan/draft';
import type { Baseline } from '../../../functions/domain/plan/indicator';
import { paceNoteOf } from '../../../functions/domain/plan/pace-note';
import type { Target } from '../../../functions/domain/plan/target';
import { paceStep, withMeasure, indicatorText as words } from '../../text/zh-plan';
import { indicatorName } from '../../text/zh-plan-findings';
import { IndicatorDecomposition } from './indicator-decomposition';
import { IndicatorOrigin } from './indicator-origin';
import type { Catalogue } from './use-catalogue';

const useStyles = makeStyles({
  card: {
    padding: '10px 12px',
    display: 'grid',
    gap: '8px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: '20px', overflowWrap: 'anywhere' },
  small: { fontSize: '12px', lineHeight: '16px', color: tokens.colorNeutralForeground3 },
  table: { width: '100%', borderCollapse: 'collapse', fontSize: '12px', lineHeight: '20px' },
  label: {
    textAlign: 'left',
    verticalAlign: 'top',
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground2,
    paddingRight: '8px',
    whiteSpace: 'nowrap',
  },
  number: { textAlign: 'right', fontVariantNumeric: 'tabular-nums', overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3 },
  pace: {
    margin: 0,
    padding: '6px 8px',
    fontSize: '12px',
    lineHeight: '18px',
    borderLeft: `3px solid ${tokens.colorPaletteMarigoldBorderActive}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
});

/** The card of the indicator in the selected row: target, years, and where it all comes from. */
export function IndicatorCard({ catalogue }: { catalogue: Catalogue }) {
  const styles = useStyles();
  const { sheet, reading, desk } = catalogue;
  const indicator = reading.indicators.find(({ id }) => id === sheet.selected);
  if (!indicator) {
    return sheet.state === 'here' ? <div className={styles.small}>{words.none}</div> : null;
  }
  const { draft } = desk;
  const { nature } = indicator;
  const facts = [nature && natureLabels[nature], words.measure(indicator.measure), indicator.department?.name];
  const pace = paceText(indicator, draft);
  return (
    <section className={styles.card} aria-label={words.card}>
      <div>
        <h3 className={styles.heading}>{indicatorName(indicator)}</h3>
        <div className={styles.small}>{facts.filter(Boolean).join(' · ')}</div>
      </div>
      <table className={styles.table}>
        <tbody>
          {rowsOf(indicator, draft, reading.indicators).map(({ label, text, note }) => (
            <tr key={label}>
              <th scope="row" className={styles.label}>
                {label}
              </th>
              <td className={styles.number}>
                {text}
                {note && <span className={styles.quiet}>{`（${note}）`}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <IndicatorDecomposition indicator={indicator} catalogue={catalogue} />
      {pace && <p className={styles.pace}>{`${pace}。`}</p>}
      <IndicatorOrigin indicator={indicator} draft={draft} />
    </section>
  );
}

interface Row {
  label: string;
  text: string;
  note?: string | null;
}

/** What has to be reached from where: for the whole, and where they differ for its parts and for each unit. */
function rowsOf(indicator: IndicatorDraft, { baseYear, references }: PlanDraft, indicators: IndicatorDraft[]): Row[] {
  const { baseline, target, unitTarget, parts, measure } = indicator;
  const read = (one: Target | null) => describeTarget(one, { references, indicators });
  const base = (one: Baseline) => withMeasure(one.amount ?? (one.raw.trim() || '－'), measure);
  return [
    { label: words.baseline(baseYear), text: base(baseline), note: words.baselineSource[baseline.source] },
    { label: words.wording, text: target ? target.raw || '－' : words.noTarget },
    ...(target ? [{ label: words.readAs, text: read(target) }] : []),
    ...(unitTarget ? [{ label: words.eachUnit, text: read(unitTarget) }] : []),
    ...parts.map((part) => ({
      label: part.label,
      text: words.way(part.baseline && base(part.baseline), part.target && read(part.target)),
    })),
  ];
}

/** 合理性提示, once direction and target are settled. */
function paceText(indicator: IndicatorDraft, draft: PlanDraft): string | null {
  const { direction, target, accumulation, measure } = indicator;
  if (direction === null || target === null || accumulation === null) return null;
  const note = paceNoteOf(draft, { ...indicator, direction, target, accumulation });
  if (!note) return null;
  const step = (value: Fraction) => paceStep(toText(value, indicator.decimals + 1), measure);
  return words.pace({
    needed: step(note.needed),
    past: step(note.past),
    times: note.times && toText(note.times, 1),
    isRedefined: note.isRedefined,
  });
}
