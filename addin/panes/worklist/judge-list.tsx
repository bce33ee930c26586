import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { WorklistItem } from '../../../functions/contract/worklist';
import { inPoints, timeText } from '../../text/zh';
import { worklistText } from '../../text/zh-app';
import { cameBackText, onBehalfText, threadText, workText } from '../../text/zh-route';
import { FilterChips } from '../../widgets/filter-chips';
import { Fold } from '../../widgets/fold';
import { StatusBadge } from '../../widgets/status-badge';
import { filterJudge, hasSeveralRounds, type JudgeFilter, judgeFilters, toJudge, toOthers } from './groups';

const useStyles = makeStyles({
  body: { display: 'grid', gap: '8px' },
  list: { listStyleType: 'none', margin: 0, padding: 0, borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    gap: '2px 8px',
    alignItems: 'center',
    padding: '8px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  unit: { display: 'flex', flexWrap: 'wrap', gap: '0 8px', alignItems: 'baseline' },
  name: { fontWeight: tokens.fontWeightSemibold },
  small: { fontSize: '12px', lineHeight: '16px', color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  looks: { display: 'flex', flexWrap: 'wrap', gap: '0 8px', fontVariantNumeric: 'tabular-nums' },
  attention: { color: tokens.colorPaletteMarigoldForeground2, fontWeight: tokens.fontWeightSemibold },
  whole: { whiteSpace: 'nowrap' },
  asked: { color: tokens.colorPaletteBerryForeground1, fontWeight: tokens.fontWeightSemibold },
  // The whole of a long reason stands on top of the form.
  reason: { display: '-webkit-box', WebkitLineClamp: '2', WebkitBoxOrient: 'vertical', overflow: 'hidden' },
});

/**
 * What waits for a word of those who judge, with what is worth a look first; the rest folded beneath. `isFirst`: nothing before it
 * on the page waits for this person, so its first line is the one to do.
 */
export function JudgeList({
  items,
  isFirst,
  onOpen,
}: {
  items: WorklistItem[];
  isFirst: boolean;
  onOpen: (item: WorklistItem) => void;
}) {
  const styles = useStyles();
  const [filters, setFilters] = useState<JudgeFilter[]>([]);
  const waiting = toJudge(items);
  const shown = filterJudge(waiting, filters);
  const others = toOthers(items);
  const namesRound = hasSeveralRounds([...waiting, ...others]);
  const chips = judgeFilters
    .map((id) => ({ id, count: filterJudge(waiting, [id]).length }))
    .filter(({ id, count }) => count > 0 || filters.includes(id));

  return (
    <div className={styles.body}>
      {chips.length > 0 && (
        <FilterChips
          label={worklistText.filters}
          options={chips.map(({ id, count }) => ({ id, label: worklistText[id](count) }))}
          chosen={filters}
          onChange={setFilters}
        />
      )}
      {shown.length > 0 ? (
        <ul className={styles.list}>
          {shown.map((item, index) => (
            <JudgeRow
              key={rowKey(item)}
              item={item}
              namesRound={namesRound}
              isNext={isFirst && index === 0}
              onOpen={onOpen}
            />
          ))}
        </ul>
      ) : (
        <div className={styles.small}>{waiting.length > 0 ? worklistText.noneLeft : worklistText.noneToJudge}</div>
      )}
      {others.length > 0 && (
        <Fold summary={worklistText.others(others.length)}>
          <ul className={styles.list}>
            {others.map((item) => (
              <JudgeRow key={rowKey(item)} item={item} namesRound={namesRound} isNext={false} onOpen={onOpen} />
            ))}
          </ul>
        </Fold>
      )}
    </div>
  );
}

const rowKey = (item: WorklistItem) => `${item.task} ${item.round} ${item.unit} ${item.onBehalfOf?.id ?? ''}`;

function JudgeRow({
  item,
  namesRound,
  isNext,
  onOpen,
}: {
  item: WorklistItem;
  /** One unit may stand here with several years. */
  namesRound: boolean;
  isNext: boolean;
  onOpen: (item: WorklistItem) => void;
}) {
  const styles = useStyles();
  const verb = item.isMine ? worklistText[item.task] : worklistText.view;
  return (
    <li className={styles.row}>
      <div>
        <div className={styles.unit}>
          <span className={styles.name}>{item.unitName}</span>
          {item.onBehalfOf && <span className={styles.small}>{onBehalfText(item.onBehalfOf.name)}</span>}
          <StatusBadge status={item.status} isInCorrection={item.isInCorrection} openReturns={item.openReturns} />
        </div>
        {namesRound && <div className={styles.small}>{item.roundTitle}</div>}
        {item.isMine && <WhyHere item={item} />}
        {item.openQuestions > 0 && (
          <div className={mergeClasses(styles.small, styles.asked)}>{threadText.openQuestions(item.openQuestions)}</div>
        )}
        {item.submittedAt && (
          <div className={mergeClasses(styles.small, styles.looks)}>
            <span className={item.explainFindings > 0 ? styles.attention : undefined}>
              {item.explainFindings > 0 ? worklistText.findings(item.explainFindings) : worklistText.noFindings}
            </span>
            {item.largestChange && (
              <span>
                {worklistText.largestChange(item.largestChange.name)}{' '}
                <span className={styles.whole}>{inPoints(item.largestChange.points)}</span>
              </span>
            )}
          </div>
        )}
        <div className={styles.small}>
          {item.submittedAt
            ? worklistText.since(timeText(item.submittedAt), item.submittedBy?.name ?? null)
            : item.filled > 0
              ? worklistText.filled(item.filled, item.total)
              : worklistText.notBegun}
        </div>
      </div>
      <Button
        size="small"
        appearance={isNext ? 'primary' : item.isMine ? 'secondary' : 'subtle'}
        aria-label={[
          verb,
          item.unitName,
          namesRound && item.roundTitle,
          item.onBehalfOf && onBehalfText(item.onBehalfOf.name),
        ]
          .filter(Boolean)
          .join(' ')}
        onClick={() => onOpen(item)}
      >
        {verb}
      </Button>
    </li>
  );
}

/** A form that is here again says why: otherwise it looks like one that was dealt with. */
function WhyHere({ item }: { item: WorklistItem }) {
  const styles = useStyles();
  const { cameBack } = item;
  if (!cameBack) return null;
  return (
    <>
      <div className={mergeClasses(styles.small, styles.attention)}>{cameBackText(cameBack, item)}</div>
      {cameBack.how === 'sentBack' && (
        <div className={mergeClasses(styles.small, styles.reason)}>{workText.because(cameBack.reason)}</div>
      )}
    </>
  );
}
