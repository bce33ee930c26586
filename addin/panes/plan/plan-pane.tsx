import { makeStyles, Tab, TabList, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import type { PlanId } from '../../../functions/domain/ids';
import { widgetText } from '../../text/zh';
import { type PlanSection, planSections, planText as words } from '../../text/zh-plan';
import { FaultFence } from '../../widgets/fault-fence';
import { Loading } from '../../widgets/loading';
import { ProblemBar } from '../../widgets/problem-bar';
import { CatalogueSection } from './catalogue-section';
import { PlanHead } from './plan-head';
import { usePlan } from './use-plan';

// The catalogue is where a planner begins; the other sections are fetched when they are first opened.
const AllocationSection = lazy(() =>
  import('./allocation-section').then(({ AllocationSection }) => ({ default: AllocationSection })),
);
const ReferencesSection = lazy(() =>
  import('./references-section').then(({ ReferencesSection }) => ({ default: ReferencesSection })),
);
const RoundsSection = lazy(() => import('./rounds-section').then(({ RoundsSection }) => ({ default: RoundsSection })));
const RulesSection = lazy(() => import('./rules-section').then(({ RulesSection }) => ({ default: RulesSection })));
const ReadingSection = lazy(() =>
  import('./reading-section').then(({ ReadingSection }) => ({ default: ReadingSection })),
);

const useStyles = makeStyles({
  pane: { flexGrow: 1, display: 'flex', flexDirection: 'column', minWidth: 0 },
  head: { padding: '12px 12px 4px' },
  tabs: {
    position: 'sticky',
    top: 0,
    zIndex: 3,
    flexShrink: 0,
    padding: '0 4px',
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  // Six words have to stand side by side in 320 px.
  tab: { paddingLeft: '2px', paddingRight: '2px', '& .fui-Tab__content': { fontSize: '13px', padding: 0 } },
  panel: { flexGrow: 1, display: 'flex', flexDirection: 'column', minWidth: 0 },
});

/** 规划: one plan with everything a planner does with it. */
export default function PlanPane({ plan }: { plan: PlanId }) {
  const styles = useStyles();
  const { desk, problem, load, take, ownRevisions } = usePlan(plan);
  const [section, setSection] = useState<PlanSection>('catalogue');

  if (!desk) {
    return problem ? (
      <ProblemBar problem={problem} action={{ label: widgetText.retry, onClick: load }} />
    ) : (
      <Loading label={words.loading} />
    );
  }
  return (
    <div className={styles.pane}>
      <div className={styles.head}>
        <PlanHead desk={desk} />
      </div>
      <TabList
        className={styles.tabs}
        size="small"
        aria-label={words.sectionsLabel}
        selectedValue={section}
        onTabSelect={(_, data) => setSection(data.value as PlanSection)}
      >
        {planSections.map((id) => (
          <Tab key={id} value={id} className={styles.tab}>
            {words.sections[id]}
          </Tab>
        ))}
      </TabList>
      <div role="tabpanel" aria-label={words.sections[section]} className={styles.panel}>
        <FaultFence key={section}>
          <Suspense fallback={<Loading />}>
            {section === 'catalogue' && <CatalogueSection desk={desk} onDesk={take} ownRevisions={ownRevisions} />}
            {section === 'allocation' && <AllocationSection desk={desk} onDesk={take} />}
            {section === 'references' && <ReferencesSection desk={desk} onDesk={take} />}
            {section === 'rounds' && <RoundsSection desk={desk} onDesk={take} />}
            {section === 'rules' && <RulesSection desk={desk} onDesk={take} />}
            {section === 'reading' && <ReadingSection desk={desk} />}
          </Suspense>
        </FaultFence>
      </div>
    </div>
  );
}
