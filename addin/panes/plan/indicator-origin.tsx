import { makeStyles, tokens } from '@fluentui/react-components';
import { relationLabels } from '../../../functions/domain/catalogue/labels';
import type { IndicatorDraft, PlanDraft } from '../../../functions/domain/plan/draft';
import { printValue } from '../../../functions/domain/plan/value';
import { priorStateText } from '../../text/zh';
import { withMeasure, indicatorText as words } from '../../text/zh-plan';
import { reading, sourceText } from '../../text/zh-planning';

const useStyles = makeStyles({
  texts: { margin: 0, display: 'grid', gap: '6px' },
  term: { fontSize: '12px', color: tokens.colorNeutralForeground3 },
  detail: { margin: 0, fontSize: '12px', lineHeight: '18px', overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** Where an indicator comes from: its row, the row of the period before, what the text says on the same matter, and doubts. */
export function IndicatorOrigin({ indicator, draft }: { indicator: IndicatorDraft; draft: PlanDraft }) {
  const styles = useStyles();
  const prose = draft.proseTargets.filter(({ related }) => related?.indicator === indicator.id);
  const notes = draft.notes.filter(({ about }) => about.includes(indicator.id));
  return (
    <dl className={styles.texts}>
      {indicator.definition && (
        <div>
          <dt className={styles.term}>{words.definition}</dt>
          <dd className={styles.detail}>{indicator.definition}</dd>
        </div>
      )}
      <div>
        <dt className={styles.term}>{words.source}</dt>
        <dd className={styles.detail}>{sourceText(indicator.source)}</dd>
      </div>
      {indicator.baseline.note && (
        <div>
          <dt className={styles.term}>{words.baselineNote}</dt>
          <dd className={styles.detail}>{indicator.baseline.note}</dd>
        </div>
      )}
      {indicator.predecessor && (
        <div>
          <dt className={styles.term}>{words.prior}</dt>
          <dd className={styles.detail}>{priorLine(indicator.predecessor, draft)}</dd>
        </div>
      )}
      {prose.length > 0 && (
        <div>
          <dt className={styles.term}>{words.prose}</dt>
          {prose.map(({ id, name, raw, related, source, remark }) => (
            <dd key={id} className={styles.detail}>
              {related && `${reading.relations[related.relation]}：`}
              {`${name}「${raw}」`}
              <span className={styles.quiet}>{`（${sourceText(source)}）`}</span>
              {remark}
            </dd>
          ))}
        </div>
      )}
      {notes.length > 0 && (
        <div>
          <dt className={styles.term}>{words.notes}</dt>
          {notes.map(({ id, text }) => (
            <dd key={id} className={styles.detail}>
              {text}
            </dd>
          ))}
        </div>
      )}
      {indicator.remark && (
        <div>
          <dt className={styles.term}>{words.remark}</dt>
          <dd className={styles.detail}>{indicator.remark}</dd>
        </div>
      )}
    </dl>
  );
}

function priorLine(predecessor: NonNullable<IndicatorDraft['predecessor']>, draft: PlanDraft): string {
  const prior = draft.priorResults.find(({ id }) => id === predecessor.indicator);
  const other = draft.indicators.find(({ id }) => id === predecessor.indicator);
  const how = relationLabels[predecessor.relation];
  const note = predecessor.note ? `。${predecessor.note}` : '';
  if (!prior) return words.priorOther(how, other?.name ?? predecessor.indicator, note);
  return words.priorLine({
    how,
    name: prior.name,
    target: prior.target?.raw ?? null,
    actual: withMeasure(printValue(prior.actual), prior.measure),
    state: priorStateText[prior.state],
    note,
  });
}
