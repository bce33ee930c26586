import { useCallback, useEffect, useRef, useState } from 'react';
import type { FormReply } from '../../../functions/contract/form';
import { type FormGrid, type GridReading, toEntries } from '../../../functions/domain/form/grid';
import type { EntryKey } from '../../../functions/domain/ids';
import { Problem } from '../../../functions/domain/problem';
import type { Entry, Field } from '../../../functions/domain/submission/entry';
import type { Finding } from '../../../functions/domain/submission/findings';
import { readFilled } from '../../../functions/domain/submission/read-filled';
import { type InStep, toInStep } from '../../excel/sheet-identity';
import type { FormState, Unsubscribe, Workbook } from '../../excel/workbook';
import { questionsOf } from '../thread-of';
import { entriesFor, openCellsOf } from './line-state';

// Long enough not to read at every key, short enough to feel at once.
const afterTypingMs = 400;
// Excel refuses to be read while a cell is being edited; the next try comes by itself.
const afterRefusalMs = 2_000;
const refusalsBeforeSaying = 3;

/** What stands in the sheet at a moment, and what the rules find in it. */
export interface SheetReading {
  entries: Entry[];
  findings: Finding[];
  missingKeys: EntryKey[];
  changedPrint: string[];
  /** The cells to fill as they were found, by which a write knows whether they are still the same. */
  cells: FormGrid['rows'];
}

/** What is to stand in a cell. */
export interface CellText {
  key: EntryKey;
  field: Field;
  text: string;
}

/** Whether the workbook has the form: unknown until asked, none, one of an older version, or here. */
export type SheetState = 'unknown' | 'none' | 'oldVersion' | 'here';

/** What is in front: our form, a form of another unit or round, or something else. */
export type InFront = 'form' | 'otherUnit' | 'otherRound' | 'elsewhere';

export function formState({ template, submission }: FormReply, entries: Entry[]): FormState {
  // A submission keeps its returns until they are passed; once handed in again they are the reviewer's, and no line of
  // the filler's sheet is marked any more.
  const returns = submission.status === 'returned' ? submission.returns : [];
  return { template, entries, open: openCellsOf(submission), returns, questions: questionsOf(submission) };
}

