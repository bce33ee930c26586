import { Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { HouseReply } from '../../../functions/contract/people';
import { isLeaving } from '../../../functions/domain/org/org-change';
import { type RosterFault, readRoster } from '../../../functions/domain/roster/read-rows';
import { clockText } from '../../text/zh';
import { houseText, rosterPaneText as words } from '../../text/zh-people';
import { Fold } from '../../widgets/fold';
import { FormFrame } from '../../widgets/form-frame';
import { ProblemBar } from '../../widgets/problem-bar';
import { usePane } from '../pane-context';
import { useAttempt } from '../use-attempt';
import { FormFoot } from './form-foot';
import { ItemList } from './item-list';
import { useLook } from './look';
import { toUnitNames } from './names';
import type { HouseDesk } from './use-house';

type Reading = ReturnType<typeof readRoster>;

/** Many changes at once: on the sheet 人员与单位, read back and looked at before they are proposed. */
export function RosterSection({ desk, house }: { desk: HouseReply; house: HouseDesk }) {
  const styles = useLook();
  const { workbook } = usePane();
  const doing = useAttempt();
  const [reading, setReading] = useState<Reading | 'none' | null>(null);
  const [reason, setReason] = useState('');
  const [said, setSaid] = useState('');
  const names = toUnitNames([desk.city, ...desk.units]);

  const read = async (): Promise<Reading | null> => {
    const grid = await workbook.roster.read(desk.city.id);
    const found = grid && readRoster(grid, desk);
    setReading(found ?? 'none');
    return found;
  };
  const handleOpen = (rewrite: boolean) =>
    doing.attempt(async () => {
      await workbook.roster.open(desk, { rewrite });
      setReading(null);
    });
  const handlePropose = () =>
    doing.attempt(async () => {
      // What stands on the sheet now is what is proposed, not what was read a moment ago.
      const now = await read();
      if (!now || now.items.length === 0) return;
      if (!(await house.propose(now.items, reason))) return;
      setReading(null);
      setReason('');
      setSaid(houseText.proposed(clockText(new Date().toISOString())));
    });

  const found = reading === 'none' ? null : reading;
  return (
    <Fold summary={words.heading}>
      <div className={styles.stack}>
        <p className={styles.quiet}>{words.hint}</p>
        <ProblemBar problem={doing.problem} onClose={doing.dismiss} />
        <div className={styles.buttons}>
          <Button size="small" onClick={() => void handleOpen(false)}>
            {words.open}
          </Button>
          <Button size="small" onClick={() => void doing.attempt(read)}>
            {words.read}
          </Button>
          <Button size="small" appearance="subtle" onClick={() => void handleOpen(true)}>
            {words.rewrite}
          </Button>
        </div>
        <div className={styles.quiet} role="status">
          {reading === 'none' ? words.none : said}
        </div>
        {found && found.faults.length > 0 && <Faults faults={found.faults} />}
        {found && found.items.length === 0 && found.faults.length === 0 && <p className={styles.quiet}>{words.same}</p>}
        {found && found.items.length > 0 && (
          <FormFrame className={styles.form} label={words.heading}>
            <h4 className={styles.heading}>{words.differences(found.items.length)}</h4>
            <ItemList items={found.items} names={names} />
            {found.items.some(isLeaving) && <p className={styles.quiet}>{words.leavesAtOnce}</p>}
            <Field label={houseText.reason} size="small" required hint={houseText.reasonHint}>
              <Input
                size="small"
                className={styles.box}
                maxLength={500}
                value={reason}
                onChange={(_, { value }) => setReason(value)}
              />
            </Field>
            <FormFoot
              label={houseText.propose}
              missing={reason.trim() === '' ? [houseText.reason] : []}
              isBusy={doing.isBusy}
              onSend={handlePropose}
            />
          </FormFrame>
        )}
      </div>
    </Fold>
  );
}

function Faults({ faults }: { faults: RosterFault[] }) {
  const styles = useLook();
  return (
    <div className={styles.form} role="alert">
      <h4 className={styles.heading}>{words.faults(faults.length)}</h4>
      {faults.map(({ row, name, fault, column, found }) => (
        <div key={`${row} ${name} ${column}`} className={styles.line}>
          {`${words.at(row, name)}：${column === null || column === 'key' ? '' : `${words.columns[column]}`}${words.fault[fault](found)}`}
        </div>
      ))}
    </div>
  );
}
