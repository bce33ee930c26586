import type { AnnexReply } from '../../../functions/contract/record';
import { clockText, dateText } from '../../text/zh';
import {
  annexActionText,
  annexFieldText,
  annexLineText,
  annexValueText,
  byFormOrder,
  annexText as words,
} from '../../text/zh-record';

type Row = AnnexReply['annex']['rows'][number];

/** One step: who did what when, on which lines and why, and what stood there before and after. */
export function StepRow({ row }: { row: Row }) {
  return (
    <tr>
      <td className="number" data-label={words.stepNumber.before} data-unit={words.stepNumber.after}>
        {row.revision}
      </td>
      <td className="at">{row.at === null ? words.unknownTime : `${dateText(row.at)} ${clockText(row.at)}`}</td>
      <td className="by">{personOf(row)}</td>
      <td className="action">{annexActionText(row.action)}</td>
      <td className="told" data-label={words.heads.reasons}>
        <List texts={aboutOf(row)} />
      </td>
      <td className="told" data-label={words.heads.changes}>
        <List texts={changesOf(row)} />
      </td>
      <td className="hash" data-label={words.heads.hash}>
        {row.shortHash}
        {row.receipt !== null && <div className="receipt">{words.receipt(row.receipt)}</div>}
      </td>
    </tr>
  );
}

/** What is said twice in the same words of the same line is said once. */
function List({ texts }: { texts: string[] }) {
  if (texts.length === 0) return null;
  return (
    <ul>
      {[...new Set(texts)].map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

/**
 * Which lines it was about, and why. Lines with a reason of their own are named with it; a step on the whole form names the
 * others by number, for their names stand on the form. An indicator in parts has several lines, and each is counted.
 */
function aboutOf({ lines, reasons }: Row): string[] {
  const others = lines.filter(({ key }) => !reasons.some((reason) => reason.key === key));
  const named =
    others.length <= maxNamed ? others.map(annexLineText) : [words.manyLines(others.length, numbersOf(others))];
  return [...named, ...reasons.map(reasonOf)];
}

function numbersOf(lines: Row['lines']): string[] {
  const numbers = lines.map(({ serial, key }) => (serial === '' ? key : serial));
  return [...new Set(numbers)].map((number) => {
    const count = numbers.filter((other) => other === number).length;
    return count === 1 ? number : words.severalLines(number, count);
  });
}

const maxNamed = 3;

function personOf({ by, onBehalfOf }: Row): string {
  const name = by === '' ? words.unknownPerson : by;
  return onBehalfOf === null ? name : words.onBehalfOf(name, onBehalfOf);
}

function reasonOf({ key, text, field, suggestion, ...line }: Row['reasons'][number]): string {
  const advice = suggestion === null ? '' : words.suggestion(suggestion);
  if (key === null) return `${text}${advice}`;
  return `${annexLineText(line)} ${annexFieldText(field)}：${text}${advice}`;
}

/** Line by line, each with all that changed in it. */
function changesOf({ changes, moreChanges }: Row): string[] {
  const texts = [...new Set(changes.map(({ key }) => key))].flatMap((key) => {
    const ofLine = changes.filter((change) => change.key === key);
    const [first] = ofLine;
    if (!first) return [];
    const told = ofLine
      .toSorted(byFormOrder)
      .map(({ field, before, after }) =>
        words.change(annexFieldText(field), annexValueText(field, before), annexValueText(field, after)),
      );
    return [words.changes(annexLineText(first), told)];
  });
  return moreChanges > 0 ? [...texts, words.moreChanges(moreChanges)] : texts;
}
