import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { FormReply } from '../../../functions/contract/form';
import type { EntryKey } from '../../../functions/domain/ids';
import { type Entry, isSameEntry } from '../../../functions/domain/submission/entry';
import type { Return } from '../../../functions/domain/submission/submission';
import { lineText, widgetText } from '../../text/zh';
import { fillText } from '../../text/zh-fill';
import { ActionBar } from '../../widgets/action-bar';
import { DemoNotice } from '../../widgets/demo-notice';
import { Fold } from '../../widgets/fold';
import { FormFrame } from '../../widgets/form-frame';
import { blockedReason } from './blocked-reason';
import { ExplanationBox } from './explanation-box';
import { FillHead } from './fill-head';
import { FindingSection } from './finding-section';
import { IndicatorCard } from './indicator-card';
import { offered } from './line-state';
import { ReturnedReason } from './returned-reason';
import { SaveLine } from './save-line';
import { figures } from './stale-notice';
import type { Fill } from './use-fill';

const useStyles = makeStyles({
  body: { padding: '12px', display: 'grid', gap: '12px' },
  section: { display: 'grid', gap: '8px' },
  heading: { margin: 0, fontSize: '14px', lineHeight: '20px', fontWeight: tokens.fontWeightSemibold },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: '8px' },
  item: {
    padding: '8px 10px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderLeftWidth: '3px',
    borderLeftColor: tokens.colorPaletteRedBorderActive,
    borderRadius: tokens.borderRadiusMedium,
    display: 'grid',
    gap: '4px',
  },
  settled: { borderLeftColor: tokens.colorPaletteGreenBorderActive },
  small: { fontSize: '12px', lineHeight: '18px', color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  done: { color: tokens.colorPaletteGreenForeground1 },
  line: { display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', alignItems: 'center', gap: '4px 8px' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '6px' },
  rest: { listStyleType: 'none', margin: 0, padding: 0, fontSize: '12px', lineHeight: '20px' },
  restLine: { display: 'flex', justifyContent: 'space-between', gap: '8px' },
  number: { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums', textAlign: 'right' },
});

/** 被退回: only what came back, each with its reason and the way to the cell; what was not asked about is folded away. */
export function ReturnedView({ fill, form }: { fill: Fill; form: FormReply }) {
  const styles = useStyles();
  const { template, submission } = form;
  const returnedKeys = [...new Set(submission.returns.map(({ key }) => key))];
  const unchanged = returnedKeys.filter((key) => !isChangedSince(fill, form, key));
  const rest = template.rows.filter(({ key }) => !returnedKeys.includes(key));
  const accepted = rest.filter(({ key }) => submission.acceptedKeys.includes(key));
  const isBlocked = fill.blocked.mustFindings > 0 || fill.blocked.unexplained > 0;
  const isSubmitting = fill.submit.busyWith === 'submit';

  return (
    <>
      <div className={styles.body}>
        <FillHead fill={fill} form={form} />
        <section className={styles.section}>
          <h2 className={styles.heading}>{fillText.returnedTitle(returnedKeys.length)}</h2>
          <ul className={styles.list}>
            {submission.returns.map((item) => (
              <ReturnedItem
                key={`${item.key} ${item.field}`}
                fill={fill}
                form={form}
                item={item}
                isChanged={!unchanged.includes(item.key)}
              />
            ))}
          </ul>
        </section>
        {isBlocked && <FindingSection fill={fill} template={template} heading={fillText.otherFindings} />}
        {rest.length > 0 && (
          <Fold
            summary={
              accepted.length === rest.length ? fillText.accepted(rest.length) : fillText.notReturned(rest.length)
            }
          >
            <ul className={styles.rest}>
              {rest.map((row) => {
                const entry = fill.entries.find(({ key }) => key === row.key);
                return (
                  <li key={row.key} className={styles.restLine}>
                    <span>{`${row.serial} ${row.name}`}</span>
                    <span className={styles.number}>{entry && figures(row, entry)}</span>
                  </li>
                );
              })}
            </ul>
          </Fold>
        )}
        {fill.sheet.selected && <IndicatorCard fill={fill} form={form} />}
        <DemoNotice text={template.demoNotice} />
      </div>
      {offered(submission, 'submit') && (
        <ActionBar
          primary={{
            label: isSubmitting ? fillText.submitting : fillText.resubmit(returnedKeys.length),
            isBusy: isSubmitting,
            disabledReason: blockedReason(fill, submission),
            onClick: fill.submit.handleSubmit,
          }}
          note={
            <>
              {unchanged.length > 0 && <div>{fillText.unchangedNote(unchanged.length)}</div>}
              <SaveLine state={fill.draft} />
            </>
          }
        />
      )}
    </>
  );
}

function ReturnedItem({
  fill,
  form,
  item,
  isChanged,
}: {
  fill: Fill;
  form: FormReply;
  item: Return;
  isChanged: boolean;
}) {
  const styles = useStyles();
  const { template } = form;
  const row = template.rows.find(({ key }) => key === item.key);
  const entry = fill.entries.find(({ key }) => key === item.key);
  if (!row || !entry) return null;
  const { suggestion } = item;
  const isTaken = suggestion !== null && textAt(entry, item.field) === suggestion;
  return (
    <li className={mergeClasses(styles.item, isChanged && styles.settled)}>
      <ReturnedReason row={row} item={item} />
      {suggestion !== null && (
        <div className={styles.line}>
          <span>{fillText.suggestion(item.field, suggestion)}</span>
          {!isTaken && (
            <Button size="small" onClick={() => fill.sheet.write(item.key, item.field, suggestion)}>
              {fillText.take}
            </Button>
          )}
        </div>
      )}
      <div className={styles.line}>
        <span className={isChanged ? styles.done : styles.small}>
          {isChanged ? fillText.changed : fillText.unchanged}
        </span>
        <Button
          size="small"
          aria-label={`${widgetText.goTo}：${lineText(row)}`}
          onClick={() => fill.sheet.goTo(item.key, item.field)}
        >
          {widgetText.goTo}
        </Button>
      </div>
      <Fold summary={fillText.reply}>
        <FormFrame label={fillText.reply}>
          <ExplanationBox fill={fill} lineKey={item.key} template={template} />
        </FormFrame>
      </Fold>
    </li>
  );
}

function textAt(entry: Entry, field: Return['field']): string {
  return entry[field] ?? '';
}

/** Whether the line says something else than when it was sent back; a saved draft counts, an untouched line does not. */
function isChangedSince(fill: Fill, { submission }: FormReply, key: EntryKey): boolean {
  const now = fill.entries.find((entry) => entry.key === key);
  const then =
    submission.changedSinceReturn.find((entry) => entry.key === key) ??
    submission.entries.find((entry) => entry.key === key);
  return now !== undefined && then !== undefined && !isSameEntry(now, then);
}
