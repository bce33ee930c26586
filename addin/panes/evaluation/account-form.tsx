import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import type { IndicatorEvaluationView } from '../../../functions/contract/evaluation';
import { type Account, emptyAccount, missingInAccount } from '../../../functions/domain/evaluation/publication';
import { accounts as words } from '../../text/zh-evaluating';
import { FormFrame } from '../../widgets/form-frame';
import { ReasonBox } from '../../widgets/reason-box';

const useStyles = makeStyles({
  form: {
    display: 'flex',
    flexDirection: 'column',
    gap: '4px',
    padding: '8px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  head: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  pair: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(110px, 1fr))', gap: '8px', marginTop: '4px' },
  box: { minWidth: 0, width: '100%' },
  quiet: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  suggestion: {
    justifyContent: 'flex-start',
    textAlign: 'left',
    fontWeight: 'normal',
    whiteSpace: 'normal',
    overflowWrap: 'anywhere',
  },
});

interface FormProps {
  item: IndicatorEvaluationView;
  account: Account | undefined;
  suggestions: { unit: string; text: string }[];
  /** What somebody else saved meanwhile; null where nobody did. */
  elsewhere: Account | null;
  isUnsaved: boolean;
  onWrite: (change: Partial<Account>) => void;
}

/** 原因和措施 of one indicator, in place. What a unit explained and was approved can be taken over word for word. */
export function AccountForm({ item, account = emptyAccount, suggestions, elsewhere, isUnsaved, onWrite }: FormProps) {
  const styles = useStyles();
  const isBinding = item.nature === 'binding';
  const lacks = missingInAccount(account, isBinding);
  const standing = [...(lacks.length > 0 ? [words.lacks(lacks)] : []), ...(isUnsaved ? [words.unsaved] : [])];
  return (
    <FormFrame className={styles.form} label={`${words.heading}：${item.name}`}>
      <h5 className={styles.head}>{words.heading}</h5>
      {elsewhere && <p className={styles.quiet}>{words.elsewhere(accountText(elsewhere))}</p>}
      <ReasonBox label={words.fields.cause} value={account.cause} isRequired onChange={(cause) => onWrite({ cause })} />
      {distinct(suggestions).map(({ unit, text }) => (
        <Button
          key={`${unit} ${text}`}
          size="small"
          appearance="outline"
          className={styles.suggestion}
          // What is there stays: several units may each have part of the cause.
          onClick={() => onWrite({ cause: joined(account.cause, text) })}
        >
          {words.suggestion(unit, text)}
        </Button>
      ))}
      <ReasonBox
        label={words.fields.measure}
        value={account.measure}
        isRequired
        onChange={(measure) => onWrite({ measure })}
      />
      {isBinding && (
        <div className={styles.pair}>
          <Field label={words.fields.responsible} size="small" required>
            <Input
              size="small"
              className={styles.box}
              maxLength={200}
              value={account.responsible}
              onChange={(_, { value }) => onWrite({ responsible: value })}
            />
          </Field>
          <Field label={words.fields.dueOn} size="small" required>
            <Input
              size="small"
              className={styles.box}
              type="date"
              value={account.dueOn}
              onChange={(_, { value }) => onWrite({ dueOn: value })}
            />
          </Field>
        </div>
      )}
      {standing.length > 0 && <p className={styles.quiet}>{standing.join(' · ')}</p>}
    </FormFrame>
  );
}

/** The same where nothing may be written: an approver's view, or what was published. */
export function AccountText({ account }: { account: Account | undefined }) {
  const styles = useStyles();
  const text = account ? accountText(account) : '';
  return (
    <section className={styles.form}>
      <h5 className={styles.head}>{words.heading}</h5>
      <p className={styles.quiet}>{text === '' ? words.none : text}</p>
    </section>
  );
}

/** All that is written, in one line: 「原因：…；措施：…」. */
function accountText(account: Account): string {
  return (Object.keys(words.fields) as (keyof Account)[])
    .filter((field) => account[field] !== '')
    .map((field) => `${words.fields[field]}：${account[field]}`)
    .join('；');
}

function joined(before: string, added: string): string {
  if (before.trim() === '') return added;
  return before.includes(added) ? before : `${before}\n${added}`;
}

/** The parts of an indicator are often explained in the same words. */
function distinct(suggestions: FormProps['suggestions']): FormProps['suggestions'] {
  return suggestions.filter(
    (one, at) => at === suggestions.findIndex((other) => other.unit === one.unit && other.text === one.text),
  );
}
