import { useMemo, useState } from 'react';
import type { EvaluationReply } from '../../../functions/contract/evaluation';
import type { IndicatorId } from '../../../functions/domain/ids';
import {
  alertsOf,
  type Choice,
  choicesOf,
  chosen,
  everything,
  type Filter,
  filtered,
  groupIndicators,
  type Order,
  ordered,
} from './indicator-order';

/** Which indicators of an evaluation are shown, in what order, and which of them stand open. */
export function useIndicatorList(evaluation: EvaluationReply | null) {
  const [filter, setFilter] = useState<Filter>('all');
  const [choice, setChoice] = useState<Choice>(everything);
  const [order, setOrder] = useState<Order>('concern');
  const [opened, setOpened] = useState<ReadonlySet<IndicatorId>>(new Set());

  const items = useMemo(() => evaluation?.indicators ?? [], [evaluation]);
  const shown = useMemo(() => chosen(filtered(items, filter), choice), [items, filter, choice]);
  return {
    filter,
    setFilter,
    choice,
    setChoice,
    choices: useMemo(() => choicesOf(items), [items]),
    order,
    setOrder,
    count: shown.length,
    groups: useMemo(() => groupIndicators(shown), [shown]),
    inOrder: useMemo(() => ordered(shown, order), [shown, order]),
    alerts: useMemo(() => alertsOf(items), [items]),
    countOf: (other: Filter) => filtered(items, other).length,
    isOpen: (id: IndicatorId) => opened.has(id),
    toggle: (id: IndicatorId) => setOpened((before) => withToggled(before, id)),
    /** Brings an indicator into view, opened, whatever the filters hid. */
    reveal: (id: IndicatorId) => {
      setFilter('all');
      setChoice(everything);
      setOpened((before) => new Set(before).add(id));
    },
  };
}

export type IndicatorList = ReturnType<typeof useIndicatorList>;

function withToggled<Id>(before: ReadonlySet<Id>, id: Id): ReadonlySet<Id> {
  const after = new Set(before);
  if (!after.delete(id)) after.add(id);
  return after;
}
