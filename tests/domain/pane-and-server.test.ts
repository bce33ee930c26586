import { describe, expect, it } from 'vitest';
import { entry as entrySchema } from '../../functions/contract/submission';
import { toEntries } from '../../functions/domain/form/grid';
import type { RawCell } from '../../functions/domain/form/read-cell';
import { type FormTemplate, toFormTemplate } from '../../functions/domain/form/template';
import { type Entry, type Field, isConsistent } from '../../functions/domain/submission/entry';
import { readFilled } from '../../functions/domain/submission/read-filled';
import { sheetRules } from '../../functions/domain/submission/try-rules';
import { blocking, validate } from '../../functions/domain/submission/validate';
import { cityOf } from '../addin/support/seeded-cities';
import { anEntry, aRound } from '../support/builders';

const sheets = 1500;
const { plan, units } = cityOf('kunshan');
const unit = units.find(({ type }) => type === '区镇');
if (!unit) throw new Error('no town in the seeds');
const round = aRound({ plan: plan.id, parent: plan.owner });

/** The same sheets every time. */
function numbers(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * below);
  };
}

const oddities: RawCell[] = [
  '',
  '－',
  '不适用',
  '约30',
  '１２',
  '1,234',
  '98.5%',
  -3,
  0.5,
  0,
  true,
  ' 40 ',
  '2000万',
  '=1+1',
];
const texts = ['', '情况属实', '按台账核对，新增两处', '统计口径未变，人数自然增长'];

describe('pane and server', () => {
  it(`find the same in ${sheets} sheets, whatever stands in them`, () => {
    const next = numbers(20231231);
    const cell = (): RawCell => (next(4) === 0 ? (oddities[next(oddities.length)] ?? '') : next(120));
    const lastYear = toFormTemplate(plan, round, unit, []).rows.map(({ key, inputs }) =>
      anEntry(key, Object.fromEntries(inputs.map((field) => [field, String(20 + next(80))]))),
    );
    const template = toFormTemplate(plan, round, unit, lastYear);
    // As over the wire, in either direction.
    const inPane = JSON.parse(JSON.stringify(template)) as FormTemplate;
    const { round: id, unit: unitId, version } = template;
    let known: Entry[] = [];
    const rulesSeen = new Set<string>();

    for (let run = 0; run < sheets; run += 1) {
      const rows = template.rows.map(({ key, inputs }) => {
        const figures: [Field, RawCell][] = inputs.map((field) => [field, cell()]);
        return { key, cells: Object.fromEntries([...figures, ['explanation', texts[next(texts.length)] ?? '']]) };
      });
      const grid = toEntries(inPane, { identity: { round: id, unit: unitId, version }, rows, changedPrint: [] });
      const pane = readFilled(inPane, grid, known);
      known = pane.entries;

      const received = pane.entries.map((line) => entrySchema.parse(JSON.parse(JSON.stringify(line))));
      const server = validate(template, received);
      expect(server).toEqual(pane.findings.filter(({ rule }) => !sheetRules.includes(rule)));
      expect(blocking(server)).toEqual(blocking(pane.findings));
      expect(received.every((line, at) => isConsistent(line, template.rows[at]?.indicator as never))).toBe(true);
      for (const { rule, isExplained } of server) rulesSeen.add(`${rule}${isExplained ? ' explained' : ''}`);
    }
    // The sheets are no easy ones: most rules had something to say, and some words settled something.
    expect(rulesSeen).toEqual(new Set([...rulesSeen, 'V1', 'V2', 'V3', 'V4', 'V5', 'V10', 'W1', 'W6', 'W6 explained']));
  });
});
