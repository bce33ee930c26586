import { Button, Card, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { WorklistItem } from '../../../functions/contract/worklist';
import { dateText, daysLeftText, timeText } from '../../text/zh';
import { worklistText } from '../../text/zh-app';
import { onBehalfText, threadText, workText } from '../../text/zh-route';
import { Bar } from '../../widgets/bar';
import { Fold } from '../../widgets/fold';
import { StatusBadge } from '../../widgets/status-badge';
import type { FillGroups } from './groups';

const useStyles = makeStyles({
  groups: { display: 'grid', gap: '16px' },
  group: { display: 'grid', gap: '8px' },
  heading: { margin: 0, fontSize: '14px', lineHeight: '20px', fontWeight: tokens.fontWeightSemibold },
  card: { padding: '10px 12px', gap: '6px', minWidth: 0 },
  title: { fontWeight: tokens.fontWeightSemibold, lineHeight: '20px', overflowWrap: 'anywhere' },
  line: { display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', gap: '2px 8px', fontSize: '12px' },
  small: { color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
  asked: { color: tokens.colorPaletteBerryForeground1, fontWeight: tokens.fontWeightSemibold },
  late: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
});

const headings = { ...worklistText, asked: workText.asked } as const;
const order = ['returned', 'asked', 'correcting', 'overdue', 'toFill', 'filed'] as const;

/** What a filler has to do, card by card: what came back first, then by due date. */
export function FillCards({ groups, onOpen }: { groups: FillGroups; onOpen: (item: WorklistItem) => void }) {
  const styles = useStyles();
  // One thing to do next; the others wait their turn.
  const next = order.flatMap((name) => groups[name]).find(({ isMine }) => isMine);
  return (
    <div className={styles.groups}>
      {order
        .filter((name) => groups[name].length > 0)
        .map((name) => (
          <section key={name} className={styles.group}>
            <h3 className={styles.heading}>{`${headings[name]} ${groups[name].length}`}</h3>
            {groups[name].map((item) => (
              <FillCard
                key={cardKey(item)}
                item={item}
                isNext={item === next}
                isFiled={name === 'filed' || name === 'asked'}
                onOpen={onOpen}
              />
            ))}
          </section>
        ))}
      {groups.past.length > 0 && (
        <Fold summary={worklistText.past(groups.past.length, groups.past.filter(({ isLocked }) => !isLocked).length)}>
          <div className={styles.group}>
            {groups.past.map((item) => (
              <FillCard key={cardKey(item)} item={item} isNext={false} isFiled onOpen={onOpen} />
            ))}
          </div>
        </Fold>
      )}
    </div>
  );
}

const cardKey = ({ round, unit, onBehalfOf }: WorklistItem) => `${round} ${unit} ${onBehalfOf?.id ?? ''}`;

function FillCard({
  item,
  isNext,
  isFiled,
  onOpen,
}: {
  item: WorklistItem;
  isNext: boolean;
  isFiled: boolean;
  onOpen: (item: WorklistItem) => void;
}) {
  const styles = useStyles();
  const filled = worklistText.filled(item.filled, item.total);
  return (
    <Card className={styles.card} appearance="outline">
      <div className={styles.title}>{item.roundTitle}</div>
      <div className={styles.line}>
        <span className={styles.small}>
          {item.unitName}
          {item.onBehalfOf && ` · ${onBehalfText(item.onBehalfOf.name)}`}
        </span>
        <StatusBadge status={item.status} isInCorrection={item.isInCorrection} openReturns={item.openReturns} />
      </div>
      {isFiled ? (
        <div className={mergeClasses(styles.line, styles.small)}>
          {item.submittedAt && worklistText.since(timeText(item.submittedAt), item.submittedBy?.name ?? null)}
        </div>
      ) : item.isInCorrection ? (
        <div className={mergeClasses(styles.line, styles.small)}>{worklistText.correctingHint}</div>
      ) : (
        <>
          <div className={styles.line}>
            <span className={styles.small}>{worklistText.dueOn(dateText(item.dueOn))}</span>
            <span className={mergeClasses(styles.small, item.daysLeft < 0 && styles.late)}>
              {daysLeftText(item.daysLeft)}
            </span>
          </div>
          <Bar value={item.filled} max={item.total} label={filled} />
          <div className={mergeClasses(styles.line, styles.small)}>{filled}</div>
        </>
      )}
      {item.isLocked && <div className={mergeClasses(styles.line, styles.small)}>{worklistText.locked}</div>}
      {item.openQuestions > 0 && (
        <div className={mergeClasses(styles.line, styles.asked)}>{threadText.openQuestions(item.openQuestions)}</div>
      )}
      <Button appearance={isNext ? 'primary' : 'secondary'} onClick={() => onOpen(item)}>
        {isFiled && !item.isMine ? worklistText.view : nextStep(item)}
      </Button>
    </Card>
  );
}

function nextStep(item: WorklistItem): string {
  if (item.status === 'returned' && item.openReturns > 0) return worklistText.fixReturned(item.openReturns);
  if (item.openQuestions > 0 && item.status !== 'draft') return workText.answerQuestions(item.openQuestions);
  if (item.isInCorrection) return worklistText.goOnCorrecting;
  return item.filled > 0 ? worklistText.goOnFilling : worklistText.startFilling;
}
