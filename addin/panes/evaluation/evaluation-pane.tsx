import { makeStyles, ToggleButton, tokens } from '@fluentui/react-components';
import type { IndicatorEvaluationView } from '../../../functions/contract/evaluation';
import type { RoundId } from '../../../functions/domain/ids';
import { clockText, timeText, unitsByType, widgetText } from '../../text/zh';
import { evaluation as words } from '../../text/zh-evaluation';
import { ActionBar } from '../../widgets/action-bar';
import { DemoNotice } from '../../widgets/demo-notice';
import { Loading } from '../../widgets/loading';
import { ProblemBar } from '../../widgets/problem-bar';
import { AlertList } from './alert-list';
import { filters } from './indicator-order';
import { IndicatorRow, rowId } from './indicator-row';
import { PriorResults } from './prior-results';
import { type EvaluationState, useEvaluation } from './use-evaluation';
import { VerdictCounts } from './verdict-counts';

const useStyles = makeStyles({
  pane: { display: 'flex', flexDirection: 'column', flexGrow: 1 },
  body: { display: 'flex', flexDirection: 'column', gap: '12px', padding: '12px' },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  facts: { margin: 0, display: 'flex', flexWrap: 'wrap', gap: '0 12px' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  chips: { display: 'flex', flexWrap: 'wrap', gap: '4px' },
  chip: { minWidth: 'auto', fontWeight: tokens.fontWeightRegular },
  group: { margin: '8px 0 0', fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
});

/** 评估: how a plan's indicators stand at the end of a year, those that lag first. */
export default function EvaluationPane({ round }: { round: RoundId }) {
  const styles = useStyles();
  const state = useEvaluation(round);
  const { evaluation, busy, writtenAt } = state;
  return (
    <div className={styles.pane}>
      <div className={styles.body}>
        <ProblemBar
          problem={state.problem}
          onClose={state.dismissProblem}
          action={state.retry ? { label: widgetText.retry, onClick: state.retry } : undefined}
        />
        <YearChips state={state} round={round} />
        {evaluation ? (
          <>
            <Headline state={state} />
            <VerdictCounts evaluation={evaluation} />
            <AlertList alerts={state.alerts} evaluation={evaluation} onGo={(item) => handleReveal(state, item)} />
            <Filters state={state} />
            <Groups state={state} />
            <PriorResults evaluation={evaluation} />
            <DemoNotice text={evaluation.demoNotice} />
          </>
        ) : (
          busy === 'load' && <Loading label={words.loading} />
        )}
      </div>
      {evaluation && (
        <ActionBar
          note={writtenAt && words.written(clockText(writtenAt))}
          secondary={[{ label: widgetText.refresh, onClick: state.refresh, isBusy: busy === 'load' }]}
          primary={{ label: words.writeSheet, onClick: state.writeSheet, isBusy: busy !== null }}
        />
      )}
    </div>
  );
}

function handleReveal(state: EvaluationState, item: IndicatorEvaluationView) {
  state.reveal(item.indicator);
  // The row may only appear once the filter is off.
  requestAnimationFrame(() => document.getElementById(rowId(item))?.focus());
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

function Headline({ state: { evaluation } }: { state: EvaluationState }) {
  const styles = useStyles();
  if (!evaluation) return null;
  const missing = evaluation.units.filter((unit) => unit.status !== 'approved').map((unit) => unit.name);
  return (
    <header>
      <h2 className={styles.title}>{words.title(evaluation.dataYear)}</h2>
      <p className={styles.facts}>
        <span>{words.timeShare(evaluation.timeShare.text)}</span>
        <span>{words.approvedUnits(unitsByType(evaluation.units, (unit) => unit.status === 'approved'))}</span>
      </p>
      <p className={styles.quiet}>{words.asOf(timeText(evaluation.asOf))}</p>
      {missing.length > 0 && <p className={styles.quiet}>{words.incompleteNote(missing.join('、'))}</p>}
    </header>
  );
}

/** One at a time: a filter is a question, and two questions at once give an answer to neither. */
function Filters({ state }: { state: EvaluationState }) {
  const styles = useStyles();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a toolbar of toggles, no form
    <div role="group" aria-label={words.filterLabel} className={styles.chips}>
      {filters.map((filter) => (
        <ToggleButton
          key={filter}
          size="small"
          shape="circular"
          className={styles.chip}
          checked={state.filter === filter}
          onClick={() => state.setFilter(filter)}
        >
          {words.filterChip(words.filters[filter], state.countOf(filter))}
        </ToggleButton>
      ))}
    </div>
  );
}

function Groups({ state }: { state: EvaluationState }) {
  const styles = useStyles();
  const { groups, evaluation } = state;
  if (!evaluation) return null;
  const present = (['lagging', 'incomplete', 'onTrack', 'excluded'] as const).filter(
    (group) => groups[group].length > 0,
  );
  const isFinal = evaluation.kind === 'final';
  const headOf = (group: keyof typeof groups) =>
    words.groups[group === 'lagging' && isFinal ? 'missed' : group](groups[group].length);
  if (present.length === 0) return <p className={styles.quiet}>{words.nothingHere}</p>;
  return (
    <div>
      <p className={styles.quiet}>{words.paceLegend}</p>
      {present.map((group) => (
        <section key={group} aria-label={headOf(group)}>
          <h3 className={styles.group}>{headOf(group)}</h3>
          {groups[group].map((item) => (
            <IndicatorRow
              key={item.indicator}
              item={item}
              evaluation={evaluation}
              isOpen={state.isOpen(item.indicator)}
              onToggle={() => state.toggle(item.indicator)}
            />
          ))}
        </section>
      ))}
    </div>
  );
}
