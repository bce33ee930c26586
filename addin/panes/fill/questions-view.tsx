import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { FormReply } from '../../../functions/contract/form';
import type { FormRow } from '../../../functions/domain/form/template';
import { clockText, lineText, widgetText } from '../../text/zh';
import { threadText as words } from '../../text/zh-route';
import { ProblemBar } from '../../widgets/problem-bar';
import { ReasonBox } from '../../widgets/reason-box';
import { Thread } from '../../widgets/thread';
import { usePane } from '../pane-context';
import { threadOf } from '../thread-of';
import { useKept } from '../use-kept';
import { isOffered } from './line-state';
import { type Answers, useAnswers } from './use-answers';
import type { Fill } from './use-fill';

const useStyles = makeStyles({
  section: { padding: '12px 12px 0', display: 'grid', gap: '8px' },
  heading: { margin: 0, fontSize: '14px', lineHeight: '20px', fontWeight: tokens.fontWeightSemibold },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: '8px' },
  item: {
    padding: '8px 10px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderLeftWidth: '3px',
    borderLeftColor: tokens.colorPaletteLavenderBorderActive,
    borderRadius: tokens.borderRadiusMedium,
    display: 'grid',
    gap: '6px',
    minWidth: 0,
  },
  line: { display: 'flex', justifyContent: 'space-between', alignItems: 'flex-start', gap: '8px' },
  name: {
    margin: 0,
    fontSize: '14px',
    lineHeight: '20px',
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  go: { minWidth: 'auto', flexShrink: 0 },
  send: { justifySelf: 'start' },
  small: { fontSize: '12px', lineHeight: '18px', color: tokens.colorNeutralForeground2 },
});

/** 询问 that wait for an answer, each with what was said about the line before, the way to its cell, and a box to answer. */
export function QuestionsView({ fill, form }: { fill: Fill; form: FormReply }) {
  const styles = useStyles();
  const answers = useAnswers(fill, form);
  const { template, submission } = form;
  const rows = template.rows.filter(({ key }) => answers.keys.includes(key));
  if (rows.length === 0 && answers.answeredAt === null) return null;
  const title = words.toAnswer(submission.questions.length);
  return (
    <section className={styles.section} aria-label={title}>
      {rows.length > 0 && <h2 className={styles.heading}>{title}</h2>}
      <ProblemBar problem={answers.problem} onClose={answers.dismiss} />
      <ul className={styles.list}>
        {rows.map((row) => (
          <Question key={row.key} fill={fill} form={form} row={row} answers={answers} />
        ))}
      </ul>
      <div className={styles.small} role="status">
        {answers.answeredAt && words.answered(clockText(answers.answeredAt))}
      </div>
    </section>
  );
}

function Question({ fill, form, row, answers }: { fill: Fill; form: FormReply; row: FormRow; answers: Answers }) {
  const styles = useStyles();
  const { me } = usePane();
  const { submission, template } = form;
  const [text, setText] = useKept<string>(`${me.id}/${template.round}/${template.unit}/answer/${row.key}`, '');
  const [hasTried, setHasTried] = useState(false);
  const label = lineText(row);
  const field = row.inputs[0];

  function handleSend() {
    setHasTried(true);
    if (text.trim() === '') return;
    void answers.answer(row.key, text.trim(), () => {
      setText('');
      setHasTried(false);
    });
  }

  return (
    <li className={styles.item}>
      <div className={styles.line}>
        <h3 className={styles.name}>{label}</h3>
        {fill.sheet.state === 'here' && field && (
          <Button
            size="small"
            className={styles.go}
            aria-label={`${widgetText.goTo}：${label}`}
            onClick={() => fill.sheet.goTo(row.key, field)}
          >
            {widgetText.goTo}
          </Button>
        )}
      </div>
      <Thread messages={threadOf(submission.history, row.key)} label={words.of(label)} />
      {isOffered(submission, 'answer') && (
        <>
          <ReasonBox
            label={words.answer}
            value={text}
            onChange={setText}
            hint={words.answerHint}
            problem={hasTried && text.trim() === '' ? words.answerMissing : null}
          />
          <Button
            size="small"
            className={styles.send}
            aria-label={words.sendAnswerTo(label)}
            disabledFocusable={answers.isBusy}
            onClick={answers.isBusy ? undefined : handleSend}
          >
            {answers.isBusy ? words.sending : words.sendAnswer}
          </Button>
        </>
      )}
    </li>
  );
}
