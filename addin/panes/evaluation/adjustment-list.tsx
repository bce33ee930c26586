import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { EvaluationDeskReply } from '../../../functions/contract/evaluating';
import { timeText } from '../../text/zh';
import { adjustmentReasonText, proposalStatusText, adjustment as words } from '../../text/zh-evaluating';
import { withMeasure } from '../../text/zh-evaluation';
import { ReasonBox } from '../../widgets/reason-box';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyle: 'none' },
  item: {
    display: 'flex',
    flexDirection: 'column',
    gap: '2px',
    padding: '8px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    fontSize: '12px',
    lineHeight: '18px',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, borderRadius: tokens.borderRadiusSmall },
  },
  line: { display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', gap: '0 8px' },
  change: { fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: 'tabular-nums' },
  quiet: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  buttons: { display: 'flex', gap: '8px', marginTop: '4px' },
});

export type Proposal = EvaluationDeskReply['proposals'][number];

/** An indicator, or a part of one, as it is named and measured. */
export interface ProposalFacts {
  name: string;
  measure: string;
}

/** Where a proposal stands on the page, for going to it from above. */
export const proposalId = ({ id }: Pick<Proposal, 'id'>) => `adjustment-${id}`;

interface ListProps {
  proposals: Proposal[];
  factsOf: (proposal: Proposal) => ProposalFacts;
  /** Whether the person decides on such things at all, and if so why not on this one. */
  decides: boolean;
  refusalFor: (proposal: Proposal) => string | null;
  isBusy: boolean;
  onDecide: (proposal: Proposal, approve: boolean, note: string) => void;
}

/** Proposed and decided adjustments, those that wait on top. */
export function AdjustmentList({ proposals, factsOf, decides, refusalFor, isBusy, onDecide }: ListProps) {
  const styles = useStyles();
  const waitingFirst = proposals.toSorted(
    (a, b) =>
      Number(b.status === 'proposed') - Number(a.status === 'proposed') || b.proposedAt.localeCompare(a.proposedAt),
  );
  // One of them is the next thing to do; the others wait their turn.
  const next = decides ? waitingFirst.find((one) => one.status === 'proposed' && refusalFor(one) === null) : undefined;
  return (
    <ol className={styles.list}>
      {waitingFirst.map((proposal) => {
        const { name, measure } = factsOf(proposal);
        const { from, to, proposedBy, proposedAt, decidedBy, decidedAt, decisionNote, status } = proposal;
        return (
          <li key={proposal.id} id={proposalId(proposal)} tabIndex={-1} className={styles.item}>
            <div className={styles.line}>
              <span>{name}</span>
              <span className={styles.quiet}>{proposalStatusText[status]}</span>
            </div>
            <div className={styles.line}>
              <span className={styles.change}>
                {words.change(withMeasure(from.raw, measure), withMeasure(to.raw, measure))}
              </span>
              <span>{words.effectiveFrom(proposal.effectiveFrom)}</span>
            </div>
            <div>{`${adjustmentReasonText[proposal.reasonKind]}：${proposal.reason}`}</div>
            <div className={styles.quiet}>{words.document(proposal.documentNumber, proposal.approvingBody)}</div>
            <div className={styles.quiet}>{words.proposed(proposedBy.name, timeText(proposedAt))}</div>
            {decidedBy && decidedAt && (
              <div className={styles.quiet}>
                {words.decided(decidedBy.name, timeText(decidedAt), proposalStatusText[status])}
                {decisionNote && `：${decisionNote}`}
              </div>
            )}
            {decides && status === 'proposed' && (
              <Decision
                refusal={refusalFor(proposal)}
                isNext={proposal === next}
                isBusy={isBusy}
                onDecide={(approve, note) => onDecide(proposal, approve, note)}
              />
            )}
          </li>
        );
      })}
    </ol>
  );
}

interface DecisionProps {
  refusal: string | null;
  isNext: boolean;
  isBusy: boolean;
  onDecide: (approve: boolean, note: string) => void;
}

function Decision({ refusal, isNext, isBusy, onDecide }: DecisionProps) {
  const styles = useStyles();
  const [note, setNote] = useState('');
  const rejectReason = refusal ?? (note.trim() === '' ? words.rejectNoteMissing : null);
  return (
    <div>
      <ReasonBox label={words.decisionNote} value={note} onChange={setNote} hint={words.decisionHint} />
      {refusal && <div className={styles.quiet}>{`${refusal}。`}</div>}
      <div className={styles.buttons}>
        <Button
          size="small"
          appearance={isNext ? 'primary' : 'secondary'}
          disabledFocusable={refusal !== null || isBusy}
          onClick={refusal === null && !isBusy ? () => onDecide(true, note.trim()) : undefined}
        >
          {words.approve}
        </Button>
        <Button
          size="small"
          disabledFocusable={rejectReason !== null || isBusy}
          onClick={rejectReason === null && !isBusy ? () => onDecide(false, note.trim()) : undefined}
        >
          {words.reject}
        </Button>
      </div>
    </div>
  );
}
