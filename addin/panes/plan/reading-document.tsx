import { makeStyles, tokens } from '@fluentui/react-components';
import type { PlanDraft } from '../../../functions/domain/plan/draft';
import { dateText } from '../../text/zh';
import { reading as words } from '../../text/zh-planning';

const useStyles = makeStyles({
  facts: { margin: 0, display: 'flex', flexDirection: 'column', gap: '6px' },
  word: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  fact: { margin: 0, overflowWrap: 'anywhere', lineHeight: '20px' },
  lines: { display: 'block' },
});

/** What the document is and what it says of its own evaluation. */
export function ReadingDocument({ draft }: { draft: PlanDraft }) {
  const styles = useStyles();
  const { issuers, documentNumber, issuedOn, parents, evaluationClause, milestones } = draft;
  const facts: [string, string[]][] = [
    [words.facts.issuers, issuers],
    [words.facts.documentNumber, documentNumber === null ? [] : [documentNumber]],
    [words.facts.issuedOn, issuedOn === null ? [] : [dateText(issuedOn)]],
    [words.facts.parents, parents.map(({ title }) => title)],
    [words.facts.evaluationClause, [evaluationClause ?? words.noClause]],
    [
      words.facts.milestones,
      milestones.length > 0
        ? milestones.map(({ year, kind }) => words.milestone(year, words.milestoneKinds[kind]))
        : [words.noMilestones],
    ],
  ];
  return (
    <dl className={styles.facts}>
      {facts
        .filter(([, lines]) => lines.length > 0)
        .map(([word, lines]) => (
          <div key={word}>
            <dt className={styles.word}>{word}</dt>
            <dd className={styles.fact}>
              {lines.map((line) => (
                <span key={line} className={styles.lines}>
                  {line}
                </span>
              ))}
            </dd>
          </div>
        ))}
    </dl>
  );
}
