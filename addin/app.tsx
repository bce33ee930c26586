import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left';
import { SignOutRegular } from '@fluentui/react-icons/svg/sign-out';
import { lazy, Suspense, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { Me, Worklist } from '../functions/contract/worklist';
import type { OrgUnitId } from '../functions/domain/ids';
import type { Api } from './api/api';
import { clearSession, onSessionChange, readSession, type Session, type SignIn } from './api/session';
import type { Workbook } from './excel/workbook';
import { forgetWork } from './panes/kept-work';
import { type PaneContext, paneContext, usePane, type View } from './panes/pane-context';
import { RenewBox } from './panes/sign-in/renew-box';
import { createRenewal } from './panes/sign-in/renewal';
import { SignInPane } from './panes/sign-in/sign-in-pane';
import { useWorklist } from './panes/worklist/use-worklist';
import { WorklistPane } from './panes/worklist/worklist-pane';
import { roleText, widgetText } from './text/zh';
import { appText, worklistText } from './text/zh-app';
import { pastYears } from './text/zh-past-years';
import { houseText, standingInText } from './text/zh-people';
import { plansText } from './text/zh-plan';
import { annexText } from './text/zh-record';
import { FaultFence } from './widgets/fault-fence';
import { Loading } from './widgets/loading';
import { ProblemBar } from './widgets/problem-bar';

// Each pane is fetched when it is first opened: a filler never waits for what only planners see.
const FillPane = lazy(() => import('./panes/fill/fill-pane'));
const ReviewPane = lazy(() => import('./panes/review/review-pane'));
const RecordPane = lazy(() => import('./panes/record/record-pane'));
const ProgressPane = lazy(() => import('./panes/progress/progress-pane'));
const EvaluationPane = lazy(() => import('./panes/evaluation/evaluation-pane'));
const PlansPane = lazy(() => import('./panes/plan/plans-pane'));
const PlanPane = lazy(() => import('./panes/plan/plan-pane'));
const HousePane = lazy(() => import('./panes/people/house-pane'));
const StandingInPane = lazy(() => import('./panes/people/standing-in-pane'));
const HistoryImportPane = lazy(() => import('./panes/history-import/history-import-pane'));
const ImportPane = lazy(() => import('./panes/import/import-pane'));

const useStyles = makeStyles({
  frame: { height: '100%', display: 'flex', flexDirection: 'column', minWidth: 0 },
  head: {
    flexShrink: 0,
    display: 'flex',
    alignItems: 'center',
    gap: '6px',
    padding: '6px 12px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  back: { marginLeft: '-6px', minWidth: 'auto' },
  titles: { flexGrow: 1, minWidth: 0 },
  title: {
    margin: 0,
    fontSize: '14px',
    lineHeight: '20px',
    fontWeight: tokens.fontWeightSemibold,
    whiteSpace: 'nowrap',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    ':focus': { outlineStyle: 'none' },
  },
  small: {
    fontSize: '12px',
    lineHeight: '16px',
    color: tokens.colorNeutralForeground3,
    whiteSpace: 'nowrap',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  },
  person: { flexShrink: 0, maxWidth: '40%', textAlign: 'right', fontSize: '12px', lineHeight: '18px' },
  body: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: 'auto',
    overflowX: 'hidden',
    display: 'flex',
    flexDirection: 'column',
  },
});

/** The pane: sign in, then the worklist, then whatever is opened from it. */
export function App({ api, workbook, signIn }: { api: Api; workbook: Workbook; signIn: SignIn }) {
  const session = useSyncExternalStore(onSessionChange, readSession);
  useEffect(() => {
    if (!session) forgetWork();
  }, [session]);
  if (!session) return <SignInPane signIn={signIn} />;
  // Another person is another desk: nothing of the one before stays open.
  return <Desk key={session.person.id} session={session} api={api} workbook={workbook} signIn={signIn} />;
}

function Desk({ session, api, workbook, signIn }: { session: Session; api: Api; workbook: Workbook; signIn: SignIn }) {
  const styles = useStyles();
  const [view, setView] = useState<View>({ pane: 'worklist' });
  const renewal = useMemo(() => createRenewal(api, { read: readSession, onChange: onSessionChange }), [api]);
  const isExpired = useSyncExternalStore(renewal.onChange, renewal.isAsked);
  const { worklist, updatedAt, problem, refresh } = useWorklist(renewal.api, view.pane === 'worklist');
  const me = worklist?.me;
  const context = useMemo(
    (): PaneContext | null => (me ? { api: renewal.api, workbook, me, go: setView } : null),
    [renewal, workbook, me],
  );

  return (
    <div className={styles.frame}>
      <Header view={view} worklist={worklist} session={session} onBack={() => setView(viewBefore(view))} />
      {isExpired && <RenewBox signIn={signIn} person={session.person} />}
      <main className={styles.body}>
        {!worklist && !problem && !isExpired && <Loading label={worklistText.loading} />}
        {!worklist && <ProblemBar problem={problem} action={{ label: widgetText.retry, onClick: refresh }} />}
        {worklist && context && (
          <paneContext.Provider value={context}>
            {view.pane === 'worklist' ? (
              <WorklistPane worklist={worklist} updatedAt={updatedAt} problem={problem} onRefresh={refresh} />
            ) : (
              <FaultFence key={JSON.stringify(view)}>
                <Suspense fallback={<Loading />}>
                  <OpenPane view={view} />
                </Suspense>
              </FaultFence>
            )}
          </paneContext.Provider>
        )}
      </main>
    </div>
  );
}

function OpenPane({ view }: { view: Exclude<View, { pane: 'worklist' }> }) {
  const { api, go } = usePane();
  switch (view.pane) {
    case 'fill':
      return <FillPane round={view.round} unit={view.unit} />;
    case 'review':
      return <ReviewPane round={view.round} unit={view.unit} />;
    case 'record':
      return (
        <RecordPane round={view.round} unit={view.unit} record={api.record} onClose={() => go(viewBefore(view))} />
      );
    case 'progress':
      return <ProgressPane round={view.round} />;
    case 'evaluation':
      return <EvaluationPane round={view.round} />;
    case 'plans':
      return <PlansPane />;
    case 'plan':
      return <PlanPane plan={view.plan} />;
    case 'house':
      return <HousePane city={view.city} />;
    case 'standingIn':
      return <StandingInPane />;
    case 'importPlan':
      return <ImportPane />;
    case 'historyImport':
      return <HistoryImportPane plan={view.plan} />;
  }
}

/** Where 返回 leads: a plan lies on the list of plans, a record on the form it is of, everything else on the worklist. */
function viewBefore(view: View): View {
  if (view.pane === 'record') return { pane: view.back, round: view.round, unit: view.unit };
  return view.pane === 'plan' || view.pane === 'importPlan' ? { pane: 'plans' } : { pane: 'worklist' };
}

function Header({
  view,
  worklist,
  session,
  onBack,
}: {
  view: View;
  worklist: Worklist | null;
  session: Session;
  onBack: () => void;
}) {
  const styles = useStyles();
  const { title, detail } = titleOf(view, worklist);
  const heading = useFocusOnChange(JSON.stringify(view));
  const roles = rolesOf(worklist?.me);
  const back =
    view.pane === 'record' ? annexText.close : viewBefore(view).pane === 'plans' ? plansText.back : appText.back;
  return (
    <header className={styles.head}>
      {view.pane !== 'worklist' && (
        <Button
          className={styles.back}
          size="small"
          appearance="subtle"
          icon={<ArrowLeftRegular />}
          aria-label={back}
          title={back}
          onClick={onBack}
        />
      )}
      <div className={styles.titles}>
        <h1 ref={heading} tabIndex={-1} className={styles.title} title={title}>
          {title}
        </h1>
        {detail && (
          <div className={styles.small} title={detail}>
            {detail}
          </div>
        )}
      </div>
      <div className={styles.person}>
        <div>{session.person.name}</div>
        {roles.length > 0 && (
          <div className={styles.small} title={appText.allRoles(roles)}>
            {appText.roles(roles)}
          </div>
        )}
      </div>
      {view.pane === 'worklist' && (
        <Button
          size="small"
          appearance="subtle"
          icon={<SignOutRegular />}
          aria-label={appText.signOut}
          title={appText.signOut}
          onClick={clearSession}
        />
      )}
    </header>
  );
}

/** Whoever opens or leaves a view finds the keyboard, and the screen reader, at its title; not when the pane first opens. */
function useFocusOnChange(view: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(view);
  useEffect(() => {
    if (shown.current === view) return;
    shown.current = view;
    heading.current?.focus();
  }, [view]);
  return heading;
}

function rolesOf(me: Me | undefined): string[] {
  return [...new Set(me?.duties.map(({ role }) => roleText[role]))];
}

/** What the top line says: the unit and the round one works on, or the house's name. */
function titleOf(view: View, worklist: Worklist | null): { title: string; detail: string } {
  if (view.pane === 'worklist') return { title: appText.name, detail: appText.tagline };
  if (view.pane === 'plans') return { title: plansText.title, detail: plansText.tagline };
  if (view.pane === 'house') return { title: houseText.title, detail: houseText.tagline };
  if (view.pane === 'standingIn') return { title: standingInText.title, detail: standingInText.tagline };
  if (view.pane === 'importPlan') return { title: plansText.importPlan, detail: '' };
  if (view.pane === 'plan' || view.pane === 'historyImport') {
    const planTitle = worklist?.rounds.find(({ plan }) => plan === view.plan)?.planTitle;
    const title = view.pane === 'plan' ? plansText.title : pastYears.title;
    return { title, detail: planTitle ?? plansText.tagline };
  }
  const round = worklist?.rounds.find(({ id }) => id === view.round);
  const item = worklist?.items.find((candidate) => candidate.round === view.round);
  const detail = round?.title ?? item?.roundTitle ?? '';
  if (view.pane === 'record')
    return { title: annexText.title, detail: [unitNameIn(worklist, view.unit), detail].filter(Boolean).join(' · ') };
  if (view.pane === 'fill' || view.pane === 'review') {
    const unitName = unitNameIn(worklist, view.unit);
    return { title: unitName ?? worklistText[view.pane], detail };
  }
  return { title: worklistText[view.pane], detail };
}

function unitNameIn(worklist: Worklist | null, unit: OrgUnitId): string | undefined {
  return worklist?.items.find((item) => item.unit === unit)?.unitName;
}
