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
import { lineText, problemText } from '../../text/zh';
import { fillText } from '../../text/zh-fill';
import { MessageLine } from '../../widgets/problem-bar';
import type { Fill } from './use-fill';

const useStyles = makeStyles({
  title: { display: 'block' },
  list: { margin: 0, paddingLeft: '16px', overflowWrap: 'anywhere' },
});

/** Somebody else was first: who and when, and the way on. After it, what the two of them filled in differently. */
export function StaleNotice({ fill, template }: { fill: Fill; template: FormTemplate }) {
  const styles = useStyles();
  const { fresh, merge, adopt, forgetMerge } = fill.stale;
  if (fresh) {
    const last = fresh === 'unknown' ? null : newest(fresh.submission.history);
    const general = problemText('submission.stale', { expected: 0, current: 0 });
    return (
      <MessageLine
        intent="warning"
        what={last ? fillText.staleWhat(last) : fillText.staleUnknown}
        remedy={last ? fillText.staleRemedy : general.remedy}
        action={{ label: fillText.loadLatest, onClick: adopt }}
      />
    );
  }
  if (!merge) return null;
  const rows = new Map(template.rows.map((row) => [row.key, row]));
  return (
    <MessageBar intent={merge.conflicts.length > 0 ? 'warning' : 'info'} layout="multiline">
      <MessageBarBody>
        <MessageBarTitle className={styles.title}>
          {merge.conflicts.length > 0 ? `${fillText.conflictTitle}。` : `${fillText.taken(merge.taken.length)}。`}
        </MessageBarTitle>
        {merge.conflicts.length > 0 && (
          <ul className={styles.list}>
            {merge.conflicts.map(({ key, mine, theirs }) => {
              const row = rows.get(key);
              return (
                row && <li key={key}>{fillText.conflict(lineText(row), figures(row, mine), figures(row, theirs))}</li>
              );
            })}
          </ul>
        )}
        {merge.conflicts.length > 0 && merge.taken.length > 0 && `${fillText.taken(merge.taken.length)}。`}
      </MessageBarBody>
      <MessageBarActions>
        <Button size="small" onClick={forgetMerge}>
          {fillText.understood}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}

function newest<Item extends { revision: number }>(history: Item[]): Item | null {
  return history.reduce<Item | null>((last, item) => (last && last.revision > item.revision ? last : item), null);
}

/** A line's figures as its cells show them: 173/166, or what stands there instead. */
export function figures(row: FormRow, entry: Entry): string {
  return row.inputs.map((field) => toCellText(entry, field) || fillText.blank).join('/');
}
