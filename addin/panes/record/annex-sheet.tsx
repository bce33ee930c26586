import type { AnnexReply } from '../../../functions/contract/record';
import { clockText, dateText } from '../../text/zh';
import { annexText as words } from '../../text/zh-record';
import { sheetClass } from './annex-styles';
import { StepRow } from './step-row';
import { VerificationNote } from './verification-note';

type Signing = keyof AnnexReply['annex']['signOff'];

/** In the order in which an office signs. */
const signings: Signing[] = ['filler', 'reviewer', 'head', 'approver'];

/** Widths add up to the whole line; values and reasons need the most. */
const columns = { step: 4, at: 11, by: 9, action: 9, reasons: 22, changes: 35, hash: 10 } as const;
const names = Object.keys(columns) as (keyof typeof columns)[];

/**
 * 办理记录 as it is printed: the steps, whether they hold, and who signs for it. Its cells carry their heads with them, for
 * panes too narrow for the table, where each step is a block of its own.
 */
export function AnnexSheet({ reply }: { reply: AnnexReply }) {
  const { annex, unitName, roundTitle, planTitle, submission, demoNotice } = reply;
  return (
    <article className={sheetClass}>
      <h2>{words.title}</h2>
      <p className="caption">{planTitle}</p>
      <p className="caption">
        {words.caption(unitName, roundTitle)} <span className="hash">{words.id(submission)}</span>
      </p>
      {demoNotice !== null && <p className="caption">{words.demo}</p>}
      <VerificationNote reply={reply} />
      <table className="steps">
        <colgroup>
          {names.map((name) => (
            <col key={name} style={{ width: `${columns[name]}%` }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {names.map((name) => (
              <th key={name} scope="col">
                {words.heads[name]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {annex.rows.map((row) => (
            <StepRow key={`${row.revision} ${row.shortHash}`} row={row} />
          ))}
        </tbody>
      </table>
      {annex.olderSteps > 0 && <p>{words.olderSteps(annex.olderSteps)}</p>}
      <SignOff signOff={annex.signOff} />
    </article>
  );
}

/** 签署: the names from the record, and room for a hand, a telephone number and the unit's seal (签章上报). */
function SignOff({ signOff }: Pick<AnnexReply['annex'], 'signOff'>) {
  const filledAt = signOff.filler?.at;
  return (
    <table className="keep" aria-label={words.signOff}>
      <tbody>
        <tr>
          {signings.map((who) => (
            <th key={who} scope="col">
              {words.signs[who]}
            </th>
          ))}
          <th scope="col">{words.filledOn}</th>
          <th scope="col">{words.phone}</th>
          <th scope="col">{words.seal}</th>
        </tr>
        <tr className="sign">
          {signings.map((who) => (
            <td key={who} data-label={words.signs[who]}>
              {signOff[who]?.name}
              <br />
              {words.sealed}
            </td>
          ))}
          <td data-label={words.filledOn}>{filledAt ? `${dateText(filledAt)} ${clockText(filledAt)}` : ''}</td>
          <td />
          <td />
        </tr>
      </tbody>
    </table>
  );
}
