import { Button, Checkbox, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { PlanDeskReply } from '../../../functions/contract/planning';
import { isAmount } from '../../../functions/domain/decimal';
import type { IndicatorId } from '../../../functions/domain/ids';
import { isSameContent } from '../../../functions/domain/plan/same-content';
import { indexText as words } from '../../text/zh-past-years';
import { Fold } from '../../widgets/fold';
import { FormFrame } from '../../widgets/form-frame';
import { usePane } from '../pane-context';
import { useAttempt } from '../use-attempt';
import { DeskProblem } from './desk-problem';
import { refusalText } from './refusal-text';
import type { TakeDesk } from './use-plan';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: '8px' },
  quiet: { margin: 0, fontSize: tokens.fontSizeBase200, lineHeight: '18px', color: tokens.colorNeutralForeground3 },
  /** A name may take the whole width but for its box; what is wrong with the weight stands under both. */
  weight: {
    gridTemplateColumns: 'minmax(0, 1fr) 56px',
    '& .fui-Field__label': { gridRow: '1', gridColumn: '1' },
    '& .fui-Input': { gridRow: '1', gridColumn: '2', alignSelf: 'start' },
    '& .fui-Field__validationMessage': { gridRow: '2', gridColumn: '1 / -1', justifySelf: 'end' },
  },
  box: { minWidth: 0, width: '56px' },
});

type Weights = Partial<Record<IndicatorId, string>>;

/** Empty is left to count as 1. */
const isUnread = (weight = '') => weight.trim() !== '' && (!isAmount(weight.trim()) || weight.trim().startsWith('-'));

/** What is typed as the plan keeps it: who weighs 1 is not named, nor what can't be read, which keeps from saving. */
function toWeights(typed: Weights): Weights {
  const named = Object.entries(typed).filter(
    ([, weight]) => weight?.trim() !== '' && weight?.trim() !== '1' && !isUnread(weight),
  );
  return Object.fromEntries(named.map(([id, weight]) => [id, weight?.trim()])) as Weights;
}

/** 综合实现程度, which a city may want beside the counts, and what each indicator weighs in it. */
export function IndexForm({ desk, onDesk }: { desk: PlanDeskReply; onDesk: TakeDesk }) {
  const styles = useStyles();
  const { api } = usePane();
  const doing = useAttempt();
  const { draft } = desk;
  const stored = { withIndex: draft.verdictSettings.withIndex, weights: draft.verdictSettings.weights ?? {} };
  const [withIndex, setWithIndex] = useState(stored.withIndex);
  const [typed, setTyped] = useState<Weights>(stored.weights);
  const [isSaved, setIsSaved] = useState(false);

  const weights = toWeights(typed);
  const unread = withIndex ? draft.indicators.filter(({ id }) => isUnread(typed[id])) : [];
  const isChanged = !isSameContent({ withIndex, weights }, stored);
  const reason =
    unread.length > 0
      ? words.unreadIn(unread.map(({ serial }) => serial))
      : (refusalText(desk, 'savePlanDraft') ?? (isChanged ? null : words.same));
  const reasonId = useId();

  const save = () =>
    doing.attempt(async () => {
      const { revision, indicators, references, route } = draft;
      const index = { withIndex, weights };
      onDesk(await api.planning.savePlanDraft(draft.id, { revision, indicators, references, route, index }));
      setIsSaved(true);
    });

  return (
    <Fold summary={words.heading(withIndex, isChanged)}>
      <FormFrame className={styles.form} label={words.title}>
        <p className={styles.quiet}>{words.lead}</p>
        <DeskProblem plan={draft.id} attempt={doing} onDesk={onDesk} />
        <Checkbox
          label={words.withIndex}
          checked={withIndex}
          onChange={(_, { checked }) => {
            setWithIndex(checked === true);
            setIsSaved(false);
          }}
        />
        {withIndex &&
          draft.indicators.map(({ id, serial, name }) => (
            <Field
              key={id}
              label={`${serial} ${name}`}
              size="small"
              orientation="horizontal"
              className={styles.weight}
              validationMessage={isUnread(typed[id]) ? words.unread : undefined}
            >
              <Input
                size="small"
                className={styles.box}
                input={{ className: styles.box, inputMode: 'decimal' }}
                value={typed[id] ?? '1'}
                onChange={(_, { value }) => {
                  setTyped((before) => ({ ...before, [id]: value }));
                  setIsSaved(false);
                }}
              />
            </Field>
          ))}
        {(reason || isSaved) && (
          <div id={reasonId} className={styles.quiet} role="status">
            {isSaved && !isChanged ? words.saved : `${reason}。`}
          </div>
        )}
        <Button
          disabledFocusable={reason !== null}
          aria-describedby={reason === null ? undefined : reasonId}
          aria-busy={doing.isBusy || undefined}
          onClick={reason === null && !doing.isBusy ? () => void save() : undefined}
        >
          {words.save}
        </Button>
      </FormFrame>
    </Fold>
  );
}
