import type { OrgUnitId, PlanId, RoundId } from '../domain/ids';
import { type Fields, parseJson, toFields, toText } from '../domain/record/lenient';
import type {
  ListedRound,
  RecordReader,
  StoredCommit,
  StoredContent,
  StoredEdition,
  StoredHead,
} from '../domain/record/ports';
import { sha256 } from './canonical';
import { unpack } from './packing';
import {
  childrenPartition,
  headKey,
  headPartition,
  headPrefix,
  peoplePartition,
  planPartition,
  plansPartition,
  roundsPartition,
  submissionPartition,
  versionPrefix,
} from './table';
import type { RawItem, TableClient } from './table-client';

/**
 * The table as bytes, for verification. The other readers refuse what is damaged, as everybody who works with figures must;
 * whoever looks for damage has to see it. So nothing is parsed here but keys, and nothing throws: where a text should be and
 * there is none, or one that cannot be unpacked, there is null.
 */
export function createRecordReader(table: TableClient): RecordReader {
  /** The units somebody plans for: their plans belong to the house, whether a round was ever opened on them or not. */
  async function plannedUnits(): Promise<OrgUnitId[]> {
    const people = await table.query(peoplePartition);
    return people.flatMap(({ body }) => {
      const duties = toFields(parseJson(body))?.duties;
      if (!Array.isArray(duties)) return [];
      return duties.flatMap((duty): OrgUnitId[] => {
        const { role, unit } = toFields(duty) ?? {};
        return role === 'planner' && typeof unit === 'string' ? [unit as OrgUnitId] : [];
      });
    });
  }

  return {
    digest: sha256,

    async house() {
      const [items, planned] = await Promise.all([table.query(roundsPartition), plannedUnits()]);
      const rounds = items.map(toListedRound);
      const owners = new Set([...planned, ...rounds.flatMap(({ parent }) => parent ?? [])]);
      const pointers = await Promise.all([...owners].map((owner) => table.query(plansPartition(owner))));
      const pointed = pointers.flat().map(({ SK }) => String(SK).replace(/^PLAN#/, '') as PlanId);
      const plans = new Set([...pointed, ...rounds.flatMap(({ plan }) => plan ?? [])]);
      return { rounds: rounds.toSorted(byId), plans: [...plans].sort() };
    },

    async heads(round, parent) {
      return (await table.query(headPartition(round, parent), headPrefix)).map(toHead);
    },

    async head(round, parent, unit) {
      const item = await table.get(headKey(round, parent, unit));
      return item && toHead(item);
    },

    async units(parent) {
      const items = await table.query(childrenPartition(parent));
      return items.map(({ SK }) => String(SK).replace(/^UNIT#/, '') as OrgUnitId);
    },

    async record(id) {
      const commits: StoredCommit[] = [];
      const contents: StoredContent[] = [];
      // One query for both: a step and its content are always wanted together.
      for (const item of await table.query(submissionPartition(id))) {
        if (String(item.SK).startsWith('CONTENT#')) contents.push(toContent(item));
        else commits.push(toCommit(item));
      }
      return { commits, contents };
    },

    async planVersions(plan) {
      return (await table.query(planPartition(plan), versionPrefix)).map(toEdition);
    },

    async evaluations(plan) {
      return (await table.query(planPartition(plan), 'EVALUATION#')).map(toEdition);
    },
  };
}

function toCommit(item: RawItem): StoredCommit {
  const [, revision, name] = /^COMMIT#(\d{6,})#([0-9a-f]{64})$/.exec(String(item.SK)) ?? [];
  return {
    place: placeOf(item),
    revision: revision === undefined ? null : Number(revision),
    name: name ?? null,
    body: unpack(item.body),
  };
}

function toContent(item: RawItem): StoredContent {
  const [, name] = /^CONTENT#([0-9a-f]{64})$/.exec(String(item.SK)) ?? [];
  return { place: placeOf(item), name: name ?? null, entries: unpack(item.entries) };
}

function toHead({ PK, SK, ...fields }: RawItem): StoredHead {
  const unit = String(SK).slice(headPrefix.length);
  const texts = { figures: unpack(fields.figures), standing: unpack(fields.standing) };
  return {
    place: placeOf({ PK, SK }),
    unit: unit === '' ? null : (unit as OrgUnitId),
    fields: { ...fields, ...texts },
  };
}

/** The last part of the key is the number, the one before it the data year, where there is one. */
function toEdition(item: RawItem): StoredEdition {
  const [, year, number] = /^[A-Z]+#(?:(\d+)#)?(\d{6,})$/.exec(String(item.SK)) ?? [];
  return {
    place: placeOf(item),
    dataYear: year === undefined ? null : Number(year),
    number: number === undefined ? null : Number(number),
    body: unpack(item.body),
    hash: item.hash ?? null,
  };
}

function toListedRound({ SK, body }: RawItem): ListedRound {
  const fields: Fields = toFields(parseJson(body)) ?? {};
  return {
    id: String(SK).replace(/^ROUND#/, '') as RoundId,
    parent: toText(fields.parent) as OrgUnitId | null,
    plan: toText(fields.plan) as PlanId | null,
  };
}

function byId(a: ListedRound, b: ListedRound): number {
  return a.id < b.id ? -1 : 1;
}

function placeOf({ PK, SK }: RawItem): string {
  return `${PK}/${SK}`;
}
