import type { Found, IndicatorCheck } from './check-context';
import type { IndicatorDraft } from './draft';

const withoutBlanks = (text: string) => text.replace(/\s/g, '');

/** Two indicators that can't be told apart. Said at the later one, naming the earlier. */
export const checkIdentity: IndicatorCheck = (indicator, { draft }) => {
  const before = draft.indicators.slice(0, draft.indicators.indexOf(indicator));
  const twice = (
    rule: Found['rule'],
    column: Found['column'],
    found: string,
    isTwin: (one: IndicatorDraft) => boolean,
  ) => {
    const twin = before.find(isTwin);
    return twin ? [{ rule, column, found, expected: twin.id }] : [];
  };
  const name = withoutBlanks(indicator.name);
  return [
    ...twice('idTwice', null, indicator.id, (one) => one.id === indicator.id),
    ...twice('serialTwice', 'serial', String(indicator.serial), (one) => one.serial === indicator.serial),
    ...twice('nameTwice', 'name', indicator.name, (one) => name !== '' && withoutBlanks(one.name) === name),
  ];
};
