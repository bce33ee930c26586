import { makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { EvaluationDeskReply } from '../../../functions/contract/evaluating';
import type { EvaluationReply } from '../../../functions/contract/evaluation';
import type { RoundId } from '../../../functions/domain/ids';
import { timeText, verdictName } from '../../text/zh';
import { publication as words } from '../../text/zh-evaluating';
import { ActionBar } from '../../widgets/action-bar';
import { ProblemBar } from '../../widgets/problem-bar';
import { ReasonBox } from '../../widgets/reason-box';
import type { ResultChange } from './publication-changes';
import { usePublishing } from './use-publishing';

const useStyles = makeStyles({
  panel: { display: 'flex', flexDirection: 'column', flexGrow: 1 },
  body: { display: 'grid', gap: '10px', padding: '12px', alignContent: 'start' },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: '22px' },
  head: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: '20px' },
  quiet: { margin: 0, fontSize: '12px', lineHeight: '18px', color: tokens.colorNeutralForeground2 },
  list: { margin: 0, paddingLeft: '16px', fontSize: '12px', lineHeight: '20px' },
});

interface PanelProps {
  round: RoundId;
  evaluation: EvaluationReply;
  onDesk: {
    desk: EvaluationDeskReply;
    take: (next: EvaluationDeskReply) => void;
    load: () => Promise<EvaluationDeskReply | null>;
  };
  hasUnsaved: boolean;
  onClose: () => void;
}

/** 发布: what is still missing, what is different from the last one, why, and the one button that freezes it. */
export function PublishPanel({ round, evaluation, onDesk, hasUnsaved, onClose }: PanelProps) {
  const styles = useStyles();
  const publishing = usePublishing(round, { evaluation, ...onDesk });
  const [note, setNote] = useState('');
  const { number, missing, changes, refusal, isBusy, problem } = publishing;
  const incomplete = evaluation.counts.binding.incomplete + evaluation.counts.anticipatory.incomplete;
  const isCorrection = number > 1;
  const reason =
    (hasUnsaved ? words.unsaved : null) ??
    (missing.length > 0 ? words.missing(missing.length) : null) ??
    refusal ??
    (isCorrection && note.trim() === '' ? words.noteMissing : null);
  return (
    <section className={styles.panel} aria-label={words.title(number, evaluation.dataYear)}>
      <div className={styles.body}>
        <ProblemBar
          problem={problem}
          onClose={publishing.dismiss}
          action={publishing.isStale ? { label: words.loadLatest, onClick: publishing.loadLatest } : undefined}
        />
        <h3 className={styles.title}>{words.title(number, evaluation.dataYear)}</h3>
        <p className={styles.quiet}>{words.lead(timeText(evaluation.asOf))}</p>
        {missing.length > 0 && (
          <div>
            <h4 className={styles.head}>{words.missing(missing.length)}</h4>
            <ul className={styles.list}>
              {missing.map(({ indicator, name, fields }) => (
                <li key={indicator}>{words.missingLine(name, fields)}</li>
              ))}
            </ul>
          </div>
        )}
        {incomplete > 0 && <p className={styles.quiet}>{`${words.incomplete(incomplete)}。`}</p>}
        {changes && <Changes changes={changes} number={number - 1} names={evaluation.verdictNames} />}
        <ReasonBox
          label={words.note}
          hint={isCorrection ? words.correctionHint : words.noteHint}
          value={note}
          onChange={setNote}
          isRequired={isCorrection}
        />
      </div>
      <ActionBar
        secondary={[{ label: words.leave, onClick: onClose, isBusy }]}
        primary={{
          label: words.publish(number),
          isBusy,
          disabledReason: reason,
          onClick: async () => {
            if (await publishing.publish(evaluation.asOf, note.trim())) onClose();
          },
        }}
      />
    </section>
  );
}

interface ChangesProps {
  changes: ResultChange[];
  number: number;
  names: EvaluationReply['verdictNames'];
}

function Changes({ changes, number, names }: ChangesProps) {
  const styles = useStyles();
  if (changes.length === 0) return <p className={styles.quiet}>{`${words.unchanged(number)}。`}</p>;
  return (
    <div>
      <h4 className={styles.head}>{words.changes(number, changes.length)}</h4>
      <ul className={styles.list}>
        {changes.map((change) => (
          <li key={change.item.indicator}>{changeText(change, names)}</li>
        ))}
      </ul>
    </div>
  );
}

function changeText({ item, before, ...changed }: ResultChange, names: EvaluationReply['verdictNames']): string {
  if (!before) return words.added(item.name);
  const pieces = [
    ...(changed.isTargetChanged ? [words.targetChange(before.target, item.target)] : []),
    ...(changed.isFigureChanged ? [words.figureChange(before.actual?.text ?? null, item.actual?.text ?? null)] : []),
    ...(changed.isVerdictChanged
      ? [words.verdictChange(verdictName(before.verdict, names), verdictName(item.verdict, names))]
      : []),
  ];
  return `${item.serial} ${item.name}：${pieces.join('，')}`;
}
