import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { recordFindingText } from '../addin/text/zh-record';
import { verifyWithAnchors } from './actions/check-anchors';
import type { Anchored } from './actions/make-anchor';
import { isBroken } from './domain/record/finding';
import { Refused } from './evaluate/refused';
import { anchorLocally, anchorPlaces } from './local-anchors';
import { isSigned } from './store/anchor-signing';
import { type Arguments, readArguments } from './verify/arguments';
import { type OpenedTable, openTable } from './verify/open-table';
import { readGivenAnchors, readPublicKey } from './verify/read-anchors';
import { words } from './verify-words';

const dataDirectory = resolve(process.env.DATA_DIR ?? '.data');

/**
 * `npm run verify`: the record (办理记录) of a house, a plan or a round, from its bytes, and held against anchors. Ends with 0
 * where nothing is broken, with 1 where something is, or where there was nothing to verify.
 */
async function run(args: string[]): Promise<number> {
  // npm starts us in the project's folder; the person may stand in another.
  const wanted = readArguments(args, process.env.INIT_CWD ?? '.');
  const opened = await openTable(dataDirectory, wanted.table);
  try {
    return await verify(wanted, opened);
  } finally {
    await opened.close();
  }
}

async function verify({ scope, anchor, against, publicKey, table, json }: Arguments, { stores }: OpenedTable) {
  const { folder } = anchorPlaces(dataDirectory);
  const lines: string[] = [];
  if (anchor) {
    const made = await anchorLocally(dataDirectory, { stores, now: () => new Date().toISOString() });
    lines.push(outcomeOf(made, folder));
  }
  // The anchors of this machine say nothing of a table elsewhere.
  const anchors = await readGivenAnchors(against, table === null ? folder : null);
  const houseKey = publicKey === null ? null : readPublicKey(publicKey);
  const verified = await verifyWithAnchors(stores.record, scope, anchors, { isSigned, houseKey });
  if (scope !== 'house' && verified.rounds + verified.plans === 0) {
    throw new Refused(words.nothingFound('round' in scope ? scope.round : scope.plan));
  }
  const broken = verified.findings.filter(isBroken).length;
  const text = `${JSON.stringify({ scope, ...verified, isWhole: broken === 0 }, null, 2)}\n`;
  if (json?.file === null) process.stdout.write(text);
  else {
    lines.push(words.summary(verified));
    if (anchors.length === 0) lines.push(words.noAnchors);
    else if (scope !== 'house') lines.push(words.anchorsNotCompared);
    lines.push(...verified.findings.map((finding) => recordFindingText(finding)));
    lines.push(broken === 0 ? words.whole : words.broken(broken));
    if (json) {
      writeFileSync(json.file, text);
      lines.push(words.written(json.file));
    }
    process.stdout.write(`${lines.join('\n')}\n`);
  }
  return broken === 0 ? 0 : 1;
}

function outcomeOf(made: Anchored, folder: string): string {
  if (made.anchor) return words.anchored(made.anchor, folder);
  if (made.reason === 'clockBehind') return words.clockBehind(made.newest);
  return made.reason === 'alreadyKept' ? words.keptBefore(folder) : words.anchoredBefore;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  // What a person can mend is a sentence; anything else is a fault of ours and keeps its trace.
  if (!(error instanceof Refused)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
