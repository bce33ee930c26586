import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise';
import type { Worklist, WorklistItem } from '../../../functions/contract/worklist';
import { clockText, widgetText } from '../../text/zh';
import { worklistText } from '../../text/zh-app';
import { houseText } from '../../text/zh-people';
import { plansText } from '../../text/zh-plan';
import { workText } from '../../text/zh-route';
import { EmptyState } from '../../widgets/empty-state';
import { ProblemBar } from '../../widgets/problem-bar';
import { usePane } from '../pane-context';
import { HouseEntries } from '../people/house-entries';
import { FillCards } from './fill-cards';
import { toFillGroups, toJudge } from './groups';
import { JudgeList } from './judge-list';
import { PlansEntry } from './plans-entry';
import { RoundList } from './round-list';

const useStyles = makeStyles({
  page: { padding: '8px 12px 16px', display: 'grid', gap: '16px', alignContent: 'start' },
  head: { display: 'flex', justifyContent: 'space-between', alignItems: 'center', gap: '8px' },
  title: { margin: 0, fontSize: '16px', lineHeight: '24px', fontWeight: tokens.fontWeightSemibold },
  refresh: {
    display: 'flex',
    alignItems: 'center',
    gap: '4px',
    fontSize: '12px',
    color: tokens.colorNeutralForeground3,
  },
  section: { display: 'grid', gap: '8px' },
  heading: { margin: 0, fontSize: '14px', lineHeight: '20px', fontWeight: tokens.fontWeightSemibold },
});

/** 待办: everything that waits for this person, by what they do: fill in, judge, oversee. */
export function WorklistPane({
  worklist,
  updatedAt,
  problem,
  onRefresh,
}: {
  worklist: Worklist;
  updatedAt: string | null;
  problem: unknown;
  onRefresh: () => void;
}) {
  const styles = useStyles();
  const { go, me } = usePane();
  const isPlanner = me.duties.some(({ role }) => role === 'planner');
  const { items, rounds } = worklist;
  const hasToFill = items.some((item) => item.task === 'fill');
  const hasToJudge = items.some((item) => item.task !== 'fill');
  // One green button on the page: the first thing on it that waits for this person.
  const fillsFirst = items.some((item) => item.task === 'fill' && item.isMine);
  const judgesFirst = !fillsFirst && toJudge(items).length > 0;

  const handleOpen = ({ task, round, unit }: WorklistItem) =>
    go({ pane: task === 'fill' ? 'fill' : 'review', round, unit });

  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <h2 className={styles.title}>{worklistText.title}</h2>
        <div className={styles.refresh}>
          {updatedAt && worklistText.refreshed(clockText(updatedAt))}
          <Button
            size="small"
            appearance="subtle"
            icon={<ArrowClockwiseRegular />}
            aria-label={worklistText.refresh}
            onClick={onRefresh}
          />
        </div>
      </div>
      <ProblemBar problem={problem} action={{ label: widgetText.retry, onClick: onRefresh }} />
      {hasToFill && <FillCards groups={toFillGroups(items)} onOpen={handleOpen} />}
      {hasToJudge && (
        <section className={styles.section}>
          <h3 className={styles.heading}>{judgingHeading(items)}</h3>
          <JudgeList items={items} isFirst={judgesFirst} onOpen={handleOpen} />
        </section>
      )}
      {rounds.length > 0 && (
        <section className={styles.section}>
          <h3 className={styles.heading}>{worklistText.rounds}</h3>
          <RoundList rounds={rounds} updatedAt={updatedAt} isFirst={!fillsFirst && !judgesFirst} />
        </section>
      )}
      {isPlanner && (
        <section className={styles.section}>
          <h3 className={styles.heading}>{plansText.title}</h3>
          <PlansEntry onOpen={() => go({ pane: 'plans' })} />
        </section>
      )}
      {!problem && items.length === 0 && rounds.length === 0 && !isPlanner && (
        <EmptyState title={worklistText.empty} hint={worklistText.emptyHint} />
      )}
      <section className={styles.section}>
        <h3 className={styles.heading}>{houseText.entries}</h3>
        <HouseEntries />
      </section>
    </div>
  );
}

/** One kind of work is called by its name, several of them together. */
function judgingHeading(items: WorklistItem[]): string {
  const tasks = new Set(items.map(({ task }) => task).filter((task) => task !== 'fill'));
  const [only] = tasks;
  if (only && tasks.size === 1) return workText.headings[only];
  return tasks.has('sign') ? workText.headings.several : worklistText.judge;
}
