import { toHalfWidth } from '../half-width';
import type { IndicatorId } from '../ids';
import type { Lifecycle, Predecessor, Series } from '../plan/indicator';
import { lifecycleLabels, relationLabels } from './labels';
import { anyYear, isNothing, type Row, readChoice, readWholeNumber } from './row';

/**
 * 口径启用年. `inForce` is the published definition of the indicator, null while it has none: another year than its own begins the
 * next series, its own year goes back to it. A series once published is not taken away by emptying the cell.
 */
export function readSeries(row: Row, stored: Series, inForce: Series | null): Series {
  if (!row.isChanged('seriesSince')) return stored;
  const since = readWholeNumber<number | null>(row, 'seriesSince', anyYear, stored.since, null);
  if (inForce === null) return { number: 1, since };
  if (since === inForce.since) return inForce;
  if (since === null) {
    row.complain('cellUnread', 'seriesSince', String(inForce.since));
    return stored;
  }
  return { number: inForce.number + 1, since };
}

/** 状态, 起始年 and 接收单位. An indicator is retired from a year on; without the year it stays as it is. */
export function readLifecycle(row: Row, stored: Lifecycle): Lifecycle {
  if (!row.isChanged('lifecycle', 'lifecycleSince', 'receiver')) return stored;
  const { startYear, endYear } = row.draft;
  const isEmptied = row.isChanged('lifecycle') && isNothing(row.text('lifecycle'));
  const state = (isEmptied ? null : readChoice(row, 'lifecycle', lifecycleLabels, stored.state)) ?? 'active';
  const retired = `${lifecycleLabels.transferred}、${lifecycleLabels.discontinued}`;
  if (state === 'active') {
    // A year or a receiver beside 在用 is half a decision; it has to be finished or taken back.
    for (const column of ['lifecycleSince', 'receiver'] as const)
      if (row.isChanged(column) && !isNothing(row.text(column))) {
        row.complain('choiceUnknown', 'lifecycle', retired);
        break;
      }
    return { state };
  }
  const known = stored.state === 'active' ? null : stored;
  const since = readWholeNumber<number | null>(row, 'lifecycleSince', anyYear, known?.since ?? null, null);
  if (since === null) {
    if (isNothing(row.text('lifecycleSince'))) row.complain('cellUnread', 'lifecycleSince', `${startYear}～${endYear}`);
    return stored;
  }
  const note = known?.note ?? '';
  const receiver = isNothing(row.text('receiver')) ? '' : row.text('receiver');
  if (state === 'transferred') return { state, since, receiver, note };
  // Nobody receives what is not counted any more. A receiver left over from 划转 is no contradiction, a new one is.
  if (receiver !== '' && row.isChanged('receiver'))
    row.complain('choiceUnknown', 'lifecycle', lifecycleLabels.transferred);
  return { state, since, note };
}

/** 前身指标 as `KS1-06 更名：说明`; whether there is such an indicator is asked when the whole is checked. */
export function readPredecessor(row: Row, stored: Predecessor | null): Predecessor | null {
  if (!row.isChanged('predecessor')) return stored;
  const text = row.text('predecessor');
  if (isNothing(text)) return null;
  const half = text.replace(/^[！-～]+/, toHalfWidth);
  const [, id = '', word = '', note = ''] =
    /^([A-Za-z]{2}\d-\d{2})(?!\d)\s*([^\s：:]*)\s*(?:[：:]\s*([\s\S]*))?$/.exec(half) ?? [];
  const relation = (Object.keys(relationLabels) as Predecessor['relation'][]).find(
    (key) => relationLabels[key] === word,
  );
  if (id === '' || relation === undefined) {
    const words = Object.values(relationLabels).join('／');
    row.complain('cellUnread', 'predecessor', `${row.draft.code}1-06 ${words}：说明`);
    return stored;
  }
  return { indicator: id.toUpperCase() as IndicatorId, relation, note: note.trim() || null };
}
