// Runs a command for as long as whoever started this holds our standard input open. A test run can end in many ways (a
// failure, Ctrl-C, kill -9), and each of them closes it: the engine never outlives its run.

import { spawn } from 'node:child_process';

const [command, ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
child.on('error', (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
child.on('exit', (code) => process.exit(code ?? 0));

// It keeps nothing, so there is nothing to be put in order.
const stop = () => child.kill('SIGKILL');
process.stdin.resume().on('end', stop).on('error', stop);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
