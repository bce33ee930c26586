import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Hono } from 'hono';
import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import { z } from 'zod';
import type { Stores } from '../actions/stores';
import type { SessionSettings } from '../api/session';
import { personId } from '../contract/ids';
import { isUnitRole } from '../domain/org/house';
import type { Person } from '../domain/org/people';
import { roleLabels } from '../domain/org/role-labels';
import type { Round } from '../domain/round/round';

// One working day: long enough to play the demo, short enough to meet an expired sign-in.
const validForSeconds = 8 * 3600;

/** Whose token the demo signs, for whom. Never believed by a deployed API: it has another issuer and other keys. */
const issuer = 'urn:gangmu:demo';
const audience = 'gangmu-local';
const algorithm = 'ES256';

const tokenBody = z.object({ person: personId });

interface DemoIssuer {
  settings: SessionSettings;
  routes: Hono;
}

/**
 * The demo's own sign-in: anyone may become any person of the demo. Only the local server starts it, and only on the
 * loopback address. Its key is made at the first start and kept in the data folder.
 */
export async function startDemoIssuer(dataDirectory: string, stores: Stores, now: () => string): Promise<DemoIssuer> {
  const jwk = await readOrMakeKey(join(dataDirectory, 'demo-key.json'));
  const privateKey = await importJWK(jwk, algorithm);
  const { d: _, ...publicPart } = jwk;
  const publicKey = await importJWK(publicPart, algorithm);

  const routes = new Hono()
    .get('/people', async (c) => c.json({ people: await listDemoPeople(stores) }))
    .post('/token', async (c) => {
      const wanted = tokenBody.safeParse(await c.req.json().catch(() => null));
      const person = wanted.success ? await stores.people.get(wanted.data.person) : null;
      if (!person || person.hasLeft) return c.json({ code: 'session.unknownPerson', details: {} }, 404);
      const issuedAt = Math.floor(Date.parse(now()) / 1000);
      const expiresAt = issuedAt + validForSeconds;
      const token = await new SignJWT()
        .setProtectedHeader({ alg: algorithm })
        .setSubject(person.id)
        .setIssuer(issuer)
        .setAudience(audience)
        .setIssuedAt(issuedAt)
        .setExpirationTime(expiresAt)
        .sign(privateKey);
      return c.json({
        token,
        expiresAt: new Date(expiresAt * 1000).toISOString(),
        person: { id: person.id, name: person.name },
      });
    });

  return { settings: { issuer, audience, keys: async () => publicKey, algorithms: [algorithm] }, routes };
}

/**
 * Whom anyone may become, by the city they work for: first those of a city with an open round who have everything still
 * before them, for a newcomer starts best there.
 */
export async function listDemoPeople(stores: Stores) {
  const [people, open] = await Promise.all([stores.people.list(), openRounds(stores)]);
  const hasBegun = new Set((await headsOf(stores, open)).map((head) => head.unit));
  const busy = new Set(open.map((round) => round.parent));
  const present = people.filter((person) => !person.hasLeft);
  const listed = await Promise.all(
    present.map(async (person) => {
      const { id, name, duties } = person;
      const duty = duties[0];
      const unit = duty && (await stores.units.get(duty.unit));
      const city = duty && isUnitRole(duty.role) && unit?.parent ? await stores.units.get(unit.parent) : unit;
      const isCityBusy = city !== null && city !== undefined && busy.has(city.id);
      const holdsAll = new Set(duties.map(({ role }) => role)).size > 1;
      const offered = {
        id,
        name,
        city: city?.name ?? '',
        unitName: (await departmentsOf(stores, person)) ?? unit?.name ?? '',
        role: holdsAll ? 'all' : (duty?.role ?? ''),
        roleLabel: holdsAll ? '兼任各角色' : duty ? roleLabels[duty.role] : '',
      };
      return { offered, order: [!isCityBusy, offered.city, isUnder(person, hasBegun)] as const };
    }),
  );
  return listed.toSorted((a, b) => compareOrder(a.order, b.order)).map(({ offered }) => offered);
}

/** 「社会事务处」, 「社会救助处等 4 个处室」; null for who does not work for single departments. */
async function departmentsOf({ units }: Pick<Stores, 'units'>, { duties }: Person): Promise<string | null> {
  const ids = duties.flatMap(({ department }) => department ?? []);
  const first = ids[0] ? (await units.get(ids[0]))?.name : undefined;
  if (first === undefined) return null;
  return ids.length === 1 ? first : `${first}等 ${ids.length} 个处室`;
}

type Order = readonly [isIdle: boolean, city: string, hasBegun: boolean];

function compareOrder(a: Order, b: Order): number {
  return Number(a[0]) - Number(b[0]) || a[1].localeCompare(b[1]) || Number(a[2]) - Number(b[2]);
}

async function openRounds({ rounds }: Pick<Stores, 'rounds'>): Promise<Round[]> {
  return (await rounds.list()).filter((round) => round.isOpen);
}

/** Whoever has stored something in these rounds. */
async function headsOf({ submissions }: Pick<Stores, 'submissions'>, rounds: Round[]) {
  return (await Promise.all(rounds.map((round) => submissions.listHeads(round.id, round.parent)))).flat();
}

function isUnder(person: Person, units: Set<string>): boolean {
  return person.duties.some((duty) => duty.role === 'filler' && units.has(duty.unit));
}

async function readOrMakeKey(path: string): Promise<JWK> {
  const stored = await readFile(path, 'utf8').catch(() => null);
  if (stored) return JSON.parse(stored) as JWK;
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
  const jwk = await exportJWK(privateKey);
  await writeFile(path, JSON.stringify(jwk), { mode: 0o600 });
  return jwk;
}
