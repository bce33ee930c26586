import { Button, Checkbox, Field, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { useEffect, useId, useRef, useState } from 'react';
import type { EntryKey } from '../../../functions/domain/ids';
import type { SentBack } from '../../../functions/domain/submission/submission';
import { lineText } from '../../text/zh';
import { sendBackText as words } from '../../text/zh-route';
import { FormFrame } from '../../widgets/form-frame';
import { ReasonBox } from '../../widgets/reason-box';
import { useKept } from '../use-kept';
import { placesToSendBack } from './review-actions';
import type { Review } from './use-review';

const useStyles = makeStyles({
  // Comes to rest above the bar at the bottom, not behind it.
  form: {
    scrollMarginBottom: '80px',
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
    padding: '10px',
    backgroundColor: tokens.colorNeutralBackground2,
    borderRadius: tokens.borderRadiusMedium,
    borderLeft: `3px solid ${tokens.colorPaletteDarkOrangeBorderActive}`,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  hint: { margin: 0, fontSize: '12px', lineHeight: '16px', color: tokens.colorNeutralForeground2 },
  group: { display: 'grid', gap: '4px', minWidth: 0 },
  fault: { fontSize: '12px', color: tokens.colorPaletteRedForeground1 },
  // In full: a list of its own to scroll ends in the midst of a line, and hides that it goes on.
  lines: {
    display: 'grid',
    '& .fui-Checkbox__label': { overflowWrap: 'anywhere' },
  },
  // In reach from the first line to the last, as the bar is that gives way to this form.
  buttons: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '8px',
    position: 'sticky',
    bottom: 0,
    zIndex: 1,
    padding: '8px 0',
    backgroundColor: tokens.colorNeutralBackground2,
  },
});

/** 退回上一步: to whom, which lines, and why. What is written here outlives a lost network and a look at the worklist. */
export function SendBackForm({ review, onClose }: { review: Review; onClose: () => void }) {
  const styles = useStyles();
  const { form, owner, sendable, lines, busy } = review;
  const places = form ? placesToSendBack(form.submission) : [];
  const [chosen, setTo] = useState<SentBack['to'] | null>(null);
  const to = chosen && places.includes(chosen) ? chosen : places[0];
  // Whoever wrote returns line by line and then sends them here instead need not write them twice.
  const [reason, setReason] = useKept(`${owner}/sendBack/reason`, reasonsOf(review));
  const [keys, setKeys] = useKept<EntryKey[]>(`${owner}/sendBack/keys`, [...sendable.keys()]);
  const [hasTried, setHasTried] = useState(false);
  const linesId = useId();

  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const box = head.current?.parentElement;
    box?.scrollIntoView?.({ block: 'nearest' });
    box?.querySelector('textarea')?.focus({ preventScroll: true });
  }, []);

  if (!to) return null;
  const isReasonMissing = reason.trim() === '';
  const areLinesMissing = to === 'review' && keys.length === 0;

  async function handleSend(place: SentBack['to']) {
    setHasTried(true);
    if (isReasonMissing || areLinesMissing) return;
    await review.sendBack(place, keys, reason.trim(), () => {
      for (const key of keys) review.dropDraft(key);
      setReason('');
      setKeys([]);
      onClose();
    });
  }

  const title = words.title[places.length > 1 ? 'both' : to];
  return (
    <FormFrame className={styles.form} label={title} onEscape={onClose}>
      <h3 ref={head} className={styles.title}>
        {title}
      </h3>
      {places.length > 1 && (
        <Field label={words.to} size="small">
          <RadioGroup layout="horizontal" value={to} onChange={(_, data) => setTo(data.value as SentBack['to'])}>
            {places.map((place) => (
              <Radio key={place} value={place} label={words.toNames[place]} />
            ))}
          </RadioGroup>
        </Field>
      )}
      <p className={styles.hint}>{words.hint[to]}</p>
      <ReasonBox
        label={words.reason}
        value={reason}
        onChange={setReason}
        placeholder={words.reasonHint}
        problem={hasTried && isReasonMissing ? words.reasonMissing : null}
      />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset can't shrink below its content in the narrow pane */}
      <div role="group" aria-labelledby={linesId} className={styles.group}>
        <div id={linesId}>{words.lines[to]}</div>
        {hasTried && areLinesMissing && (
          <div role="alert" className={styles.fault}>
            {words.linesMissing}
          </div>
        )}
        <div className={styles.lines}>
          {lines.map(({ key, row, department }) => (
            <Checkbox
              key={key}
              label={`${lineText(row)}（${department}）`}
              checked={keys.includes(key)}
              onChange={(_, { checked }) =>
                setKeys(checked ? [...keys, key] : keys.filter((candidate) => candidate !== key))
              }
            />
          ))}
        </div>
      </div>
      <div className={styles.buttons}>
        <Button size="small" appearance="primary" disabledFocusable={busy !== null} onClick={() => handleSend(to)}>
          {words.send[to](keys.length)}
        </Button>
        <Button size="small" appearance="subtle" onClick={onClose}>
          {words.cancel}
        </Button>
      </div>
    </FormFrame>
  );
}

function reasonsOf({ sendable, lines }: Review): string {
  return lines
    .flatMap(({ key, row }) => {
      const draft = sendable.get(key);
      return draft ? [`${lineText(row)}：${draft.reason.trim()}`] : [];
    })
    .join('\n');
}
