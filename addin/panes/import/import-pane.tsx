import { makeStyles, tokens } from '@fluentui/react-components';
import { useMemo } from 'react';
import type { Flag, PlanReading } from '../../../functions/domain/import/reading';
import { clockText, widgetText } from '../../text/zh';
import { importing as words } from '../../text/zh-planning';
import { ActionBar } from '../../widgets/action-bar';
import { Fold } from '../../widgets/fold';
import { Loading } from '../../widgets/loading';
import { MessageLine, ProblemBar } from '../../widgets/problem-bar';
import { ImportFields } from './import-fields';
import { ImportFlagList } from './import-flag-list';
import { ImportOutcome } from './import-outcome';
import type { NoSource } from './import-source';
import { ImportTable } from './import-table';
import { countTargets } from './import-wish';
import { type ImportState, useImport } from './use-import';

const useStyles = makeStyles({
  pane: { display: 'flex', flexDirection: 'column', flexGrow: 1, minWidth: 0 },
  body: { display: 'flex', flexDirection: 'column', gap: '12px', padding: '12px' },
  lead: { margin: 0, lineHeight: '20px' },
  quiet: { margin: 0, fontSize: tokens.fontSizeBase200, lineHeight: '18px', color: tokens.colorNeutralForeground3 },
  part: { display: 'flex', flexDirection: 'column', gap: '8px' },
  head: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  list: { margin: 0, paddingLeft: '16px', fontSize: tokens.fontSizeBase200, overflowWrap: 'anywhere' },
});

/** 从表格新建规划: reads the table on the sheet in front, has every doubt looked at, and sets up the draft of a plan. */
export default function ImportPane() {
  const styles = useStyles();
  const state = useImport();
  const { source, reading, hasTable, plans, isBusy } = state;
  const read = { label: source ? words.readAgain : words.read, onClick: state.read, isBusy };
  return (
    <div className={styles.pane}>
      <div className={styles.body}>
        <ProblemBar
          problem={state.problem}
          onClose={state.reload ? undefined : state.dismiss}
          action={state.reload ? { label: widgetText.retry, onClick: state.reload } : undefined}
        />
        {!hasTable && (
          <>
            <p className={styles.lead}>{words.lead}</p>
            <p className={styles.quiet}>{words.leadDetail}</p>
          </>
        )}
        <Trouble state={state} />
        {!plans && !state.problem && <Loading label={words.loading} />}
        {reading && hasTable && <Reading state={state} reading={reading} />}
      </div>
      <ActionBar
        note={source && words.readAt(source.rows.sheet ?? '', clockText(source.at))}
        secondary={hasTable ? [read] : []}
        primary={
          reading && hasTable
            ? {
                label: words.create(countTargets(reading)),
                onClick: state.create,
                disabledReason: state.reason && `${state.reason}。`,
                isBusy: isBusy || !plans,
              }
            : read
        }
      />
    </div>
  );
}

/** Why the sheet in front gave nothing, or less than it seems to hold. */
function Trouble({ state: { trouble, reading, hasTable, source, flags } }: { state: ImportState }) {
  if (trouble) return <MessageLine intent="warning" {...troubleWords(trouble)} />;
  if (!reading || !source) return null;
  if (!hasTable) {
    const headless = flags.some(({ flag }) => flag.kind === 'noHeader');
    const found = words.noTable(source.rows.sheet ?? '');
    return <MessageLine intent="warning" what={headless ? words.noHeader : found.what} remedy={found.remedy} />;
  }
  const targets = reading.tables.filter(({ purpose }) => purpose === 'target');
  if (targets.length < 2) return null;
  const captions = targets.map(({ caption, number }) => caption?.text.trim() || words.tableName(number));
  return <MessageLine intent="info" {...words.severalTargets(captions)} />;
}

function troubleWords(trouble: NoSource): { what: string; remedy: string } {
  switch (trouble.kind) {
    case 'ownSheet':
      return words.ownSheet;
    case 'empty':
      return words.empty(trouble.sheet);
    case 'tooManyMerges':
      return words.tooManyMerges(trouble.sheet);
    case 'tooLarge':
      return trouble.rows > trouble.limit.rows
        ? words.tooManyRows(trouble.rows, trouble.limit.rows)
        : words.tooManyColumns(trouble.columns, trouble.limit.columns);
  }
}

function Reading({ state, reading }: { state: ImportState; reading: PlanReading }) {
  const styles = useStyles();
  const { flags, checked } = state;
  const open = useMemo(
    () => new Set<Flag>(flags.filter(({ key }) => !checked.has(key)).map(({ flag }) => flag)),
    [flags, checked],
  );
  return (
    <>
      <section className={styles.part} aria-label={words.readHeading}>
        <h2 className={styles.head}>{words.readHeading}</h2>
        {reading.tables.map((table) => (
          <ImportTable key={table.number} table={table} open={open} />
        ))}
        {reading.leftovers.length > 0 && (
          <Fold summary={words.leftovers(reading.leftovers.length)}>
            <ul className={styles.list}>
              {reading.leftovers.map((cell, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: texts may repeat, and their order never changes
                <li key={index}>{words.leftoverAt(cell.line, cell.text.trim())}</li>
              ))}
            </ul>
          </Fold>
        )}
      </section>
      <section className={styles.part} aria-label={words.planHeading}>
        <h2 className={styles.head}>{words.planHeading}</h2>
        <ImportFields state={state} />
        {state.parts && <ImportOutcome parts={state.parts} />}
      </section>
      <section className={styles.part} aria-label={words.flagsHeading}>
        <h2 className={styles.head}>{words.flagsHeading}</h2>
        <ImportFlagList
          key={state.source?.count}
          reading={reading}
          flags={flags}
          checked={checked}
          onCheck={state.check}
          onGo={state.goTo}
        />
      </section>
    </>
  );
}
