import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The genuine engine is compiled for this version. */
const oldest = 17;

/** Debian's and Ubuntu's packages, oldest first: which of them there are depends on the release. */
const packages = ['openjdk-17-jre-headless', 'openjdk-21-jre-headless', 'openjdk-25-jre-headless'];

const program = process.platform === 'win32' ? 'java.exe' : 'java';

/** A Java new enough to run the engine: the path of its program; null if there is none. */
export function findJava(): string | null {
  return candidates().find((path) => existsSync(path) && majorOf(path) >= oldest) ?? null;
}

/** {@link findJava}; where there is none and we may, after installing Debian's. Throws a sentence that says what to install. */
export function ensureJava(): string {
  const found = findJava();
  if (found) return found;
  installJava();
  const installed = findJava();
  if (installed) return installed;
  throw new Error(
    `The conformance run needs Java ${oldest} or newer, and none was found. Install one (on Debian and Ubuntu: ` +
      `apt-get install ${packages[0]}), or set JAVA_HOME to its folder.`,
  );
}

/** The major version in what `java -version` says; 0 where it says none. Before Java 9 the major version came second. */
export function readMajor(said: string): number {
  return Number(/version "(?:1\.)?(\d+)/.exec(said)?.[1] ?? 0);
}

function majorOf(path: string): number {
  // It speaks on stderr. A name alone proves nothing: on a Mac /usr/bin/java may only ask for a download.
  const { status, stderr } = spawnSync(path, ['-version'], { encoding: 'utf8', timeout: 20_000 });
  return status === 0 ? readMajor(stderr) : 0;
}

function candidates(): string[] {
  const named = process.env.JAVA_HOME;
  const inPath = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const homes = ['/usr/lib/jvm', '/Library/Java/JavaVirtualMachines'].filter((folder) => existsSync(folder));
  return [
    ...(named ? [join(named, 'bin', program)] : []),
    ...inPath.map((folder) => join(folder, program)),
    ...homes.flatMap((home) =>
      readdirSync(home).flatMap((name) => [
        join(home, name, 'bin', program),
        join(home, name, 'Contents', 'Home', 'bin', program),
      ]),
    ),
    ...['/opt/homebrew/opt/openjdk', '/usr/local/opt/openjdk'].map((home) => join(home, 'bin', program)),
  ];
}

function installJava(): void {
  const mayInstall = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!mayInstall) return;
  process.stdout.write('No Java here; installing one with apt-get (a minute or two) …\n');
  // Slim images have thrown their manuals away; Java's package stumbles over the missing folder.
  mkdirSync('/usr/share/man/man1', { recursive: true });
  // A failed update need not be the end: the package lists may be there already.
  aptGet('update');
  for (const name of packages) {
    const said = aptGet('install', '-y', '--no-install-recommends', name);
    if (said === null) return;
    if (name === packages.at(-1)) process.stderr.write(said);
  }
}

/** Null if it went well, else what it said. */
function aptGet(...args: string[]): string | null {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status, stdout, stderr } = spawnSync('apt-get', ['-qq', ...args], { env, encoding: 'utf8' });
  return status === 0 ? null : `${stdout}${stderr}`;
}
