import { Badge, Button, Card, makeStyles, tokens } from '@fluentui/react-components';
import type { PlanSummary } from '../../../functions/contract/planning';
import { widgetText } from '../../text/zh';
import { periodText, planStatusText, plansText as words } from '../../text/zh-plan';
import { ActionBar } from '../../widgets/action-bar';
import { EmptyState } from '../../widgets/empty-state';
import { Loading } from '../../widgets/loading';
import { ProblemBar } from '../../widgets/problem-bar';
import { usePane } from '../pane-context';
import { usePlans } from './use-plans';

const useStyles = makeStyles({
  pane: { flexGrow: 1, display: 'flex', flexDirection: 'column', minWidth: 0 },
  body: { padding: '12px', display: 'grid', gap: '8px', alignContent: 'start' },
  // Wider panes show the cards side by side, never larger.
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gap: '8px',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 280px), 1fr))',
  },
  card: { height: '100%', boxSizing: 'border-box', padding: '10px 12px', gap: '6px', minWidth: 0 },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: '20px',
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  facts: { display: 'flex', flexWrap: 'wrap', gap: '0 10px', fontSize: '12px', lineHeight: '18px' },
  quiet: { color: tokens.colorNeutralForeground3 },
  foot: { display: 'flex', justifyContent: 'space-between', alignItems: 'end', gap: '8px', marginTop: 'auto' },
  marks: { display: 'flex', flexWrap: 'wrap', gap: '4px' },
});

/** 规划列表: every plan this person works on, with what stands out about it. */
export default function PlansPane() {
  const styles = useStyles();
  const { go } = usePane();
  const { reply, problem, load } = usePlans();
  const canCreate = (reply?.owners.length ?? 0) > 0;
  return (
    <div className={styles.pane}>
      <div className={styles.body}>
        <ProblemBar problem={problem} action={{ label: widgetText.retry, onClick: load }} />
        {!reply && !problem && <Loading label={words.loading} />}
        {reply?.plans.length === 0 && <EmptyState title={words.empty} hint={words.emptyHint} />}
        {reply && reply.plans.length > 0 && (
          <ul className={styles.list} aria-label={words.title}>
            {reply.plans.map((plan) => (
              <li key={plan.id}>
                <PlanCard plan={plan} onOpen={() => go({ pane: 'plan', plan: plan.id })} />
              </li>
            ))}
          </ul>
        )}
      </div>
      {canCreate && <ActionBar secondary={[{ label: words.importPlan, onClick: () => go({ pane: 'importPlan' }) }]} />}
    </div>
  );
}

function PlanCard({ plan, onOpen }: { plan: PlanSummary; onOpen: () => void }) {
  const styles = useStyles();
  const counts = [
    plan.indicators > 0 ? words.indicators(plan.indicators) : words.noIndicators,
    plan.proseTargets > 0 && words.proseTargets(plan.proseTargets),
    plan.openRounds > 0 && words.openRounds(plan.openRounds),
  ].filter((text) => text !== false);
  return (
    <Card className={styles.card} appearance="outline">
      <h2 className={styles.title}>{plan.title}</h2>
      <div className={styles.facts}>
        <span className={styles.quiet}>{plan.ownerName}</span>
        <span className={styles.quiet}>{periodText(plan)}</span>
      </div>
      <div className={styles.facts}>
        {counts.map((text) => (
          <span key={text}>{text}</span>
        ))}
      </div>
      <div className={styles.foot}>
        <div className={styles.marks}>
          <Badge appearance="outline" color={plan.status === 'inForce' ? 'brand' : 'warning'}>
            {planStatusText[plan.status]}
          </Badge>
          <Badge appearance="outline" color="informative">
            {plan.version === null ? words.unpublished : words.version(plan.version)}
          </Badge>
          {plan.hasDraft && (
            <Badge appearance="tint" color="brand">
              {words.hasDraft}
            </Badge>
          )}
        </div>
        <Button size="small" aria-label={`${words.open} ${plan.title}`} onClick={onOpen}>
          {words.open}
        </Button>
      </div>
    </Card>
  );
}
