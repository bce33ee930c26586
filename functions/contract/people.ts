import { z } from '@hono/zod-openapi';
import type { Delegation } from '../domain/org/delegation';
import { lapses } from '../domain/org/lapse';
import { type OrgChange, orgChangeStatuses } from '../domain/org/org-change';
import { type Duty, roles } from '../domain/org/people';
import { delegationId, orgChangeId, personId, unitId } from './ids';
import { personName, unit } from './org';
import { requestId } from './submission';

/** Limits on what is sent of people and units: a whole city's list in one change, and no more. */
export const peopleLimits = { items: 400, duties: 40, name: 60, reason: 500 } as const;

const text = (longest: number) => z.string().normalize('NFC').trim().max(longest);
const year = z.int().min(1949).max(2200);
const day = z.iso.date().refine((value) => value < '2101', 'must be before 2101');
const revision = z.number().int().nonnegative();

export const duty = z
  .strictObject({ role: z.enum(roles), unit: unitId, department: unitId.optional() })
  .openapi('Duty') satisfies z.ZodType<Duty>;

const personState = z.strictObject({
  name: text(peopleLimits.name),
  duties: z.array(duty).max(peopleLimits.duties),
  hasLeft: z.boolean(),
});

const unitState = z.strictObject({
  name: text(100),
  type: text(40),
  parent: unitId.nullable(),
  divisionCode: text(20).nullable(),
  validFrom: year.nullable(),
  validTo: year.nullable(),
});

const items = {
  person: { kind: z.literal('person'), before: personState.nullable(), after: personState },
  unit: { kind: z.literal('unit'), before: unitState.nullable(), after: unitState },
};

// ---- What is asked --------------------------------------------------------------------------------------------------

export const proposeOrgChangeBody = z.strictObject({
  requestId,
  /** Without an id: somebody who comes, a unit that begins. */
  items: z
    .array(
      z.discriminatedUnion('kind', [
        z.strictObject({ ...items.person, id: personId.nullable() }),
        z.strictObject({ ...items.unit, id: unitId.nullable() }),
      ]),
    )
    .max(peopleLimits.items),
  reason: text(peopleLimits.reason),
});
export type ProposeOrgChange = z.infer<typeof proposeOrgChangeBody>;

export const decideOrgChangeBody = z.strictObject({
  requestId,
  revision,
  decision: z.enum(['confirm', 'reject', 'withdraw']),
  /** Why it is turned down. */
  note: text(peopleLimits.reason),
});
export type DecideOrgChange = z.infer<typeof decideOrgChangeBody>;

export const delegateBody = z.strictObject({
  requestId,
  /** The city whose business the duties are. */
  owner: unitId,
  from: personId,
  to: personId,
  duties: z.array(duty).max(peopleLimits.duties),
  /** `YYYY-MM-DD` in China, both inclusive. */
  firstDay: day,
  lastDay: day,
  reason: text(peopleLimits.reason),
});
export type DelegateBody = z.infer<typeof delegateBody>;

export const revokeDelegationBody = z.strictObject({ requestId, owner: unitId });

// ---- What is answered -----------------------------------------------------------------------------------------------

export const orgChange = z
  .strictObject({
    id: orgChangeId,
    city: unitId,
    number: z.int().positive(),
    items: z.array(
      z.discriminatedUnion('kind', [
        z.strictObject({ ...items.person, id: personId }),
        z.strictObject({ ...items.unit, id: unitId }),
      ]),
    ),
    reason: z.string(),
    proposedBy: personName,
    proposedAt: z.string(),
    status: z.enum(orgChangeStatuses),
    decidedBy: personName.nullable(),
    decidedAt: z.string().nullable(),
    decisionNote: z.string(),
    isDone: z.boolean(),
    revision: z.int().positive(),
  })
  .openapi('OrgChange') satisfies z.ZodType<OrgChange>;

export const delegation = z
  .strictObject({
    id: delegationId,
    owner: unitId,
    from: personName,
    to: personName,
    duties: z.array(duty),
    lost: z.array(duty).optional(),
    firstDay: z.string(),
    lastDay: z.string(),
    reason: z.string(),
    by: personName,
    at: z.string(),
    revision: z.int().positive(),
    revoked: z.strictObject({ by: personName, at: z.string(), because: z.enum(lapses).optional() }).nullable(),
  })
  .openapi('Delegation') satisfies z.ZodType<Delegation>;

/** 代理 with how it stands today: why it covers nothing any more, or which of its duties it no longer covers. */
const delegationView = delegation.extend({ lapse: z.enum(lapses).nullable(), lost: z.array(duty) });
export type DelegationView = z.infer<typeof delegationView>;

const refusal = z.object({ code: z.string(), details: z.record(z.string(), z.unknown()) }).nullable();

const person = z
  .object({ id: personId, name: z.string(), duties: z.array(duty), hasLeft: z.boolean() })
  .openapi('Person');

/** The people and units of a city, and what was arranged among them. */
export const houseReply = z
  .object({
    city: unit,
    units: z.array(unit),
    people: z.array(person),
    /** What waits for a second person, and the latest of what did; newest first. */
    changes: z.array(
      orgChange.extend({
        /** Why this person may not confirm or turn it down; null if they may. */
        refusal,
        /** Others who may: the first of these groups that has somebody. */
        confirmers: z.array(z.string()),
        confirmersAs: z.enum(['house', 'planner', 'superior', 'nobody']),
      }),
    ),
    /** Name of the unit the city reports to; null where it reports to nobody here. */
    superior: z.string().nullable(),
    /** Newest first; those of leavers and long ago among them. */
    delegations: z.array(delegationView),
    /** What this person may arrange here. */
    allowed: z.object({ people: z.boolean(), units: z.boolean(), delegations: z.boolean() }),
    /** Today in China. */
    today: z.string(),
  })
  .openapi('House');
export type HouseReply = z.infer<typeof houseReply>;

const ownDuty = z.object({ duty, owner: unitId, unitName: z.string(), departmentName: z.string().nullable() });

/** 代理 as it concerns one person. */
export const standingInReply = z
  .object({
    /** Who stands in for me, newest first. */
    forMe: z.array(delegationView),
    /** For whom I stand in, newest first. */
    byMe: z.array(delegationView),
    /** What I could have done by somebody else. */
    duties: z.array(ownDuty),
    /** Who could do it, by the city it belongs to. */
    colleagues: z.array(
      z.object({
        owner: unitId,
        ownerName: z.string(),
        id: personId,
        name: z.string(),
        unitName: z.string(),
        role: z.enum(roles),
      }),
    ),
    /** Names of the units that duties are held for. */
    unitNames: z.partialRecord(unitId, z.string()),
    today: z.string(),
    longestDays: z.number().int(),
  })
  .openapi('StandingIn');
export type StandingInReply = z.infer<typeof standingInReply>;

/** Whose people and units this person arranges. */
export const housesReply = z
  .object({ houses: z.array(z.object({ id: unitId, name: z.string(), waiting: z.number().int() })) })
  .openapi('Houses');
export type HousesReply = z.infer<typeof housesReply>;
