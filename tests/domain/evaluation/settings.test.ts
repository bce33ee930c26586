import { describe, expect, it } from 'vitest';
import { planHead } from '../../../functions/contract/plan';
import { defaultVerdictSettings } from '../../../functions/domain/evaluation/verdict-defaults';

const accepts = (differs: object) =>
  planHead.shape.verdictSettings.safeParse({ ...defaultVerdictSettings, ...differs }).success;

describe('the settings of a plan', () => {
  it('are the usual ones until its office decides otherwise', () => {
    expect(accepts({})).toBe(true);
    expect(defaultVerdictSettings).toMatchObject({ nearPace: '0.9', behind: '0.5', maxStrain: '3', nearlyMet: '0.95' });
  });

  it.each([
    [{ exceeded: null }, true],
    [{ names: { farBehind: '难以完成', met: '已完成' } }, true],
    [{ names: { quickerThanExpected: '快于预期' } }, false],
    [{ names: { met: '' } }, false],
    // A class from nothing on would take in all that lag
    [{ behind: '0' }, false],
    [{ nearPace: '-0.9' }, false],
    [{ nearlyMet: '95%' }, false],
    [{ maxStrain: 3 }, false],
  ])('%j: accepted %s', (differs, isAccepted) => {
    expect(accepts(differs)).toBe(isAccepted);
  });
});
