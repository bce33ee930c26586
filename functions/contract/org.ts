import { z } from '@hono/zod-openapi';
import type { OrgUnit } from '../domain/org/units';
import { personId, unitId } from './ids';

/** The short forms that stand in records and replies. */
export const personName = z.strictObject({ id: personId, name: z.string() });
export const unitName = z.strictObject({ id: unitId, name: z.string().normalize('NFC').max(200) });

export const unit = z
  .strictObject({
    id: unitId,
    name: z.string(),
    type: z.string(),
    parent: unitId.nullable(),
    divisionCode: z.string().nullable(),
    validFrom: z.int().nullable(),
    validTo: z.int().nullable(),
  })
  .openapi('OrgUnit') satisfies z.ZodType<OrgUnit>;
