import { Checkbox, Field, Input, Select } from '@fluentui/react-components';
import type { DelegateBody } from '../../../functions/contract/people';
import type { OrgUnitId, PersonId } from '../../../functions/domain/ids';
import type { Duty } from '../../../functions/domain/org/people';
import { houseText, standingInText as words } from '../../text/zh-people';
import { focusOnArrival } from '../../widgets/focus-on-arrival';
import { FormFrame } from '../../widgets/form-frame';
import { usePane } from '../pane-context';
import { useFormDraft } from '../use-form-draft';
import { FormFoot } from './form-foot';
import { useLook } from './look';

/** Somebody who may be named, and what is said beside their name. */
export interface Candidate {
  id: PersonId;
  name: string;
  place: string;
}

/** A duty that may be handed over, of the city whose business it is. */
export interface OfferedDuty {
  owner: OrgUnitId;
  duty: Duty;
  label: string;
}

// By content: the list is made anew whenever the desk is, and what is ticked stays ticked.
const idOf = ({ owner, duty }: OfferedDuty) => `${owner} ${JSON.stringify(duty)}`;

/** Who stands in, for which duties, from when to when and why. The caller says for whom, and who may be named. */
export function DelegationForm({
  from,
  duties,
  candidatesOf,
  today,
  longestDays,
  isBusy,
  onSetUp,
  onClose,
}: {
  from: PersonId;
  duties: OfferedDuty[];
  candidatesOf: (owner: OrgUnitId) => Candidate[];
  today: string;
  longestDays: number;
  isBusy: boolean;
  /** Whether it was set up: what was typed is forgotten then. */
  onSetUp: (wanted: Omit<DelegateBody, 'requestId'>) => Promise<boolean>;
  onClose: () => void;
}) {
  const styles = useLook();
  const { me } = usePane();
  const draft = useFormDraft(`${me.id}/delegation/${from}`, {
    ticked: duties.length === 1 ? duties.map(idOf) : [],
    to: '' as PersonId | '',
    firstDay: today,
    // Nobody is away for today alone unless they say so: a day set beforehand would be sent unread.
    lastDay: '',
    reason: '',
  });
  const { ticked, firstDay, lastDay, reason } = draft.fields;
  const chosen = duties.filter((offered) => ticked.includes(idOf(offered)));
  // Duties in two cities are two arrangements: the first one chosen says which.
  const owner = chosen[0]?.owner ?? duties[0]?.owner;
  if (owner === undefined) return null;
  const candidates = candidatesOf(owner);
  const to = candidates.find(({ id }) => id === draft.fields.to)?.id ?? '';
  const missing = [
    ...(chosen.length === 0 ? [words.duties] : []),
    ...(to === '' ? [words.to] : []),
    ...(firstDay === '' ? [words.firstDay] : []),
    ...(lastDay === '' ? [words.lastDay] : []),
    ...(reason.trim() === '' ? [words.reason] : []),
  ];

  const handleDuty = (offered: OfferedDuty, isOn: boolean) => {
    const others = chosen.filter((one) => one !== offered && (!isOn || one.owner === offered.owner));
    draft.write({ ticked: [...others, ...(isOn ? [offered] : [])].map(idOf) });
  };
  const handleSetUp = async () => {
    if (to === '' || missing.length > 0) return;
    const wanted = { owner, from, to, duties: chosen.map(({ duty }) => duty), firstDay, lastDay, reason };
    if (await onSetUp(wanted)) draft.drop();
  };
  return (
    <FormFrame className={styles.form} label={words.form} onEscape={onClose}>
      {draft.wasKept && <p className={styles.quiet}>{houseText.kept}</p>}
      <Field label={words.duties} size="small">
        <div className={styles.stack}>
          {duties.map((offered, index) => (
            <Checkbox
              key={idOf(offered)}
              ref={index === 0 ? focusOnArrival : undefined}
              label={offered.label}
              aria-label={offered.label}
              checked={chosen.includes(offered)}
              onChange={(_, { checked }) => handleDuty(offered, checked === true)}
            />
          ))}
        </div>
      </Field>
      <Field label={words.to} size="small" required>
        <Select size="small" value={to} onChange={(_, { value }) => draft.write({ to: value as PersonId | '' })}>
          <option value="">{words.chooseTo}</option>
          {candidates.map(({ id, name, place }) => (
            <option key={id} value={id}>
              {words.person(name, place)}
            </option>
          ))}
        </Select>
      </Field>
      <div className={styles.pair}>
        <Field label={words.firstDay} size="small">
          <Input
            type="date"
            size="small"
            className={styles.box}
            min={today}
            value={firstDay}
            onChange={(_, { value }) => draft.write({ firstDay: value })}
          />
        </Field>
        <Field label={words.lastDay} size="small" required hint={words.longest(longestDays)}>
          <Input
            type="date"
            size="small"
            className={styles.box}
            min={firstDay}
            value={lastDay}
            onChange={(_, { value }) => draft.write({ lastDay: value })}
          />
        </Field>
      </div>
      <Field label={words.reason} size="small" required hint={words.reasonHint}>
        <Input
          size="small"
          className={styles.box}
          maxLength={500}
          value={reason}
          onChange={(_, { value }) => draft.write({ reason: value })}
        />
      </Field>
      <p className={styles.quiet}>{words.limit}</p>
      <FormFoot
        label={words.setUp}
        missing={missing}
        isBusy={isBusy}
        onSend={handleSetUp}
        onCancel={() => {
          draft.drop();
          onClose();
        }}
      />
    </FormFrame>
  );
}
