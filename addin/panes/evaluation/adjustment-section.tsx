import { makeStyles, tokens } from '@fluentui/react-components';
import type { EvaluationDeskReply } from '../../../functions/contract/evaluating';
import type { EvaluationReply } from '../../../functions/contract/evaluation';
import { accounts, adjustment as words } from '../../text/zh-evaluating';
import { Fold } from '../../widgets/fold';
import { ProblemBar } from '../../widgets/problem-bar';
import { usePane } from '../pane-context';
import { type Adjustable, AdjustmentForm } from './adjustment-form';
import { AdjustmentList, type Proposal } from './adjustment-list';
import { isOffered, refusalOf } from './evaluation-refusal';
import type { Adjustments } from './use-adjustments';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: '8px' },
  quiet: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
});

/** Where it stands on the page, for going to it from above. */
export const adjustmentsId = 'adjustments';

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
  return (
    <Fold summary={words.summary(proposals.length, open)} isOpen={proposals.length > 0}>
      <section id={adjustmentsId} className={styles.section} aria-label={words.heading}>
        <ProblemBar
          problem={adjustments.problem}
          onClose={adjustments.dismiss}
          action={adjustments.isStale ? { label: accounts.loadLatest, onClick: adjustments.loadLatest } : undefined}
        />
        <p className={styles.quiet}>{words.lead}</p>
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
          onDecide={(proposal, approve, note) => void adjustments.decide(proposal, approve, note)}
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
        {adjustments.done && (
          <p className={styles.quiet} role="status">
            {adjustments.done}
          </p>
        )}
      </section>
    </Fold>
  );
}

function factsOf({ indicators }: EvaluationReply, { indicator, part = null }: Proposal) {
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
