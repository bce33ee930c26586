import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { planSchemaFile, planSchemaText } from '../../seeds/plan-schema';

describe('the published format of plan.json', () => {
  it('is what the contract says today (else: node --import tsx seeds/plan-schema.ts)', () => {
    expect(readFileSync(planSchemaFile, 'utf8')).toBe(planSchemaText());
  });

  it('is strict: nothing may be missing, nothing be there besides', () => {
    const schema = JSON.parse(planSchemaText());
    expect(schema.additionalProperties).toBe(false);
    // Settings of the rules may be left out: what is not said is as usual.
    const optional = ['rules', 'changeLimits'];
    expect(schema.required).toEqual(Object.keys(schema.properties).filter((name) => !optional.includes(name)));
    const indicator = schema.properties.indicators.items;
    expect(indicator.required).toEqual(Object.keys(indicator.properties));
  });
});
