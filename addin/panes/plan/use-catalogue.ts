import { useMemo, useState } from 'react';
import type { PlanDeskReply } from '../../../functions/contract/planning';
import type { IndicatorId } from '../../../functions/domain/ids';
import { Problem } from '../../../functions/domain/problem';
import { problemText } from '../../text/zh';
import { usePane } from '../pane-context';
import { isSameGrid, readDesk, typedMeanwhile } from './catalogue-reading';
import { useCatalogueMarks, useCatalogueSheet } from './use-catalogue-sheet';
import type { TakeDesk } from './use-plan';

export interface CatalogueProps {
  desk: PlanDeskReply;
  onDesk: TakeDesk;
  /** Revisions of the draft that are this person's own work since the plan was opened. */
  ownRevisions: ReadonlySet<number>;
}

type Busy = 'open' | 'save' | 'publish' | 'load' | 'write' | null;

const isStale = (error: unknown) => error instanceof Problem && error.code === 'plan.stale';

/** 指标体系 on the desk: the sheet, what is found in it, and the steps from the sheet to a published version. */
export function useCatalogue({ desk, onDesk, ownRevisions }: CatalogueProps) {
  const { api } = usePane();
  const plan = desk.draft.id;
  const sheet = useCatalogueSheet(plan);
  const { grid } = sheet;
  const [dropped, setDropped] = useState<ReadonlySet<IndicatorId>>(new Set());
  const reading = useMemo(() => readDesk(desk, grid, dropped), [desk, grid, dropped]);
  useCatalogueMarks(plan, sheet, reading.findings);

  const [busy, setBusy] = useState<Busy>(null);
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const [publishedVersion, setPublishedVersion] = useState<number | null>(null);
  const [keptOver, setKeptOver] = useState<number | null>(null);

  const { revision } = desk.draft;
  // Without a difference nothing is lost either way, whoever saved what.
  const isBehind =
    grid !== null &&
    grid.revision !== revision &&
    !(ownRevisions.has(grid.revision) && ownRevisions.has(revision)) &&
    keptOver !== revision &&
    reading.unsaved.length > 0;

  async function during(what: Exclude<Busy, null>, work: () => Promise<unknown>): Promise<boolean> {
    if (busy) return false;
    setBusy(what);
    const isDone = await sheet.attempt(work);
    setBusy(null);
    return isDone;
  }

  /** Changes the plan on the server; if somebody else was first, theirs comes to the desk and is shown beside what is here. */
  async function change(work: () => Promise<PlanDeskReply>): Promise<PlanDeskReply | null> {
    try {
      return await work();
    } catch (error) {
      if (!isStale(error)) throw error;
      onDesk(await api.planning.plan(plan), 'lookedAgain');
      return null;
    }
  }

  const refusal = (action: PlanDeskReply['allowedActions'][number]['action']) => {
    const found = desk.allowedActions.find((candidate) => candidate.action === action);
    const why = found ? found.refusal : { code: 'action.notYours', details: { action } };
    return why && problemText(why.code, why.details).what;
  };

  return {
    desk,
    sheet,
    reading,
    busy,
    savedAt,
    publishedVersion,
    isBehind,
    isReadOnly: refusal('savePlanDraft') !== null,
    saveRefusal: refusal('savePlanDraft'),
    publishRefusal: refusal('publishPlan'),

    open: () => during('open', () => sheet.open(desk, false)),

    save: () =>
      during('save', async () => {
        const sent = await sheet.read();
        if (!sent) return;
        const { references, route } = desk.draft;
        const { indicators } = readDesk(desk, sent, dropped);
        const next = await change(() => api.planning.savePlanDraft(plan, { revision, indicators, references, route }));
        if (!next) return;
        // The sheet first: until it says the same as the answer, the two would differ for the eye.
        try {
          const now = await sheet.read();
          // Written anew, added rows get their keys and every target says how it was read.
          const written = await sheet.open(next, true);
          if (now && written && !isSameGrid(sent, now)) await sheet.write(typedMeanwhile(sent, now, written));
        } finally {
          onDesk(next);
          setSavedAt(next.draft.saved?.at ?? null);
          setPublishedVersion(null);
        }
      }),

    /** Takes what is stored in place of the sheet. */
    loadLatest: () =>
      during('load', async () => {
        const next = await api.planning.plan(plan);
        try {
          await sheet.open(next, true);
        } finally {
          onDesk(next, 'lookedAgain');
          setSavedAt(null);
        }
      }),

    /** Takes a never published indicator, whose row is gone, out of the plan; it goes with the next saving. */
    drop: (id: IndicatorId) => setDropped((before) => new Set(before).add(id)),

    /** Writes the sheet anew as it was read: rows that are gone come back, readable changes stay. */
    restoreRows: () =>
      during('open', () => sheet.open({ ...desk, draft: { ...desk.draft, indicators: reading.indicators } }, true)),

    keepMine: () => setKeptOver(revision),

    publish: (note: string) =>
      during('publish', async () => {
        const next = await change(() => api.planning.publishPlan(plan, revision, note));
        if (!next) return;
        try {
          if (sheet.state === 'here') await sheet.open(next, true);
        } finally {
          onDesk(next);
          setSavedAt(null);
          setPublishedVersion(next.published?.version ?? null);
        }
      }),

    write: (cells: Parameters<typeof sheet.write>[0]) => during('write', () => sheet.write(cells)),
  };
}

export type Catalogue = ReturnType<typeof useCatalogue>;
