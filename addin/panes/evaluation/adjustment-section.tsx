import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { EvaluationDeskReply } from '../../../functions/contract/evaluating';
import type { EvaluationReply } from '../../../functions/contract/evaluation';
import type { PersonId } from '../../../functions/domain/ids';
import { accounts, adjustment as words } from '../../text/zh-evaluating';
import { Fold } from '../../widgets/fold';
import { ProblemBar } from '../../widgets/problem-bar';
import { giveKeyboard } from '../../widgets/use-focus-back';
import { usePane } from '../pane-context';
import { type Adjustable, AdjustmentForm } from './adjustment-form';
import { AdjustmentList, type Proposal, type ProposalFacts, proposalId } from './adjustment-list';
import { isOffered, refusalOf } from './evaluation-refusal';
import type { Adjustments } from './use-adjustments';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: '8px' },
  done: { margin: 0, fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightSemibold },
  quiet: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
});

/** Goes to a proposal from anywhere on the page, unfolding what it stands in. */
export function showProposal(proposal: Proposal): void {
  const line = document.getElementById(proposalId(proposal));
  line?.closest('details')?.setAttribute('open', '');
  line?.focus();
}

/** What waits for this person's decision: the office's proposals that others made (四眼). */
export function waitingFor(me: PersonId, desk: EvaluationDeskReply): Proposal[] {
  if (refusalOf(desk, 'decideAdjustment') !== null) return [];
  return desk.proposals.filter(({ status, proposedBy }) => status === 'proposed' && proposedBy.id !== me);
}

interface SectionProps {
  desk: EvaluationDeskReply;
  evaluation: EvaluationReply;
  adjustments: Adjustments;
}

/** 目标调整 at the end of the evaluation: what was proposed and decided, and the form for a new one. */
export function AdjustmentSection({ desk, evaluation, adjustments }: SectionProps) {
  const styles = useStyles();
  const { me } = usePane();
  const { proposals } = desk;
  const open = proposals.filter(({ status }) => status === 'proposed').length;
  const decides = isOffered(desk, 'decideAdjustment');
  const { baseYear, endYear, dataYear } = evaluation;
  const decided = useRef<HTMLParagraphElement>(null);
  // The buttons of a decision go with it: the keyboard goes to what came of it.
  useEffect(() => {
    if (adjustments.decided !== null) giveKeyboard(decided.current);
  }, [adjustments.decided]);
  return (
    <Fold summary={words.summary(proposals.length, open)} isOpen={proposals.length > 0}>
      <section className={styles.section} aria-label={words.heading}>
        <ProblemBar
          problem={adjustments.problem}
          onClose={adjustments.dismiss}
          action={adjustments.isStale ? { label: accounts.loadLatest, onClick: adjustments.loadLatest } : undefined}
        />
        <p className={styles.quiet}>{words.lead}</p>
        <p ref={decided} role="status" tabIndex={-1} className={styles.done}>
          {adjustments.decided}
        </p>
        {proposals.length === 0 && <p className={styles.quiet}>{words.none}</p>}
        <AdjustmentList
          proposals={proposals}
          factsOf={(proposal) => factsOf(evaluation, proposal)}
          decides={decides}
          refusalFor={(proposal) =>
            // 四眼: whatever roles a person holds.
            proposal.proposedBy.id === me.id ? words.fourEyes : refusalOf(desk, 'decideAdjustment')
          }
          isBusy={adjustments.isBusy}
          onDecide={(proposal, approve, note) =>
            void adjustments.decide(proposal, factsOf(evaluation, proposal), approve, note)
          }
        />
        {isOffered(desk, 'proposeAdjustment') && (
          <Fold summary={words.propose}>
            <AdjustmentForm
              adjustables={adjustablesOf(desk, evaluation)}
              years={Array.from({ length: endYear - baseYear }, (_, index) => baseYear + 1 + index)}
              dataYear={dataYear}
              refusal={refusalOf(desk, 'proposeAdjustment')}
              isBusy={adjustments.isBusy}
              onPropose={adjustments.propose}
            />
          </Fold>
        )}
        {adjustments.sent && (
          <p className={styles.quiet} role="status">
            {adjustments.sent}
          </p>
        )}
      </section>
    </Fold>
  );
}

function factsOf({ indicators }: EvaluationReply, { indicator, part = null }: Proposal): ProposalFacts {
  const item = indicators.find((one) => one.indicator === indicator);
  const label = item?.parts.find((one) => one.part === part && part !== null)?.label ?? part;
  const name = item ? `${item.serial} ${item.name}` : indicator;
  return { name: label === null ? name : `${name} · ${label}`, measure: item?.measure ?? '' };
}

/** Indicators still evaluated, with the target in force. */
function adjustablesOf({ targets }: EvaluationDeskReply, { indicators }: EvaluationReply): Adjustable[] {
  return indicators.flatMap(({ indicator, serial, name, measure, exclusion }) =>
    targets
      .filter((one) => one.indicator === indicator && exclusion === null)
      .map(({ part = null, label, target }) => ({
        indicator,
        part,
        serial,
        name: label === undefined ? name : `${name} · ${label}`,
        measure,
        target,
      })),
  );
}
