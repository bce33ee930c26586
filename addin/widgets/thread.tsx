import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { Field } from '../../functions/domain/submission/entry';
import { fieldText, timeText } from '../text/zh';
import { threadText as words } from '../text/zh-route';

/** One thing said about a line. */
export interface Message {
  id: string;
  kind: 'asked' | 'answered' | 'returned' | 'sentBack';
  by: string;
  /** 代理: whose duty it was. */
  onBehalfOf: string | null;
  /** An ISO instant. */
  at: string;
  text: string;
  /** Of a return: which figure, and what it might be instead. */
  field: Field | null;
  suggestion: string | null;
}

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: '6px' },
  message: { paddingLeft: '8px', borderLeft: `3px solid ${tokens.colorNeutralStroke1}`, overflowWrap: 'anywhere' },
  asked: { borderLeftColor: tokens.colorPaletteLavenderBorderActive },
  answered: { borderLeftColor: tokens.colorPaletteGreenBorderActive },
  returned: { borderLeftColor: tokens.colorPaletteRedBorderActive },
  sentBack: { borderLeftColor: tokens.colorPaletteDarkOrangeBorderActive },
  head: { fontSize: '12px', lineHeight: '16px', color: tokens.colorNeutralForeground3 },
  text: { lineHeight: '20px', whiteSpace: 'pre-wrap' },
});

/** 往来: questions, answers and returns about one line in the order of time, each with who said it and when. */
export function Thread({ messages, label }: { messages: Message[]; label: string }) {
  const styles = useStyles();
  return (
    <ol className={styles.list} aria-label={label}>
      {messages.map(({ id, kind, by, onBehalfOf, at, text, field, suggestion }) => (
        <li key={id} className={mergeClasses(styles.message, styles[kind])}>
          <div className={styles.head}>
            {words.said(words.kinds[kind], by, onBehalfOf, timeText(at))}
            {field !== null && ` · ${fieldText[field]}`}
          </div>
          <div className={styles.text}>{text}</div>
          {suggestion !== null && <div className={styles.head}>{words.suggested(suggestion)}</div>}
        </li>
      ))}
    </ol>
  );
}
