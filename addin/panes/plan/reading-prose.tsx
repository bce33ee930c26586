import { makeStyles, mergeClasses, ToggleButton, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { PlanDraft } from '../../../functions/domain/plan/draft';
import { type ProseTarget, type ProseTargetKind, proseTargetKinds } from '../../../functions/domain/plan/plan';
import { readingText, rowName, sourceText, reading as words } from '../../text/zh-planning';

const useStyles = makeStyles({
  quiet: { margin: '0 0 6px', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  chips: { display: 'flex', flexWrap: 'wrap', gap: '4px' },
  chip: { minWidth: 'auto', fontWeight: tokens.fontWeightRegular },
  group: { margin: '10px 0 0', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  item: { padding: '6px 0 8px', borderBottom: `1px solid ${tokens.colorNeutralStroke3}`, overflowWrap: 'anywhere' },
  name: { lineHeight: '20px' },
  line: { fontSize: tokens.fontSizeBase200, lineHeight: '18px', color: tokens.colorNeutralForeground2 },
  small: { fontSize: tokens.fontSizeBase200, lineHeight: '18px', color: tokens.colorNeutralForeground3 },
  differs: { color: tokens.colorPaletteMarigoldForeground2 },
});

type Filter = 'all' | 'differing' | ProseTargetKind;

/** Whether the sentence says something else than the table's row on the same matter. */
const isDiffering = ({ related }: ProseTarget) => related !== null && related.relation !== 'same';

const passes = (target: ProseTarget, filter: Filter) =>
  filter === 'all' || (filter === 'differing' ? isDiffering(target) : target.kind === filter);

/** Targets of the text, by kind: what the sentence says, how it was read, and what it does to the table's row. */
export function ReadingProse({ draft }: { draft: PlanDraft }) {
  const styles = useStyles();
  const [filter, setFilter] = useState<Filter>('all');
  const { proseTargets } = draft;
  const kinds = proseTargetKinds.filter((kind) => proseTargets.some((target) => target.kind === kind));
  const options: { id: Filter; word: string }[] = [
    { id: 'all', word: words.all },
    ...(proseTargets.some(isDiffering) ? [{ id: 'differing', word: words.differing } as const] : []),
    ...kinds.map((kind) => ({ id: kind, word: words.kinds[kind] })),
  ];
  const shown = proseTargets.filter((target) => passes(target, filter));
  return (
    <>
      <p className={styles.quiet}>{words.proseLead}</p>
      {options.length > 2 && (
        // biome-ignore lint/a11y/useSemanticElements: a toolbar of toggles, no form
        <div role="group" aria-label={words.filterLabel} className={styles.chips}>
          {options.map(({ id, word }) => (
            <ToggleButton
              key={id}
              size="small"
              shape="circular"
              className={styles.chip}
              checked={filter === id}
              onClick={() => setFilter(id)}
            >
              {words.chip(word, proseTargets.filter((target) => passes(target, id)).length)}
            </ToggleButton>
          ))}
        </div>
      )}
      {kinds
        .map((kind) => ({ kind, targets: shown.filter((target) => target.kind === kind) }))
        .filter(({ targets }) => targets.length > 0)
        .map(({ kind, targets }) => (
          <section key={kind} aria-label={words.kinds[kind]}>
            <h4 className={styles.group}>{words.chip(words.kinds[kind], targets.length)}</h4>
            <ul className={styles.list}>
              {targets.map((target) => (
                <ProseItem key={target.id} target={target} draft={draft} />
              ))}
            </ul>
          </section>
        ))}
    </>
  );
}

function ProseItem({ target, draft }: { target: ProseTarget; draft: PlanDraft }) {
  const styles = useStyles();
  const { related, source } = target;
  // 全覆盖 in words was read as a share, whatever the sentence counts.
  const measure = target.measure ?? (target.kind === 'fullCoverage' ? '%' : null);
  return (
    <li className={styles.item}>
      <div className={styles.name}>
        {target.name} {words.words(target.raw)}
      </div>
      <div className={styles.line}>
        {words.readAs(readingText(target.reading, measure))} ·{' '}
        {target.dueYear === null ? words.noDue : words.due(target.dueYear)}
      </div>
      {related && (
        <div className={mergeClasses(styles.line, isDiffering(target) && styles.differs)}>
          {words.relation(words.relations[related.relation], rowName(draft, related.indicator))}
        </div>
      )}
      {target.remark && <div className={styles.small}>{target.remark}</div>}
      <div className={styles.small}>
        {sourceText(source)}
        {source.kind === 'text' && words.sourceWords(source.words)}
      </div>
    </li>
  );
}
