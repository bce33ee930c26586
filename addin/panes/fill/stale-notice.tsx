import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
} from '@fluentui/react-components';
import { toCellText } from '../../../functions/domain/form/grid';
import type { FormRow, FormTemplate } from '../../../functions/domain/form/template';
import type { Entry } from '../../../functions/domain/submission/entry';
import type { Conflict } from '../../../functions/domain/submission/merge-entries';
import { lineText } from '../../text/zh';
import { fillText } from '../../text/zh-fill';
import { mergeText } from '../../text/zh-merge';
import { MessageLine } from '../../widgets/problem-bar';
import type { Fill } from './use-fill';
import type { Choice, Merged, Stale } from './use-stale';

const useStyles = makeStyles({
  bar: { flexShrink: 0 },
  title: { display: 'block' },
  list: { listStyleType: 'none', margin: '4px 0 0', padding: 0, display: 'grid', gap: '8px', overflowWrap: 'anywhere' },
  name: { display: 'block', fontWeight: 600 },
  value: { display: 'block' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '6px', marginTop: '4px' },
});

/** Somebody else worked on the same form: what came in, what is to be decided, and what was decided. */
export function StaleNotice({ fill, template }: { fill: Fill; template: FormTemplate }) {
  const { trouble, merged, conflicts, choices, meet, forget } = fill.stale;
  if (trouble === 'failed') {
    return (
      <MessageLine
        intent="warning"
        what={mergeText.failed}
        remedy={mergeText.failedRemedy}
        action={{ label: fillText.loadLatest, onClick: meet }}
      />
    );
  }
  if (trouble === 'meeting') return <MessageLine intent="info" what={mergeText.loading} />;
  if (conflicts.length > 0) return <Conflicts stale={fill.stale} template={template} />;
  if (!merged) return null;
  const { what, remedy } = outcome(merged, choices);
  return (
    <>
      <MessageLine
        intent={merged.leftOut > 0 ? 'warning' : 'info'}
        what={what}
        remedy={remedy}
        action={{ label: mergeText.understood, onClick: forget }}
      />
      {choices.length > 0 && <Chosen choices={choices} template={template} />}
    </>
  );
}

function outcome({ names, taken, leftOut }: Merged, choices: Choice[]): { what: string; remedy: string } {
  if (leftOut > 0) return { what: mergeText.closed(names, leftOut), remedy: mergeText.closedRemedy };
  const isAllMine = choices.every(({ isMine }) => isMine);
  const remedy = isAllMine ? mergeText.takenRemedy : mergeText.takenAndChosenRemedy;
  if (taken > 0) return { what: mergeText.taken(names, taken), remedy };
  if (choices.length > 0) return { what: mergeText.settled(choices.length), remedy: mergeText.takenAndChosenRemedy };
  return { what: mergeText.same(names), remedy: mergeText.sameRemedy };
}

/** Both answers to every question, who gave them and when, and the choice. */
function Conflicts({ stale, template }: { stale: Stale; template: FormTemplate }) {
  const styles = useStyles();
  const { conflicts, merged, choose } = stale;
  return (
    <MessageBar intent="warning" layout="multiline" className={styles.bar} role="status">
      <MessageBarBody>
        <MessageBarTitle className={styles.title}>{`${mergeText.conflicts(conflicts.length)}。`}</MessageBarTitle>
        {`${mergeText.conflictsRemedy}。`}
        {merged && merged.taken > 0 && `${mergeText.taken(merged.names, merged.taken)}。`}
        <ul className={styles.list}>
          {conflicts.map((conflict) => {
            const row = template.rows.find(({ key }) => key === conflict.key);
            if (!row) return null;
            const what = mergeText.what(lineText(row), conflict.field);
            return (
              <li key={`${conflict.key} ${conflict.field}`}>
                <span className={styles.name}>{what}</span>
                <span className={styles.value}>{`${mergeText.base}：${valueIn(row, conflict, 'base')}`}</span>
                <span className={styles.value}>{`${mergeText.mine}：${valueIn(row, conflict, 'mine')}`}</span>
                <span className={styles.value}>
                  {`${mergeText.theirs(conflict.by, merged?.names ?? [])}：${valueIn(row, conflict, 'theirs')}`}
                </span>
                <div className={styles.buttons}>
                  {[true, false].map((isMine) => {
                    const use = isMine ? mergeText.useMine : mergeText.useTheirs;
                    return (
                      <Button
                        key={use}
                        size="small"
                        aria-label={mergeText.choiceOf(use, what)}
                        onClick={() => choose(conflict, row, isMine)}
                      >
                        {use}
                      </Button>
                    );
                  })}
                </div>
              </li>
            );
          })}
        </ul>
      </MessageBarBody>
    </MessageBar>
  );
}

/** What gave way, and where it stands: the choice is not the end of the other value. */
function Chosen({ choices, template }: { choices: Choice[]; template: FormTemplate }) {
  const styles = useStyles();
  return (
    <MessageBar intent="info" layout="multiline" className={styles.bar} role="status">
      <MessageBarBody>
        <ul className={styles.list}>
          {choices.map(({ conflict, isMine, revision }) => {
            const row = template.rows.find(({ key }) => key === conflict.key);
            if (!row) return null;
            const what = mergeText.what(lineText(row), conflict.field);
            const [mine, theirs] = [valueIn(row, conflict, 'mine'), valueIn(row, conflict, 'theirs')];
            return (
              <li key={`${conflict.key} ${conflict.field} ${revision}`}>
                {isMine ? mergeText.keptMine(what, mine, theirs, revision) : mergeText.keptTheirs(what, mine, theirs)}
              </li>
            );
          })}
        </ul>
      </MessageBarBody>
      <MessageBarActions />
    </MessageBar>
  );
}

function valueIn(row: FormRow, { field, ...versions }: Conflict, side: 'base' | 'mine' | 'theirs'): string {
  const entry = versions[side];
  return field === 'state' ? figures(row, entry) : toCellText(entry, field) || mergeText.blank;
}

/** A line's figures as its cells show them: 173/166, or what stands there instead. */
export function figures(row: FormRow, entry: Entry): string {
  return row.inputs.map((field) => toCellText(entry, field) || fillText.blank).join('/');
}
