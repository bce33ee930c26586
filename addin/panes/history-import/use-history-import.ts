import { useCallback, useEffect, useState } from 'react';
import type { ImportReply, ImportsReply } from '../../../functions/contract/imports';
import type { PlanId } from '../../../functions/domain/ids';
import { maxImportBytes } from '../../../functions/domain/observation/past-years';
import type { ImportFile } from '../../api/imports-api';
import { clockText, problemText } from '../../text/zh';
import { pastYears as words } from '../../text/zh-past-years';
import { usePane } from '../pane-context';
import { useAttempt } from '../use-attempt';
import { fromFile, fromText } from './import-file';

type ImportedUnit = ImportsReply['imports'][number]['units'][number];

/** What became of an approval, and of which file. */
interface Approved {
  name: string;
  text: string;
}

/** 历史数据 of a plan: a file on its way in, and what came from files so far. */
export function useHistoryImport(plan: PlanId) {
  const { api } = usePane();
  const [reply, setReply] = useState<ImportsReply | null>(null);
  const [file, setFile] = useState<ImportFile | null>(null);
  const [pasted, setPasted] = useState('');
  const [tooLarge, setTooLarge] = useState(false);
  const [trial, setTrial] = useState<ImportReply | null>(null);
  const [leaveOutFaulty, setLeaveOutFaulty] = useState(false);
  const [sent, setSent] = useState<string | null>(null);
  const [isAnother, setIsAnother] = useState(false);
  const [approved, setApproved] = useState<Approved | null>(null);
  const loading = useAttempt();
  const doing = useAttempt();

  const load = useCallback(
    () => loading.attempt(async () => setReply(await api.importing.imports(plan))),
    [api, plan, loading.attempt],
  );
  useEffect(() => void load(), [load]);

  const forget = () => {
    setTrial(null);
    setLeaveOutFaulty(false);
    setTooLarge(false);
  };
  const source =
    file ?? (pasted.trim() === '' ? null : fromText(words.pastedName(clockText(new Date().toISOString())), pasted));
  const ready = trial ? countReady(trial) : 0;
  const isHeld = trial !== null && trial.faults > 0 && !leaveOutFaulty;

  return {
    reply,
    file,
    pasted,
    tooLarge,
    trial,
    leaveOutFaulty,
    setLeaveOutFaulty,
    sent,
    /** The fields once more, after a file went in. */
    startAnew: () => {
      setSent(null);
      setIsAnother(true);
    },
    /** The fields were asked for by a button, which is gone: the keyboard goes to them. */
    isAnother,
    approved,
    loading,
    doing,
    load,
    ready,
    hasSource: source !== null,
    /** Why the file can't be sent now; null if it can. */
    reason: !trial ? words.notTried : ready === 0 ? words.nothingToSend : isHeld ? words.faultsStand : null,

    choose: (chosen: File | undefined) =>
      doing.attempt(async () => {
        if (!chosen) return;
        forget();
        setPasted('');
        const fits = chosen.size <= maxImportBytes;
        setTooLarge(!fits);
        setFile(fits ? await fromFile(chosen) : null);
      }),

    paste(text: string) {
      forget();
      setFile(null);
      setPasted(text);
      setTooLarge(new TextEncoder().encode(text).length > maxImportBytes);
    },

    tryIt: () =>
      doing.attempt(async () => {
        if (!source || tooLarge) return;
        // The very same goes in afterwards, under the name it was tried with.
        setFile(source);
        setTrial(await api.importing.tryImport(plan, source));
      }),

    send: () =>
      doing.attempt(async () => {
        if (!file || !trial) return;
        const after = await api.importing.importFile(plan, file, leaveOutFaulty);
        setFile(null);
        setPasted('');
        forget();
        setSent(words.sent(countReady(after)));
        setReply(await api.importing.imports(plan));
      }),

    /** `name`: of the file, under whose button the outcome is told. */
    approve: (name: string, units: ImportedUnit[]) =>
      doing.attempt(async () => {
        const wanted = units.map(({ round, unit, revision }) => ({ round, unit, revision }));
        const { imports, refused } = await api.importing.approveImport(plan, wanted);
        setReply(imports);
        const [first] = refused;
        const why = first?.refusal ? `：${problemText(first.refusal.code, first.refusal.details).what}` : '';
        const failed = refused.length > 0 ? `；${words.refused(refused.length)}${why}` : '';
        setApproved({ name, text: `${words.approved(wanted.length - refused.length)}${failed}` });
      }),
  };
}

export type HistoryImport = ReturnType<typeof useHistoryImport>;

/** Units and years that go in: those nothing stands in the way of. */
function countReady({ years }: ImportReply): number {
  return years.flatMap(({ refusal, units }) => (refusal ? [] : units.filter((unit) => unit.refusal === null))).length;
}
