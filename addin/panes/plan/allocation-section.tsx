import { Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import type { PlanDeskReply } from '../../../functions/contract/planning';
import { readAllocation } from '../../../functions/domain/allocation/read-rows';
import { clockText, filingText, stepText } from '../../text/zh';
import { serialsText, allocation as words } from '../../text/zh-planning';
import { ActionBar } from '../../widgets/action-bar';
import { MessageLine } from '../../widgets/problem-bar';
import { usePane } from '../pane-context';
import { useAttempt } from '../use-attempt';
import { AllocationChanges, AllocationUnread } from './allocation-changes';
import { useAllocationSheet } from './allocation-sheet';
import { type AllocationSummary, compareAllocation, isForYear, summarise } from './allocation-summary';
import { AllocationTables } from './allocation-tables';
import { DeskProblem } from './desk-problem';
import { refusalText } from './refusal-text';
import type { TakeDesk } from './use-plan';

const useStyles = makeStyles({
  section: { flexGrow: 1, display: 'flex', flexDirection: 'column', minWidth: 0 },
  body: { display: 'flex', flexDirection: 'column', gap: '8px', padding: '12px' },
  quiet: { margin: 0, fontSize: tokens.fontSizeBase200, lineHeight: '18px', color: tokens.colorNeutralForeground3 },
  year: { maxWidth: '160px' },
});

interface AllocationSectionProps {
  desk: PlanDeskReply;
  onDesk: TakeDesk;
}

/** 任务分解: which unit reports what and which department leads, marked on a sheet and saved into the draft. */
export function AllocationSection({ desk, onDesk }: AllocationSectionProps) {
  const styles = useStyles();
  const { api, workbook } = usePane();
  const { draft, units, staffing } = desk;
  const doing = useAttempt();
  const { grid, isRefused, read } = useAllocationSheet(workbook, draft.id);
  const [chosenYear, setChosenYear] = useState<number | null>(null);
  const [savedAt, setSavedAt] = useState<string | null>(null);

  const year = chosenYear ?? yearInHand(desk);
  const reading = useMemo(() => grid && readAllocation(grid, draft, units), [grid, draft, units]);
  const changes = reading ? compareAllocation(draft, reading.indicators, units) : [];
  const shown = { ...draft, indicators: reading?.indicators ?? draft.indicators };
  const summary = summarise(shown, units, staffing, year);
  const isOtherYear = grid !== null && !isForYear(grid.units, draft, units, year);

  const handleOpen = () =>
    doing.attempt(async () => {
      // What stands on the sheet now decides whether it may be written anew, not what was read a moment ago.
      const before = await read();
      const isFree =
        !before || compareAllocation(draft, readAllocation(before, draft, units).indicators, units).length === 0;
      const rewrite = before !== null && isFree && !isForYear(before.units, draft, units, year);
      await workbook.allocation.open(desk, year, { rewrite });
      await read();
    });

  const handleSave = () =>
    doing.attempt(async () => {
      const now = await read();
      if (!now) return;
      const { indicators } = readAllocation(now, draft, units);
      const { revision, references, route } = draft;
      const next = await api.planning.savePlanDraft(draft.id, { revision, indicators, references, route });
      setSavedAt(new Date().toISOString());
      onDesk(next);
    });

  const nothing = savedAt ? words.saved(clockText(savedAt)) : `${words.nothingToSave}。`;
  const refusal = refusalText(desk, 'savePlanDraft');
  const reason = refusal ? `${refusal}。` : changes.length === 0 ? nothing : null;
  const openReason = isOtherYear && changes.length > 0 ? words.rewriteBlocked : null;
  const open = {
    label: !grid ? words.openYear(year) : isOtherYear ? words.openYear(year) : words.bringToFront,
    onClick: () => void handleOpen(),
    disabledReason: openReason && `${openReason}。`,
    isBusy: doing.isBusy,
  };
  return (
    <section className={styles.section} aria-label={words.heading}>
      <div className={styles.body}>
        <DeskProblem plan={draft.id} attempt={doing} onDesk={onDesk} />
        {isRefused && <p className={styles.quiet}>{words.readFault}</p>}
        {!grid && <p className={styles.quiet}>{words.lead}</p>}
        {draft.indicators.length === 0 ? (
          <p className={styles.quiet}>{words.noIndicators}</p>
        ) : (
          <>
            <Field label={words.year} size="small" hint={words.yearHint}>
              <Select
                size="small"
                className={styles.year}
                value={String(year)}
                onChange={(_, { value }) => setChosenYear(Number(value))}
              >
                {planYears(desk).map((option) => (
                  <option key={option} value={option}>
                    {words.yearOption(option)}
                  </option>
                ))}
              </Select>
            </Field>
            {isOtherYear && <p className={styles.quiet}>{words.otherUnits(year)}</p>}
            {reading && <AllocationUnread draft={draft} findings={reading.findings} />}
            {reading && <AllocationChanges changes={changes} />}
            <Lacking summary={summary} />
            <AllocationTables summary={summary} year={year} />
            <p className={styles.quiet}>{words.route([filingText, ...draft.route.map((step) => stepText[step])])}</p>
          </>
        )}
      </div>
      {draft.indicators.length > 0 && (
        <ActionBar
          secondary={grid ? [open] : []}
          primary={
            grid
              ? {
                  label: words.save(changes.length),
                  onClick: () => void handleSave(),
                  disabledReason: reason,
                  isBusy: doing.isBusy,
                }
              : open
          }
        />
      )}
    </section>
  );
}

/** Tasks that nobody would do: said together and first, since a round opened on them stands still. */
function Lacking({ summary: { units, indicators } }: { summary: AllocationSummary }) {
  const fillers = units.filter(({ count, hasFiller }) => count > 0 && !hasFiller).map(({ unit }) => unit.name);
  const active = indicators.filter(({ isActive }) => isActive);
  const noUnits = active.filter(({ count }) => count === 0).map(({ indicator }) => indicator.serial);
  const noDepartment = active.filter(({ indicator }) => !indicator.department).map(({ indicator }) => indicator.serial);
  const lines: [boolean, string, string][] = [
    [fillers.length > 0, words.lackFillers(fillers), words.lackFillersRemedy],
    [noUnits.length > 0, words.lackUnits(serialsText(noUnits)), words.lackUnitsRemedy],
    [noDepartment.length > 0, words.lackDepartments(serialsText(noDepartment)), words.lackDepartmentsRemedy],
  ];
  return lines.map(
    ([isSo, what, remedy]) => isSo && <MessageLine key={remedy} intent="warning" what={what} remedy={remedy} />,
  );
}

const planYears = ({ draft: { startYear, endYear } }: PlanDeskReply) =>
  Array.from({ length: endYear - startYear + 1 }, (_, index) => startYear + index);

/** The year whose figures are being asked for these days: the one that is just over, within the plan's years. */
function yearInHand({ draft: { startYear, endYear }, today }: PlanDeskReply): number {
  return Math.min(Math.max(Number(today.slice(0, 4)) - 1, startYear), endYear);
}