/** The form's sheet: reads it after typing, follows the selection, writes for the person, mends it. */
export function useSheet(workbook: Workbook, latest: { current: FormReply | null }, form: FormReply | null) {
  const [state, setState] = useState<SheetState>('unknown');
  const [reading, setReading] = useState<SheetReading | null>(null);
  const [typedCount, setTypedCount] = useState(0);
  const [selected, setSelected] = useState<EntryKey | null>(null);
  const [inFront, setInFront] = useState<InFront>('form');
  const [problem, setProblem] = useState<unknown>(null);
  const turn = useRef(0);
  // What the texts in the sheet were tied to when it was last read: a text that stands on while the figure moves is void.
  const tied = useRef<Entry[]>([]);
  const confirmed = useRef<ReadonlySet<EntryKey>>(new Set());
  const hasForm = form !== null;

  /** Reads the sheet as it stands now. Null (with the state set) if there is none that fits. */
  const read = useCallback(async (): Promise<SheetReading | null> => {
    const now = latest.current;
    if (!now) return null;
    turn.current += 1;
    const mine = turn.current;
    try {
      const found = await workbook.readForm(now.template);
      const grid = toEntries(now.template, found);
      const isFor = confirmed.current;
      const known = [...tied.current, ...now.submission.entries];
      const next = { ...toReading(now, grid, known, isFor), cells: found.rows };
      // A slower, older reading never overwrites a newer one on the screen.
      if (mine === turn.current) {
        setReading(next);
        tied.current = next.entries;
        confirmed.current = new Set([...confirmed.current].filter((key) => !isFor.has(key)));
      }
      setState('here');
      setProblem(null);
      return next;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (error.code === 'form.notFound') setState('none');
      else if (error.code === 'form.oldVersion') setState('oldVersion');
      else throw error;
      return null;
    }
  }, [workbook, latest]);

  const look = useCallback(async () => {
    const now = latest.current;
    if (!now) return;
    const identity = await workbook.activeForm().catch(() => null);
    if (!identity) setInFront('elsewhere');
    else if (identity.unit !== now.template.unit) setInFront('otherUnit');
    else setInFront(identity.round === now.template.round ? 'form' : 'otherRound');
  }, [workbook, latest]);

  /** Runs something the person asked for, and shows why if it fails. */
  const attempt = useCallback(async (work: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work();
      setProblem(null);
      return true;
    } catch (error) {
      setProblem(error);
      return false;
    }
  }, []);

  useEffect(() => {
    if (!hasForm) return;
    void attempt(async () => {
      const now = latest.current;
      if (now && (await workbook.hasForm(now.template))) await read();
      else setState('none');
      await look();
    });
  }, [hasForm, workbook, latest, read, look, attempt]);

  // The sheet's events are hints: they say when to look, never what is there.
  const isHere = state === 'here';
  useEffect(() => {
    const now = latest.current;
    if (!isHere || !now) return;
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let refusals = 0;
    const unsubscribes: Unsubscribe[] = [];

    const readLater = (delay: number) => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        read().then(
          () => {
            refusals = 0;
            if (!isOver) setTypedCount((count) => count + 1);
          },
          (error: unknown) => {
            refusals += 1;
            if (isOver) return;
            if (refusals >= refusalsBeforeSaying) setProblem(error);
            readLater(afterRefusalMs);
          },
        );
      }, delay);
    };
    const keep = (subscription: Promise<Unsubscribe>) =>
      subscription.then(
        (unsubscribe) => (isOver ? void unsubscribe() : void unsubscribes.push(unsubscribe)),
        (error: unknown) => setProblem(error),
      );

    void keep(workbook.onTyped(now.template, () => readLater(afterTypingMs)));
    void keep(
      workbook.onSelected(now.template, (at) => {
        if (at) setSelected(at.key);
        void look();
      }),
    );
    return () => {
      isOver = true;
      clearTimeout(timer);
      for (const unsubscribe of unsubscribes) void unsubscribe();
    };
  }, [isHere, workbook, latest, read, look]);

  /** Writes the form into the workbook, or brings the one there to the front. */
  const pull = useCallback(
    () =>
      attempt(async () => {
        const now = latest.current;
        if (!now) return;
        const stored = formState(now, entriesFor(now.template, now.submission.entries));
        await workbook.openForm({ ...stored, inStep: toInStep(now.submission) }, { replaceTyped: false });
        await read();
        await look();
      }),
    [workbook, latest, read, look, attempt],
  );

  /** Writes the form anew with the given lines in place of what stands there. */
  const rewrite = useCallback(
    async (entries: Entry[]) => {
      const now = latest.current;
      if (!now) return;
      await workbook.openForm(formState(now, entries), { replaceTyped: true });
      await read();
      await look();
    },
    [workbook, latest, read, look],
  );

  /**
   * Writes these cells and no others, each only where it still says what the reading found. False: something was typed in one
   * of them meanwhile, and stays.
   */
  const writeOver = useCallback(
    async ({ cells }: SheetReading, texts: CellText[]): Promise<boolean> => {
      const now = latest.current;
      if (!now) return false;
      const rows = new Map(cells.map((row) => [row.key, row.cells]));
      const changes = texts.map((cell) => ({ ...cell, found: rows.get(cell.key)?.[cell.field] ?? '' }));
      return (await workbook.writeCells(now.template, changes)).length === 0;
    },
    [workbook, latest],
  );

  /** Writes several cells for the person, as they stood in a reading; what was typed over since stays as it was typed. */
  const writeAll = useCallback(
    (reading: SheetReading, texts: CellText[]) =>
      attempt(async () => {
        await writeOver(reading, texts);
        await read();
        setTypedCount((count) => count + 1);
      }),
    [read, writeOver, attempt],
  );

  const inStep = useCallback(
    async () => (latest.current ? workbook.inStep(latest.current.template) : null),
    [workbook, latest],
  );

  const noteInStep = useCallback(
    async (step: InStep) => {
      if (latest.current) await workbook.noteInStep(latest.current.template, step);
    },
    [workbook, latest],
  );

  /**
   * Mends the form: deleted rows, overwritten print, an old version. The workbook keeps what was typed; only where some
   * lines are closed is the form written anew, so that those say again what was accepted.
   */
  const restore = useCallback(async () => {
    const now = latest.current;
    if (!now || !Array.isArray(openCellsOf(now.submission))) return pull();
    return attempt(async () => rewrite(await readForMending(workbook, now)));
  }, [workbook, latest, pull, rewrite, attempt]);

  const write = useCallback(
    (key: EntryKey, field: Field, text: string) =>
      attempt(async () => {
        const now = latest.current;
        if (!now) return;
        await workbook.writeCell(now.template, key, field, text);
        // The workbook reports only what the person types; what is written for them counts as typed all the same.
        await read();
        setTypedCount((count) => count + 1);
      }),
    [workbook, latest, read, attempt],
  );

  /** 说明仍适用: what the line's explanation says holds for the figures as they stand now. */
  const confirm = useCallback(
    (key: EntryKey) =>
      attempt(async () => {
        confirmed.current = new Set([...confirmed.current, key]);
        await read();
        setTypedCount((count) => count + 1);
      }),
    [read, attempt],
  );

  const goTo = useCallback(
    (key: EntryKey, field: Field) =>
      attempt(async () => {
        const now = latest.current;
        if (!now) return;
        await workbook.goTo(now.template, key, field);
        setSelected(key);
        setInFront('form');
      }),
    [workbook, latest, attempt],
  );

  const clearProblem = useCallback(() => setProblem(null), []);

  return {
    state,
    reading,
    typedCount,
    selected,
    inFront,
    problem,
    setProblem,
    clearProblem,
    read,
    look,
    pull,
    rewrite,
    restore,
    write,
    writeOver,
    writeAll,
    inStep,
    noteInStep,
    confirm,
    goTo,
  };
}

export type Sheet = ReturnType<typeof useSheet>;

function toReading(
  { template }: FormReply,
  grid: GridReading,
  known: Entry[],
  confirmed: ReadonlySet<EntryKey>,
): Omit<SheetReading, 'cells'> {
  const { missingKeys, changedPrint } = grid;
  return { ...readFilled(template, grid, known, confirmed), missingKeys, changedPrint };
}

/** The lines to write when the form is mended: as typed where they are open and there, as stored where not. */
async function readForMending(workbook: Workbook, { template, submission }: FormReply): Promise<Entry[]> {
  const found = await workbook.readForm(template);
  const { round, unit, version } = template;
  // An old version is still this unit's form: its lines are found by key, so its identity may be read as the new one.
  const isOurs = found.identity.round === round && found.identity.unit === unit;
  const grid = toEntries(template, isOurs ? { ...found, identity: { round, unit, version } } : found);
  const stored = new Map(entriesFor(template, submission.entries).map((entry) => [entry.key, entry]));
  const open = openCellsOf(submission);
  const isOpen = (key: EntryKey) => open === 'all' || (Array.isArray(open) && open.includes(key));
  return grid.entries.map((entry) =>
    isOpen(entry.key) && !grid.missingKeys.includes(entry.key) ? entry : (stored.get(entry.key) ?? entry),
  );
}
