import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type ReactNode, type Ref, useState } from 'react';
import type { EntryKey } from '../../../functions/domain/ids';
import { voidFor } from '../../../functions/domain/submission/explain';
import { fieldText } from '../../text/zh';
import { findingText, ruleText } from '../../text/zh-findings';
import { review } from '../../text/zh-review';
import { LevelMark } from '../../widgets/level-mark';
import { useFocusBack } from '../../widgets/use-focus-back';
import { LineFigures, LineInBrief } from './line-figures';
import { type HalfReturn, isOutdated, type ReturnDraft } from './return-drafts';
import { beginReturn, ReturnForm } from './return-form';
import { formerOf, type ReviewLine } from './review-lines';

const useStyles = makeStyles({
  card: {
    padding: '10px 12px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  row: { padding: '6px 0', border: 'none', borderBottom: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: 0 },
  hasDraft: { borderLeft: `3px solid ${tokens.colorPaletteDarkOrangeBorderActive}` },
  head: { display: 'flex', alignItems: 'flex-start', gap: '4px' },
  name: { flexGrow: 1, margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  nameInRow: { fontWeight: tokens.fontWeightRegular },
  serial: { color: tokens.colorNeutralForeground3, marginRight: '6px', fontVariantNumeric: 'tabular-nums' },
  locate: {
    color: tokens.colorBrandForegroundLink,
    minWidth: 'auto',
    // Small words, but no small target.
    minHeight: '24px',
    flexShrink: 0,
    margin: '-2px -4px 0 0',
    padding: '0 4px',
  },
  figuresRow: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: '8px', marginTop: '4px' },
  rowButtons: { display: 'flex', alignItems: 'center', gap: '4px', flexShrink: 0, ':empty': { display: 'none' } },
  notes: { margin: '8px 0 0', padding: 0, listStyle: 'none', display: 'flex', flexDirection: 'column', gap: '4px' },
  note: { overflowWrap: 'anywhere' },
  found: { display: 'block' },
  said: {
    margin: '8px 0 0',
    padding: '6px 8px',
    backgroundColor: tokens.colorNeutralBackground2,
    borderLeft: `3px solid ${tokens.colorNeutralStroke1}`,
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-wrap',
  },
  saidBy: { display: 'block', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  buttons: { display: 'flex', gap: '8px', marginTop: '8px', alignItems: 'center', flexWrap: 'wrap' },
  quiet: { color: tokens.colorNeutralForeground3 },
  kept: { margin: '8px 0 0', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
});

/** `full`: figures of both years; `brief`: one row of figures; `row`: only that, for lines judged together. */
export type CardLook = 'full' | 'brief' | 'row';

export interface LineCardProps {
  line: ReviewLine;
  dataYear: number;
  draft: ReturnDraft | null;
  /** A return that is being written, or was put away half-written. */
  half: HalfReturn | null;
  earlierReasons: string[];
  /** What the person may do with it now; nothing is offered that would be refused. */
  canAccept: boolean;
  canReturn: boolean;
  isBusy: boolean;
  look: CardLook;
  onAccept: (key: EntryKey) => void;
  onDraft: (draft: ReturnDraft) => void;
  onDropDraft: (key: EntryKey) => void;
  onHalf: (key: EntryKey, half: HalfReturn | null) => void;
  onLocate: (key: EntryKey) => void;
  /** 询问, beside the other buttons. */
  ask: ReactNode;
  /** What stands at the foot of the card: whose line it is, what was asked about it. */
  children?: ReactNode;
}

/** One line to judge: figures beside last year's, what a rule found, what the unit says about it, and two buttons. */
export function LineCard(props: LineCardProps) {
  const { line, draft, half, dataYear, look } = props;
  const styles = useStyles();
  const [wasPressed, setWasPressed] = useState(false);
  const isWriting = half?.isOpen ?? false;
  const opener = useFocusBack(isWriting);

  function open() {
    setWasPressed(true);
    props.onHalf(line.key, { ...(half ?? beginReturn(line, draft)), isOpen: true });
  }

  function close(kept: HalfReturn | null) {
    props.onHalf(line.key, kept && { ...kept, isOpen: false });
  }
  const label = review.lineLabel(line.row.serial, line.row.name);

  return (
    <article
      id={cardId(line.key)}
      tabIndex={-1}
      aria-label={label}
      className={mergeClasses(styles.card, look === 'row' && styles.row, draft !== null && styles.hasDraft)}
    >
      <div className={styles.head}>
        <h4 className={mergeClasses(styles.name, look === 'row' && styles.nameInRow)}>
          <span className={styles.serial}>{line.row.serial}</span>
          {line.row.name}
        </h4>
        <Button
          size="small"
          appearance="transparent"
          className={styles.locate}
          aria-label={review.locateLine(line.row.name)}
          disabled={props.isBusy}
          onClick={() => props.onLocate(line.key)}
        >
          {review.locate}
        </Button>
      </div>
      {look === 'full' && <LineFigures line={line} dataYear={dataYear} />}
      {look === 'brief' && <LineInBrief line={line} />}
      {look === 'row' && (
        <div className={styles.figuresRow}>
          <div className={styles.rowButtons}>
            {!isWriting && <ReturnButton {...props} opener={opener} onWrite={open} />}
            {props.ask}
          </div>
          <LineInBrief line={line} />
        </div>
      )}
      <Returned line={line} />
      <Notes line={line} />
      <Explanation line={line} />
      {draft && !isWriting && <WrittenReturn line={line} draft={draft} />}
      {half && !isWriting && <p className={styles.kept}>{review.halfKept}</p>}
      {half?.isOpen ? (
        <ReturnForm
          line={line}
          draft={draft}
          written={half}
          onWrite={(written) => props.onHalf(line.key, written)}
          takesFocus={wasPressed}
          earlierReasons={props.earlierReasons}
          onCancel={() => close(null)}
          onEscape={() => close(isWorthKeeping(half, draft) ? half : null)}
          onSave={(written) => {
            props.onHalf(line.key, null);
            props.onDraft(written);
          }}
        />
      ) : (
        look !== 'row' && <Buttons {...props} opener={opener} onWrite={open} />
      )}
      {isWriting && look !== 'row' && props.ask && <div className={styles.buttons}>{props.ask}</div>}
      {props.children}
    </article>
  );
}

/** Where a card stands on the page, for moving on to it. */
export function cardId(key: EntryKey): string {
  return `line-${key}`;
}

/** What nobody typed need not be kept. */
function isWorthKeeping({ reason, suggestion }: HalfReturn, draft: ReturnDraft | null): boolean {
  return reason.trim() !== (draft?.reason ?? '') || suggestion.trim() !== (draft?.suggestion ?? '');
}

interface Opening {
  opener: Ref<HTMLButtonElement>;
  onWrite: () => void;
}

function Buttons({ line, draft, onWrite, opener, ...props }: LineCardProps & Opening) {
  const styles = useStyles();
  const { name } = line.row;
  if (draft) {
    return (
      <div className={styles.buttons}>
        <Button ref={opener} size="small" onClick={onWrite} aria-label={`${review.editDraft}：${name}`}>
          {review.editDraft}
        </Button>
        <Button
          size="small"
          appearance="subtle"
          aria-label={review.dropDraftLine(name)}
          onClick={() => props.onDropDraft(line.key)}
        >
          {review.dropDraft}
        </Button>
        {props.ask}
      </div>
    );
  }
  const canAccept = props.canAccept && !line.isAccepted;
  if (!canAccept && !props.canReturn && !props.ask) return null;
  return (
    <div className={styles.buttons}>
      {canAccept && (
        <Button
          size="small"
          disabled={props.isBusy}
          aria-label={review.acceptLine(name)}
          onClick={() => props.onAccept(line.key)}
        >
          {review.accept}
        </Button>
      )}
      <ReturnButton line={line} canReturn={props.canReturn} opener={opener} onWrite={onWrite} />
      {props.ask}
    </div>
  );
}

function ReturnButton({ line, canReturn, opener, onWrite }: Pick<LineCardProps, 'line' | 'canReturn'> & Opening) {
  if (!canReturn) return null;
  return (
    <Button ref={opener} size="small" aria-label={review.returnLine(line.row.name)} onClick={onWrite}>
      {review.return}
    </Button>
  );
}

/** What it was sent back for, and whether anything came of it. */
function Returned({ line }: { line: ReviewLine }) {
  const styles = useStyles();
  if (line.returned.length === 0) return null;
  return line.returned.map((item) => (
    <p key={`${item.field}${item.at}`} className={styles.said}>
      <span className={styles.saidBy}>
        {review.returnedFor(fieldText[item.field], item.by.name)}
        {line.isUnchangedSince && ` · ${review.unchanged}`}
      </span>
      {item.reason}
      {item.suggestion !== null && <span className={styles.saidBy}>{review.suggested(item.suggestion)}</span>}
    </p>
  ));
}

/** What rules found. Only what was found: the remedy in the words of a finding is addressed to the filler. */
function Notes({ line }: { line: ReviewLine }) {
  const styles = useStyles();
  const hasOwnRemark = line.isLargeChange && !line.findings.some((finding) => finding.rule === 'W1');
  if (line.findings.length === 0 && !hasOwnRemark) return null;
  return (
    <ul className={styles.notes}>
      {line.findings.map((finding) => (
        <li key={`${finding.rule}${finding.field}`} className={styles.note}>
          <LevelMark level={finding.level} isSettled={finding.level === 'explain' && finding.isExplained} />
          <span className={styles.found}>{findingText(finding).what}</span>
        </li>
      ))}
      {hasOwnRemark && <li className={styles.quiet}>{review.largeChange}</li>}
    </ul>
  );
}

function Explanation({ line }: { line: ReviewLine }) {
  const styles = useStyles();
  const text = line.entry.explanation.trim();
  const previous = formerOf(line)?.explanation.trim() ?? text;
  const asked = line.findings.filter((finding) => finding.level === 'explain');
  if (text === '' && previous === '' && asked.length === 0) return null;
  const named = (findings: typeof asked) => [...new Set(findings.map(({ rule }) => ruleText[rule]))];
  const answered = named(asked.filter(({ isExplained }) => isExplained));
  const open = asked.filter(({ isExplained }) => !isExplained);
  const outdated = named(open.filter((finding) => voidFor(line.entry, finding) !== null));
  const never = named(open).filter((rule) => !outdated.includes(rule));
  return (
    <p className={styles.said}>
      <span className={styles.saidBy}>
        {answered.length > 0 ? review.explanationFor(answered) : review.explanation}
      </span>
      {text === '' ? <span className={styles.quiet}>{review.noExplanation}</span> : text}
      {text !== '' && outdated.length > 0 && (
        <strong className={styles.saidBy}>{review.explanationVoid(outdated)}</strong>
      )}
      {text !== '' && never.length > 0 && <span className={styles.saidBy}>{review.explanationNot(never)}</span>}
      {previous !== text && previous !== '' && (
        <span className={styles.saidBy}>
          {review.explanationBefore}：{previous}
        </span>
      )}
    </p>
  );
}

function WrittenReturn({ line, draft }: { line: ReviewLine; draft: ReturnDraft }) {
  const styles = useStyles();
  return (
    <p className={styles.said}>
      <span className={styles.saidBy}>
        {review.draftLabel} · {fieldText[draft.field]}
      </span>
      {draft.reason}
      {draft.suggestion.trim() !== '' && <span className={styles.saidBy}>{review.suggested(draft.suggestion)}</span>}
      {isOutdated(draft, line.entry) && <strong className={styles.saidBy}>{review.draftOutdated}</strong>}
    </p>
  );
}
