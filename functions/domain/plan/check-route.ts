import { isRoute, steps } from '../round/round';
import type { CheckContext, Found } from './check-context';

/** 办理流程: its steps come in the trade's order, each once, and the approval is never left out. */
export function checkRoute({ draft: { route } }: CheckContext): Found[] {
  if (isRoute(route)) return [];
  const right = steps.filter((step) => step === 'approval' || route.includes(step));
  return [{ rule: 'routeInvalid', column: null, found: route.join(' '), expected: right.join(' ') }];
}
