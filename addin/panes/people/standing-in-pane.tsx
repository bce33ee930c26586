import { Button, makeStyles } from '@fluentui/react-components';
import { useCallback, useEffect, useState } from 'react';
import type { StandingInReply } from '../../../functions/contract/people';
import type { OrgUnitId } from '../../../functions/domain/ids';
import { widgetText } from '../../text/zh';
import { roleText, standingInText as words } from '../../text/zh-people';
import { Loading } from '../../widgets/loading';
import { ProblemBar } from '../../widgets/problem-bar';
import { useOpened } from '../../widgets/use-opened';
import { usePane } from '../pane-context';
import { useAttempt } from '../use-attempt';
import { DelegationForm } from './delegation-form';
import { DelegationList } from './delegation-list';
import { useLook } from './look';
import { dutyText, toUnitNames } from './names';

const useStyles = makeStyles({ pane: { padding: '12px', display: 'grid', gap: '12px', alignContent: 'start' } });

/** 代理 as it concerns the person: who does their work while they are away, and whose work they do. */
export default function StandingInPane() {
  const styles = useStyles();
  const look = useLook();
  const { api, me } = usePane();
  const [reply, setReply] = useState<StandingInReply | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  const forms = useOpened<'setUp'>();
  const isOpen = forms.opened === 'setUp';
  const doing = useAttempt();

  const load = useCallback(async () => {
    try {
      setReply(await api.people.standingIn());
      setFault(null);
    } catch (error) {
      setFault(error);
    }
  }, [api]);
  useEffect(() => {
    void load();
  }, [load]);

  if (!reply) {
    return fault ? (
      <ProblemBar problem={fault} action={{ label: widgetText.retry, onClick: load }} />
    ) : (
      <Loading label={words.loading} />
    );
  }
  const names = toUnitNames(
    Object.entries(reply.unitNames).map(([id, name]) => ({ id: id as OrgUnitId, name: name ?? id })),
  );
  const { duties, colleagues, today, longestDays, forMe, byMe } = reply;
  const close = () => forms.close('setUp');
  const change = async (work: () => Promise<StandingInReply>): Promise<boolean> => {
    const isDone = await doing.attempt(async () => setReply(await work()));
    if (isDone) close();
    return isDone;
  };
  const end = (owner: OrgUnitId, id: (typeof forMe)[number]['id']) => void change(() => api.people.revoke(owner, id));
  return (
    <div className={styles.pane}>
      <ProblemBar problem={doing.problem} onClose={doing.dismiss} />
      <section className={look.stack} aria-label={words.forMe}>
        <h2 className={look.heading}>{words.forMe}</h2>
        <DelegationList
          delegations={forMe}
          names={names}
          today={today}
          label={words.forMe}
          none={words.noneForMe}
          endLabel={words.revoke}
          onEnd={({ owner, id }) => end(owner, id)}
        />
        {!isOpen && duties.length > 0 && (
          <div className={look.buttons}>
            <Button size="small" ref={forms.opener('setUp')} onClick={() => forms.open('setUp')}>
              {words.setUp}
            </Button>
          </div>
        )}
        {duties.length === 0 && <p className={look.quiet}>{words.noDuties}</p>}
        {isOpen && (
          <DelegationForm
            from={me.id}
            duties={duties.map(({ duty, owner }) => ({ owner, duty, label: dutyText(duty, names) }))}
            candidatesOf={(owner) =>
              colleagues
                .filter((one) => one.owner === owner)
                .map(({ id, name, unitName, role }) => ({ id, name, place: `${unitName} ${roleText[role]}` }))
            }
            today={today}
            longestDays={longestDays}
            isBusy={doing.isBusy}
            onSetUp={(wanted) => change(() => api.people.delegate(wanted))}
            onClose={close}
          />
        )}
      </section>
      <section className={look.stack} aria-label={words.byMe}>
        <h2 className={look.heading}>{words.byMe}</h2>
        <DelegationList
          delegations={byMe}
          names={names}
          today={today}
          label={words.byMe}
          none={words.noneByMe}
          endLabel={words.endMine}
          onEnd={({ owner, id }) => end(owner, id)}
        />
      </section>
    </div>
  );
}
