import { Badge, Button, Field, Input } from '@fluentui/react-components';
import { useId } from 'react';
import type { HouseReply } from '../../../functions/contract/people';
import { problemText, timeText } from '../../text/zh';
import { houseText, orgChangeStatusText, changesText as words } from '../../text/zh-people';
import { focusOnArrival } from '../../widgets/focus-on-arrival';
import { FormFrame } from '../../widgets/form-frame';
import { useOpened } from '../../widgets/use-opened';
import { usePane } from '../pane-context';
import { useFormDraft } from '../use-form-draft';
import { ItemList } from './item-list';
import { useLook } from './look';
import { toUnitNames, type UnitNames } from './names';
import type { HouseDesk } from './use-house';

type Change = HouseReply['changes'][number];

/** 变更: what waits for a second person, and the record of what did. */
export function ChangesSection({ desk, house }: { desk: HouseReply; house: HouseDesk }) {
  const styles = useLook();
  const names = toUnitNames([desk.city, ...desk.units]);
  const waiting = desk.changes.filter(({ status }) => status === 'proposed');
  const decided = desk.changes.filter(({ status }) => status !== 'proposed');
  return (
    <section className={styles.stack} aria-label={houseText.sections.changes}>
      <h3 className={styles.heading}>{words.waiting}</h3>
      {waiting.length === 0 && <p className={styles.quiet}>{words.noneWaiting}</p>}
      <ul className={styles.list} aria-label={words.waiting}>
        {waiting.map((change) => (
          <li key={change.id}>
            <ChangeCard change={change} names={names}>
              <Decide change={change} superior={desk.superior} house={house} />
            </ChangeCard>
          </li>
        ))}
      </ul>
      <h3 className={styles.heading}>{words.record}</h3>
      {decided.length === 0 && <p className={styles.quiet}>{words.noRecord}</p>}
      <ul className={styles.list} aria-label={words.record}>
        {decided.map((change) => (
          <li key={change.id}>
            <ChangeCard change={change} names={names} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function ChangeCard({ change, names, children }: { change: Change; names: UnitNames; children?: React.ReactNode }) {
  const styles = useLook();
  const { number, items, reason, proposedBy, proposedAt, status, decidedBy, decidedAt, decisionNote } = change;
  const isFinal = status === 'confirmed' || status === 'rejected' || status === 'withdrawn';
  return (
    <div className={styles.card}>
      <div className={styles.head}>
        <span className={styles.name}>{words.number(number)}</span>
        <Badge appearance="outline" color={status === 'proposed' ? 'warning' : 'informative'}>
          {orgChangeStatusText[status]}
        </Badge>
      </div>
      <ItemList items={items} names={names} />
      <div className={styles.quiet}>{words.reason(reason)}</div>
      <div className={styles.quiet}>{words.proposedBy(proposedBy.name, timeText(proposedAt))}</div>
      {status === 'atOnce' && <div className={styles.quiet}>{words.atOnce}</div>}
      {isFinal && decidedBy && decidedAt && (
        <div className={styles.quiet}>
          {words.decided(decidedBy.name, timeText(decidedAt), words.decidedBy[status])}
        </div>
      )}
      {decisionNote && <div className={styles.quiet}>{words.note(decisionNote)}</div>}
      {children}
    </div>
  );
}

/** The second person's word, or why this one has none; and taking it back, for who proposed it. */
function Decide({ change, superior, house }: { change: Change; superior: string | null; house: HouseDesk }) {
  const styles = useLook();
  const { me } = usePane();
  const forms = useOpened<'reject'>();
  const isRejecting = forms.opened === 'reject';
  const draft = useFormDraft(`${me.id}/reject/${change.id}`, { note: '' });
  const { note } = draft.fields;
  const { number, refusal, confirmers, confirmersAs, proposedBy } = change;
  const { isBusy } = house.doing;
  const missingId = useId();
  if (refusal) {
    return (
      <>
        <p
          className={styles.quiet}
        >{`${problemText(refusal.code, refusal.details).what}。${words.confirmers(confirmersAs, confirmers, superior)}。`}</p>
        {proposedBy.id === me.id && (
          <div className={styles.buttons}>
            <Button
              size="small"
              aria-label={words.withdrawOf(number)}
              disabledFocusable={isBusy}
              onClick={() => void house.decide(change, 'withdraw', '')}
            >
              {words.withdraw}
            </Button>
          </div>
        )}
      </>
    );
  }
  const isNoteMissing = isRejecting && note.trim() === '';
  const handleReject = async () => {
    if (await house.decide(change, 'reject', note)) draft.drop();
  };
  const handleCancel = () => {
    draft.drop();
    forms.close('reject');
  };
  return (
    <FormFrame className={styles.stack} label={words.decideOf(number)} onEscape={() => forms.close('reject')}>
      {isRejecting && (
        <Field label={words.rejectNote} size="small" required>
          <Input
            size="small"
            className={styles.box}
            maxLength={500}
            ref={focusOnArrival}
            value={note}
            onChange={(_, { value }) => draft.write({ note: value })}
          />
        </Field>
      )}
      {isNoteMissing && (
        <p id={missingId} className={styles.quiet}>
          {houseText.missing([words.rejectNote])}
        </p>
      )}
      <div className={styles.buttons}>
        {!isRejecting && (
          <Button
            size="small"
            appearance="primary"
            aria-label={words.confirmOf(number)}
            disabledFocusable={isBusy}
            onClick={() => void house.decide(change, 'confirm', '')}
          >
            {words.confirm}
          </Button>
        )}
        <Button
          size="small"
          aria-label={words.rejectOf(number)}
          aria-describedby={isNoteMissing ? missingId : undefined}
          disabledFocusable={isBusy || isNoteMissing}
          ref={forms.opener('reject')}
          onClick={() => (isRejecting ? void handleReject() : forms.open('reject'))}
        >
          {words.reject}
        </Button>
        {isRejecting && (
          <Button size="small" appearance="subtle" onClick={handleCancel}>
            {houseText.cancel}
          </Button>
        )}
      </div>
    </FormFrame>
  );
}
