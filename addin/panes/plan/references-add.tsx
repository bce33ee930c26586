import { Button, Field, Input, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { PlanDeskReply } from '../../../functions/contract/planning';
import type { SeriesId } from '../../../functions/domain/ids';
import type { PlanDraft } from '../../../functions/domain/plan/draft';
import { clockText } from '../../text/zh';
import { references as words } from '../../text/zh-planning';
import { usePane } from '../pane-context';
import { useAttempt } from '../use-attempt';
import { DeskProblem } from './desk-problem';
import { refusalText } from './refusal-text';
import type { TakeDesk } from './use-plan';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: '8px' },
  box: { minWidth: 0, width: '100%' },
  reason: { fontSize: tokens.fontSizeBase200, lineHeight: '16px', color: tokens.colorNeutralForeground2 },
});

const nothing = { name: '', measure: '', definition: '' };

interface ReferencesAddProps {
  desk: PlanDeskReply;
  onDesk: TakeDesk;
}

/** A new outside figure, kept in the draft; its years are entered once it is there. */
export function ReferencesAdd({ desk, onDesk }: ReferencesAddProps) {
  const styles = useStyles();
  const { api } = usePane();
  const doing = useAttempt();
  const { isBusy, attempt } = doing;
  const [typed, setTyped] = useState(nothing);
  const [added, setAdded] = useState<string | null>(null);
  const { draft } = desk;
  const reason = refusalText(desk, 'savePlanDraft') ?? reasonAgainst(typed, draft);
  const isUntouched = Object.values(typed).every((text) => text === '');

  const handleAdd = () =>
    attempt(async () => {
      const series = {
        id: nextId(draft),
        name: typed.name.trim(),
        measure: typed.measure.trim(),
        definition: typed.definition.trim(),
      };
      const { revision, indicators, route, references } = draft;
      const changes = { revision, indicators, route, references: [...references, series] };
      const next = await api.planning.savePlanDraft(draft.id, changes);
      setAdded(words.added(clockText(new Date().toISOString()), series.name));
      setTyped(nothing);
      onDesk(next);
    });

  const fieldOf = (field: 'name' | 'measure', label: string) => (
    <Field label={label} size="small" required>
      <Input
        size="small"
        className={styles.box}
        maxLength={200}
        value={typed[field]}
        onChange={(_, { value }) => setTyped({ ...typed, [field]: value })}
      />
    </Field>
  );

  return (
    <div className={styles.form}>
      <DeskProblem plan={desk.draft.id} attempt={doing} onDesk={onDesk} />
      {fieldOf('name', words.nameField)}
      {fieldOf('measure', words.measureField)}
      <Field label={words.definitionField} size="small" required hint={words.definitionHint}>
        <Textarea
          size="small"
          className={styles.box}
          rows={2}
          maxLength={2000}
          value={typed.definition}
          onChange={(_, { value }) => setTyped({ ...typed, definition: value })}
        />
      </Field>
      <div className={styles.reason} role="status">
        {isUntouched && added ? added : reason && `${reason}。`}
      </div>
      <Button
        disabledFocusable={reason !== null || isBusy}
        aria-busy={isBusy || undefined}
        onClick={reason === null && !isBusy ? (event) => event.detail < 2 && void handleAdd() : undefined}
      >
        {words.add}
      </Button>
    </div>
  );
}

function reasonAgainst({ name, measure, definition }: typeof nothing, { references }: PlanDraft): string | null {
  if (name.trim() === '') return words.nameMissing;
  if (references.some((series) => series.name === name.trim())) return words.nameTaken(name.trim());
  if (measure.trim() === '') return words.measureMissing;
  return definition.trim() === '' ? words.definitionMissing : null;
}

/** The next id of the plan's own that is free: `rs_nt_3`. */
export function nextId({ code, references }: Pick<PlanDraft, 'code' | 'references'>): SeriesId {
  const taken = new Set(references.map(({ id }) => id));
  for (let number = references.length + 1; ; number += 1) {
    const id: SeriesId = `rs_${code.toLowerCase()}_${number}`;
    if (!taken.has(id)) return id;
  }
}
