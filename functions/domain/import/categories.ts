import { isBlankText, withoutBlanks } from './source';

export interface CategoryProposals {
  /** One per row. */
  proposals: (string | null)[];
  /** `printed`: every row has its own. `centred`: worked out from merged cells. `unclear`: only the labels' own rows have one. */
  basis: 'printed' | 'centred' | 'unclear';
}

interface Label {
  text: string;
  /** First and last physical row it is printed on, counted from 0. */
  first: number;
  last: number;
}

const isChinese = (text: string) => /^[\u3400-\u9fff、（）()]+$/u.test(text);

/** Labels with what belongs together joined: 社会 above 救助 is one label broken over two lines. Garbled cells are none. */
function readLabels(physical: string[]): Label[] {
  const labels: Label[] = [];
  for (const [index, raw] of physical.entries()) {
    const text = withoutBlanks(raw);
    if (!isChinese(text)) continue;
    const before = labels.at(-1);
    if (before && before.last === index - 1 && before.text.length <= 3 && text.length <= 3) {
      before.text += text;
      before.last = index;
    } else labels.push({ text, first: index, last: index });
  }
  return labels;
}

/**
 * Where vertical merges are lost, a label stands in the middle of its block. Taking that at its word from the top downwards
 * gives every block's end; only if the last block ends exactly with the table is it a proposal. Filling down instead would
 * put the upper half of each block under the category before it.
 */
function solveCentred(labels: Label[], total: number): number[] | null {
  const ends: number[] = [];
  let start = 0;
  for (const { first, last } of labels) {
    const end = first + last - start;
    if (end < last || first < start) return null;
    ends.push(end);
    start = end + 1;
  }
  return start === total ? ends : null;
}

/**
 * Proposes a category for every row; all but the printed ones are to be confirmed by a person. A row comes as the category cells
 * of the physical rows it was put together from.
 */
export function proposeCategories(rows: string[][]): CategoryProposals {
  if (rows.every(([printed = '']) => !isBlankText(printed)))
    return { proposals: rows.map((cells) => withoutBlanks(cells.join(''))), basis: 'printed' };

  const physical = rows.flat();
  const labels = readLabels(physical);
  const ends = labels.length > 0 ? solveCentred(labels, physical.length) : null;
  let top = 0;
  const proposals = rows.map((cells) => {
    const here = top;
    top += cells.length;
    if (ends) return labels[ends.findIndex((end) => here <= end)]?.text ?? null;
    const own = withoutBlanks(cells.join(''));
    return isChinese(own) ? own : null;
  });
  return { proposals, basis: ends ? 'centred' : 'unclear' };
}
