import type { AnnexReply } from '../../../functions/contract/record';
import { clockText, dateText } from '../../text/zh';
import {
  annexActionText,
  annexFieldText,
  annexLineText,
  annexValueText,
  annexText as words,
} from '../../text/zh-record';

type Row = AnnexReply['annex']['rows'][number];

/** One step: who did what when, on which lines and why, and what stood there before and after. */
export function StepRow({ row }: { row: Row }) {
  return (
    <tr>
      <td className="number">{row.revision}</td>
      <td>{row.at === null ? words.unknownTime : `${dateText(row.at)} ${clockText(row.at)}`}</td>
      <td>{personOf(row)}</td>
      <td>{annexActionText(row.action)}</td>
      <td>
        <List texts={linesOf(row)} />
      </td>
      <td>
        <List texts={row.reasons.map(reasonOf)} />
      </td>
      <td>
        <List texts={changesOf(row)} />
      </td>
      <td className="hash">{row.shortHash}</td>
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

/** A step on the whole form names its lines by number: their names stand on the form. */
function linesOf({ lines }: Row): string[] {
  if (lines.length <= maxNamed) return lines.map(annexLineText);
  return [words.manyLines(lines.map(({ serial, key }) => (serial === '' ? key : serial)))];
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

function changesOf({ changes, moreChanges }: Row): string[] {
  const texts = changes.map(({ field, before, after, ...line }) =>
    words.change(
      annexLineText(line),
      annexFieldText(field),
      annexValueText(field, before),
      annexValueText(field, after),
    ),
  );
  return moreChanges > 0 ? [...texts, words.moreChanges(moreChanges)] : texts;
}
