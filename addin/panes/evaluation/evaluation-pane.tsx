import { makeStyles, ToggleButton, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { EvaluationDeskReply } from '../../../functions/contract/evaluating';
import type { EvaluationReply, IndicatorEvaluationView } from '../../../functions/contract/evaluation';
import { isLagging } from '../../../functions/domain/evaluation/verdict';
import type { RoundId } from '../../../functions/domain/ids';
import { clockText, timeText, unitsByType, widgetText } from '../../text/zh';
import { accounts as accountWords, adjustment, publication, titleText } from '../../text/zh-evaluating';
import { evaluation as words } from '../../text/zh-evaluation';
import { ActionBar, type BarAction } from '../../widgets/action-bar';
import { DemoNotice } from '../../widgets/demo-notice';
import { Loading } from '../../widgets/loading';
import { MessageLine, ProblemBar } from '../../widgets/problem-bar';
import { usePane } from '../pane-context';
import { accountsLacking } from './account-drafts';
import { AccountForm, AccountText } from './account-form';
import { AdjustmentSection, showProposal, waitingFor } from './adjustment-section';
import { AlertList } from './alert-list';
import { type DeskNotice, DeskNotices } from './desk-notices';
import { isOffered, isStale, refusalOf } from './evaluation-refusal';
import { IndicatorList } from './indicator-list';
import { IndicatorRow, rowId } from './indicator-row';
import { ListControls } from './list-controls';
import { PaceChart } from './pace-chart';
import { Passport } from './passport-view';
import { PriorResults } from './prior-results';
import { PublicationSection } from './publication-section';
import { PublishPanel } from './publish-panel';
import { PublicationBasis, PublishedBanner } from './published-list';
import { type AccountsState, useAccounts } from './use-accounts';
import { useAdjustments } from './use-adjustments';
import { useDesk } from './use-desk';
import { type EvaluationState, useEvaluation } from './use-evaluation';
import { useIndicatorList } from './use-indicator-list';
import { usePublished } from './use-published';
import { newestOf } from './use-publishing';
import { VerdictCounts } from './verdict-counts';

const useStyles = makeStyles({
  pane: { display: 'flex', flexDirection: 'column', flexGrow: 1 },
  body: { display: 'flex', flexDirection: 'column', gap: '12px', padding: '12px' },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  facts: { margin: 0, display: 'flex', flexWrap: 'wrap', gap: '0 12px' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  chips: { display: 'flex', flexWrap: 'wrap', gap: '4px' },
  chip: { minWidth: 'auto', fontWeight: tokens.fontWeightRegular },
});

/** 评估: how a plan's indicators stand at the end of a year, those that lag first; from here it is explained and published. */
export default function EvaluationPane({ round }: { round: RoundId }) {
  // Another year is another evaluation: nothing typed or opened in one may turn up in the other.
  return <RoundEvaluation key={round} round={round} />;
}

function RoundEvaluation({ round }: { round: RoundId }) {
  const styles = useStyles();
  const { me } = usePane();
  const current = useEvaluation(round);
  const onDesk = useDesk(round);
  const accounts = useAccounts(round, onDesk);
  const published = usePublished(round);
  const adjustments = useAdjustments(round, { ...onDesk, onApproved: current.refresh });
  const [isPublishing, setIsPublishing] = useState(false);
  const { desk } = onDesk;
  const { opened } = published;
  const shown = opened?.result ?? current.evaluation;
  const list = useIndicatorList(shown);

  if (isPublishing && desk && current.evaluation)
    return (
      <PublishPanel
        round={round}
        evaluation={current.evaluation}
        onDesk={{ ...onDesk, desk }}
        hasUnsaved={accounts.unsaved.length > 0}
        onClose={() => setIsPublishing(false)}
      />
    );

  function handleReveal(item: IndicatorEvaluationView) {
    list.reveal(item.indicator);
    // The row may only appear once the filter is off.
    requestAnimationFrame(() => document.getElementById(rowId(item))?.focus());
  }

  const isEditable = opened === null && desk !== null && isOffered(desk, 'saveAccounts');
  const waiting = shown && desk && !opened ? waitingFor(me.id, desk) : [];
  const [firstWaiting] = waiting;
  const missing = shown && desk && !opened ? accountsLacking(shown.indicators, accounts.current) : [];
  const lacksOf = new Map(missing.map(({ item, fields }) => [item.indicator, fields]));

  const row = (item: IndicatorEvaluationView) =>
    shown && (
      <IndicatorRow
        key={item.indicator}
        item={item}
        evaluation={shown}
        isOpen={list.isOpen(item.indicator)}
        onToggle={() => list.toggle(item.indicator)}
        lacks={isEditable ? (lacksOf.get(item.indicator) ?? []) : []}
        account={accountOf(item)}
        // A published figure's origin stands in 发布依据; the house only works out the current one's.
        passport={
          opened || !desk
            ? undefined
            : (part, label) => <Passport {...{ round, part, label }} indicator={item.indicator} />
        }
      />
    );

  function accountOf(item: IndicatorEvaluationView) {
    if (!isLagging(item.verdict)) return undefined;
    const { indicator } = item;
    if (opened) return <AccountText account={opened.accounts[indicator]} />;
    if (!desk) return undefined;
    if (!isEditable) return <AccountText account={accounts.saved[indicator]} />;
    return (
      <AccountForm
        item={item}
        account={accounts.current[indicator]}
        suggestions={desk.accounts.suggestions[indicator] ?? []}
        elsewhere={accounts.conflicts.includes(indicator) ? (accounts.saved[indicator] ?? null) : null}
        isUnsaved={accounts.unsaved.includes(indicator)}
        onWrite={(change) => accounts.write(indicator, change)}
      />
    );
  }

  const handleRenew = () => {
    void current.refresh();
    void onDesk.load();
  };

  // Figures and desk are read together: what both lacked is said once, and asked for once.
  const isUnread = current.problem !== null && current.retryWrite === null;
  const handleDismiss = () => {
    current.dismissProblem();
    if (isUnread && desk) onDesk.dismiss();
  };

  const handleWrite = () => {
    if (!shown) return;
    const publication = opened && {
      number: opened.number,
      publishedBy: opened.publishedBy.name,
      publishedAt: opened.publishedAt,
    };
    void current.writeSheet(shown, { accounts: opened?.accounts ?? accounts.saved, publication });
  };

  return (
    <div className={styles.pane}>
      <div className={styles.body}>
        <ProblemBar
          problem={current.problem}
          // Nothing would be left on the page where the figures were never read.
          onClose={shown ? handleDismiss : undefined}
          action={{ label: widgetText.retry, onClick: current.retryWrite ?? handleRenew }}
        />
        {!isUnread && (
          <ProblemBar
            problem={onDesk.problem}
            action={{ label: widgetText.retry, onClick: () => void onDesk.load() }}
          />
        )}
        <ProblemBar problem={published.problem} onClose={published.dismiss} />
        {firstWaiting && (
          <MessageLine
            intent="info"
            what={adjustment.waitingForYou(waiting.length)}
            action={{ label: adjustment.decide, onClick: () => showProposal(firstWaiting) }}
          />
        )}
        <YearChips state={current} round={round} />
        {shown ? (
          <>
            {opened && <PublishedBanner opened={opened} onClose={published.close} />}
            <Headline evaluation={shown} />
            <VerdictCounts evaluation={shown} />
            <PaceChart evaluation={shown} onGo={handleReveal} />
            <AlertList alerts={list.alerts} evaluation={shown} onGo={handleReveal} />
            {!opened && desk && (
              <DeskNotices
                notices={noticesOf(desk, {
                  missing: isEditable ? missing : [],
                  onAccount: handleReveal,
                  isSaidAbove: waiting.length > 0,
                  onPublish: () => setIsPublishing(true),
                })}
              />
            )}
            <ListControls list={list} names={shown.verdictNames} kind={shown.kind} />
            <IndicatorList list={list} kind={shown.kind} row={row} />
            {opened && <PublicationBasis opened={opened} />}
            {!opened && desk && (
              <>
                <PublicationSection
                  desk={desk}
                  isBusy={published.isBusy}
                  onOpen={(id) => void published.open(id)}
                  onPublish={() => setIsPublishing(true)}
                />
                <AdjustmentSection desk={desk} evaluation={shown} adjustments={adjustments} />
              </>
            )}
            <PriorResults evaluation={shown} />
            <DemoNotice text={shown.demoNotice} />
          </>
        ) : (
          current.busy === 'load' && <Loading label={words.loading} />
        )}
      </div>
      {shown && (
        <Bar
          current={current}
          accounts={accounts}
          desk={desk}
          isEditable={isEditable}
          isFrozen={opened !== null}
          isDeciding={waiting.length > 0}
          onRenew={handleRenew}
          onWrite={handleWrite}
        />
      )}
    </div>
  );
}

interface Ways {
  missing: ReturnType<typeof accountsLacking>;
  onAccount: (item: IndicatorEvaluationView) => void;
  /** Whether the adjustments that wait are announced on top, to who decides on them. */
  isSaidAbove: boolean;
  onPublish: () => void;
}

/** What is still to be done, with the way there. */
function noticesOf(desk: EvaluationDeskReply, { missing, onAccount, isSaidAbove, onPublish }: Ways): DeskNotice[] {
  const last = newestOf(desk);
  const open = desk.proposals.filter(({ status }) => status === 'proposed');
  const [firstOpen] = open;
  const [first] = missing;
  const publish = isOffered(desk, 'publishEvaluation')
    ? { label: publication.start(desk.published.length + 1), onClick: onPublish }
    : undefined;
  return [
    ...(first
      ? [
          {
            text: accountWords.missing(missing.length),
            action: { label: accountWords.next, onClick: () => onAccount(first.item) },
          },
        ]
      : []),
    last
      ? { text: publication.last(last.number, timeText(last.publishedAt)) }
      : { text: publication.none, action: publish },
    ...(last?.isOutdated ? [{ text: publication.outdated, action: publish }] : []),
    ...(firstOpen && !isSaidAbove
      ? [
          {
            text: adjustment.waiting(open.length),
            action: { label: adjustment.look, onClick: () => showProposal(firstOpen) },
          },
        ]
      : []),
  ];
}

interface BarProps {
  current: EvaluationState;
  accounts: AccountsState;
  desk: EvaluationDeskReply | null;
  isEditable: boolean;
  isFrozen: boolean;
  isDeciding: boolean;
  onRenew: () => void;
  onWrite: () => void;
}

/** While something typed is unsaved, saving it is the one thing to do next; while a decision waits, that is. */
function Bar({ current, accounts, desk, isEditable, isFrozen, isDeciding, onRenew, onWrite }: BarProps) {
  const { busy, writtenAt } = current;
  const { unsaved, savedAt } = accounts;
  const write: BarAction = { label: words.writeSheet, onClick: onWrite, isBusy: busy !== null };
  const hasUnsaved = isEditable && unsaved.length > 0;
  const renew: BarAction = { label: widgetText.refresh, onClick: onRenew, isBusy: busy === 'load' };
  // What is frozen is not read anew.
  const secondary = hasUnsaved ? [write] : isFrozen ? [] : isDeciding ? [renew, write] : [renew];
  return (
    <>
      <ProblemBar
        problem={accounts.problem}
        onClose={accounts.dismiss}
        action={
          isStale(accounts.problem)
            ? { label: accountWords.loadLatest, onClick: () => void accounts.loadLatest() }
            : undefined
        }
      />
      <ActionBar
        note={
          // The later of the two is what the person did last.
          (savedAt ?? '') > (writtenAt ?? '')
            ? !hasUnsaved && accountWords.saved(clockText(savedAt ?? ''))
            : writtenAt && words.written(clockText(writtenAt))
        }
        secondary={secondary}
        primary={
          hasUnsaved && desk
            ? {
                label: accountWords.save(unsaved.length),
                onClick: () => void accounts.save(),
                disabledReason: refusalOf(desk, 'saveAccounts'),
                isBusy: accounts.isBusy,
              }
            : isDeciding
              ? null
              : write
        }
      />
    </>
  );
}

function YearChips({ state, round }: { state: EvaluationState; round: RoundId }) {
  const styles = useStyles();
  if (state.years.length < 2) return null;
  return (
    <nav aria-label={words.years} className={styles.chips}>
      {state.years.map((year) => (
        <ToggleButton
          key={year.id}
          size="small"
          shape="circular"
          className={styles.chip}
          checked={year.id === round}
          onClick={() => state.goToYear(year.id)}
        >
          {words.yearChip(year.dataYear)}
        </ToggleButton>
      ))}
    </nav>
  );
}

function Headline({ evaluation }: { evaluation: EvaluationReply }) {
  const styles = useStyles();
  const missing = evaluation.units.filter((unit) => !unit.hasApproved).map((unit) => unit.name);
  return (
    <header>
      <h2 className={styles.title}>{titleText(evaluation.kind, evaluation.dataYear)}</h2>
      <p className={styles.facts}>
        <span>{words.timeShare(evaluation.timeShare.text)}</span>
        <span>{words.approvedUnits(unitsByType(evaluation.units, (unit) => unit.hasApproved))}</span>
      </p>
      <p className={styles.quiet}>{words.asOf(timeText(evaluation.asOf))}</p>
      {missing.length > 0 && <p className={styles.quiet}>{words.incompleteNote(missing.join('、'))}</p>}
    </header>
  );
}
