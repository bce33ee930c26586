import { describe, expect, it } from 'vitest';
import { dayInChina, daysLeft } from '../../functions/domain/round/calendar';
import { earlierRounds, previousRound } from '../../functions/domain/round/round';
import { aRound } from '../support/builders';

describe('the rounds before', () => {
  const [first, second, third] = [2021, 2022, 2023].map((dataYear) => aRound({ id: `rd_test_${dataYear}`, dataYear }));
  const otherPlan = aRound({ id: 'rd_other_2022', plan: 'pl_other', dataYear: 2022 });
  const otherParent = aRound({ id: 'rd_elsewhere_2022', parent: 'ou_othercity', dataYear: 2022 });
  const rounds = [third, otherPlan, otherParent, second, first].filter((round) => round !== undefined);

  it('are those of the same plan and the same units, oldest first', () => {
    expect(earlierRounds(rounds, aRound()).map(({ id }) => id)).toEqual(['rd_test_2021', 'rd_test_2022']);
  });

  it('give last year’s figures only if it was the year before', () => {
    expect(previousRound(rounds, aRound())?.id).toBe('rd_test_2022');
    expect(previousRound(rounds, aRound({ dataYear: 2025 }))).toBeNull();
    expect(previousRound(rounds, aRound({ dataYear: 2021 }))).toBeNull();
  });
});

describe('the due date', () => {
  it('is the last day on which nothing is overdue, in China', () => {
    // Midnight between the 20th and the 21st in China is 16:00 of the 20th in UTC.
    expect(daysLeft(aRound({ dueOn: '2024-01-20' }), dayInChina('2024-01-20T15:59:59.999Z'))).toBe(0);
    expect(daysLeft(aRound({ dueOn: '2024-01-20' }), dayInChina('2024-01-20T16:00:00.000Z'))).toBe(-1);
  });
});
