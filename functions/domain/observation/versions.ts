import type { Found } from './problem';

interface Versioned {
  line: number;
  version: number;
}

/** What lines are about, from which day they are known, and what they say. */
export interface LineKind<Line extends Versioned> {
  keyOf: (line: Line) => string;
  /** The day from which a line is known (approved, entered), `YYYY-MM-DD`; null = not yet. */
  dayOf: (line: Line) => string | null;
  dayColumn: string;
  /** Equal for lines that say the same. */
  fingerprint: (line: Line) => string;
}

/** Lines by what they are about, each sound version once, lowest first; and what is wrong between them. */
export interface SettledVersions<Line> {
  versions: Map<string, Line[]>;
  found: { line: Line; found: Found }[];
}

/**
 * Puts the versions of every figure together. Two different lines for one version: nobody can say which holds, so neither counts.
 * The same line once more counts once, as the first. The order of the lines never matters.
 */
export function settleVersions<Line extends Versioned>(lines: Line[], kind: LineKind<Line>): SettledVersions<Line> {
  const settled: SettledVersions<Line> = { versions: new Map(), found: [] };
  for (const [key, group] of groupBy(lines, kind.keyOf)) {
    const byVersion = groupBy(
      group.toSorted((a, b) => a.version - b.version || a.line - b.line),
      ({ version }) => version,
    );
    const sound = [...byVersion.values()].flatMap((same) => settleVersion(same, kind, settled.found));
    noteOrder(sound, kind, settled.found);
    settled.versions.set(key, sound);
  }
  return settled;
}

/** The most lines that are named beside one that says the same or otherwise: a file may hold thousands. */
const maxTwins = 10;

function settleVersion<Line extends Versioned>(
  same: Line[],
  { fingerprint }: LineKind<Line>,
  found: SettledVersions<Line>['found'],
): Line[] {
  const [first, ...others] = same;
  const areEqual = first !== undefined && others.every((other) => fingerprint(other) === fingerprint(first));
  const named = same.slice(0, maxTwins + 1);
  for (const line of areEqual ? others : same) {
    const twins = named
      .filter((other) => other !== line)
      .slice(0, maxTwins)
      .map((other) => other.line);
    const code = areEqual ? 'lineTwice' : 'versionTwice';
    found.push({ line, found: { code, column: 'version', found: String(line.version), expected: twins.join() } });
  }
  return areEqual ? [first] : [];
}

function noteOrder<Line extends Versioned>(
  versions: Line[],
  { dayOf, dayColumn }: LineKind<Line>,
  found: SettledVersions<Line>['found'],
): void {
  let latest = '';
  for (const line of versions) {
    const day = dayOf(line);
    if (day === null) continue;
    if (day < latest) {
      found.push({ line, found: { code: 'approvalOutOfOrder', column: dayColumn, found: day, expected: latest } });
    } else latest = day;
  }
}

/** The version that holds as known on a day: the newest of those known by then; null while there is none. */
export function versionAsOf<Line extends Versioned>(
  versions: Line[],
  asOf: string,
  { dayOf }: Pick<LineKind<Line>, 'dayOf'>,
): Line | null {
  return versions.reduce<Line | null>((newest, line) => {
    const day = dayOf(line);
    if (day === null || day > asOf) return newest;
    return newest === null || line.version > newest.version ? line : newest;
  }, null);
}

function groupBy<Item, Key>(items: Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
