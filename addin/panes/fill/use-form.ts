import { useCallback, useEffect, useRef, useState } from 'react';
import type { FormReply } from '../../../functions/contract/form';
import type { SubmissionView } from '../../../functions/contract/submission';
import type { OrgUnitId, RoundId } from '../../../functions/domain/ids';
import type { Api, Change } from '../../api/api';

/** The form and where its submission stands, as the server has it. */
export function useForm(api: Api, round: RoundId, unit: OrgUnitId) {
  const [form, setForm] = useState<FormReply | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  // Work that was begun before a reply came must see the newest revision, not the one of its own render.
  const latest = useRef<FormReply | null>(null);

  const isUnderWay = useRef(false);

  const take = useCallback((next: FormReply) => {
    latest.current = next;
    setForm(next);
  }, []);

  const takeSubmission = useCallback(
    (submission: SubmissionView) => {
      if (latest.current) take({ ...latest.current, submission });
    },
    [take],
  );

  const load = useCallback(async () => {
    // One that waits (for the network, or for a new sign-in) is enough.
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    try {
      take(await api.form(round, unit));
      setProblem(null);
    } catch (error) {
      setProblem(error);
    } finally {
      isUnderWay.current = false;
    }
  }, [api, round, unit, take]);

  useEffect(() => {
    void load();
  }, [load]);

  /** What a change has to say of itself: made on the revision known now. */
  const change = useCallback(
    (): Change => ({ round, unit, revision: latest.current?.submission.revision ?? 0 }),
    [round, unit],
  );

  return { form, latest, problem, load, take, takeSubmission, change };
}
