import type { Reporter, TestModule } from 'vitest/node';

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

/** Prints the outcome of a run as its very last line: `N passed, N failed`, and the skipped ones only if there are any. */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const count = countOf(modules);
    // An error outside every test turns the run red; the line may not say "0 failed" then.
    count.failed += unhandledErrors.length;
    // A run in which nothing ran (a filter that fits no test) has shown nothing, so it is no success.
    if (count.passed + count.failed === 0) process.exitCode = 1;
    process.stdout.write(`${lineOf(count)}\n`);
  }
}

function countOf(modules: readonly TestModule[]): Count {
  const count: Count = { passed: 0, failed: 0, skipped: 0 };
  for (const module of modules) {
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state === 'passed') count.passed += 1;
      else if (state === 'failed') count.failed += 1;
      else count.skipped += 1;
    }
    // A file that did not load, or a beforeAll that broke, leaves its tests unrun: each such error counts as a failure.
    count.failed += module.errors().length;
    for (const suite of module.children.allSuites()) count.failed += suite.errors().length;
  }
  return count;
}

function lineOf({ passed, failed, skipped }: Count): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
