import { isLeaving, isSamePersonState, type WishedItem } from '../../../functions/domain/org/org-change';
import { changesText as words } from '../../text/zh-people';
import { dutyText, type UnitNames } from './names';

/** One person or unit of a change in words: what happens to it, and before → after where something is another. */
export interface DescribedItem {
  name: string;
  /** 新增, 离岗 …; null where something is merely changed. */
  event: string | null;
  changes: { heading: string; before: string; after: string }[];
}

export function describeItem(item: WishedItem, names: UnitNames): DescribedItem {
  const cells = cellsOf(item, names);
  const changes = cells.filter(({ before, after }) => before !== after);
  return { name: item.before?.name ?? item.after.name, event: eventOf(item), changes: isLeaving(item) ? [] : changes };
}

function eventOf(item: WishedItem): string | null {
  if (item.kind === 'unit') return item.before ? null : words.begins;
  if (!item.before) return words.comes;
  if (isLeaving(item)) return words.leaves;
  return item.before.hasLeft && !item.after.hasLeft ? words.returns : null;
}

function cellsOf(item: WishedItem, names: UnitNames): DescribedItem['changes'] {
  const { headings } = words;
  if (item.kind === 'person') {
    const { before, after } = item;
    const list = (state: typeof after) => state.duties.map((duty) => dutyText(duty, names)).join('、');
    // The same duties in another order are the same.
    const areSame =
      before !== null && isSamePersonState({ ...before, name: '' }, { ...after, name: '', hasLeft: before.hasLeft });
    return [
      { heading: headings.person, before: before?.name ?? after.name, after: after.name },
      {
        heading: headings.duties,
        before: before ? list(before) : '',
        after: areSame && before ? list(before) : list(after),
      },
    ];
  }
  const { before, after } = item;
  const years = (state: typeof after | null) => (state ? words.years(state.validFrom, state.validTo) : '');
  return [
    { heading: headings.name, before: before?.name ?? after.name, after: after.name },
    { heading: headings.type, before: before?.type ?? '', after: after.type },
    { heading: headings.divisionCode, before: before?.divisionCode ?? '', after: after.divisionCode ?? '' },
    { heading: headings.years, before: years(before), after: years(after) },
  ];
}
