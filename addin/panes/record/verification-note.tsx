import type { AnnexReply } from '../../../functions/contract/record';
import { clockText, dateText } from '../../text/zh';
import { recordFindingText, annexText as words } from '../../text/zh-record';

/** 查验结果: whether every step holds, each fault where one does not, and the anchor to hold it against. */
export function VerificationNote({ reply: { verification, anchor, unitName } }: { reply: AnnexReply }) {
  const { at, steps, shortHash, isWhole, findings } = verification;
  const when = `${dateText(at)} ${clockText(at)}`;
  const broken = findings.filter(({ level }) => level === 'broken').length;
  return (
    <section aria-label={words.verification}>
      <div className={isWhole ? undefined : 'broken'}>
        <p className="result">
          {words.verification}：{isWhole ? words.whole(steps, shortHash ?? '', when) : words.broken(broken, when)}
        </p>
        {findings.map((finding) => (
          <p key={`${finding.fault} ${finding.revision} ${finding.field} ${finding.expected}`}>
            {recordFindingText(finding, unitName)}
          </p>
        ))}
      </div>
      <p>{anchor === null ? words.noAnchor : words.anchor(dateText(anchor.day), anchor.shortRoot, anchor.count)}</p>
    </section>
  );
}
