import { defineConfig } from 'vitest/config';

const journeys = 'tests/journeys/**/*.test.{ts,tsx}';
const engine = 'tests/engine/**/*.test.ts';

/** What all projects share. Panes are .tsx; tests/addin asks for jsdom file by file, everything else runs on plain Node. */
const shared = {
  environment: 'node',
  // Univer must stay one instance: loaded by Node itself, never a second time through the transformer.
  server: { deps: { external: [/\/node_modules\/@univerjs\//] } },
};

export default defineConfig({
  test: {
    // The count stands last, so that people and scripts read the outcome from one line.
    reporters: ['default', './tests/support/count-reporter.ts'],
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: [journeys, engine],
          testTimeout: 20_000,
          hookTimeout: 30_000,
          // Not 0: on a machine with few cores vitest would put a group of that order behind all others.
          sequence: { groupOrder: 1 },
          maxWorkers: '100%',
        },
      },
      {
        test: {
          ...shared,
          name: 'journeys',
          include: [journeys],
          // One browser and one server at a time, and only after the quick tests: a journey that fails because the
          // machine is busy teaches nothing.
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 120_000,
          // What a person would wait for before thinking that nothing happens any more.
          expect: { poll: { timeout: 15_000 } },
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          ...shared,
          name: 'engine',
          include: [engine],
          // Java and the genuine DynamoDB Local, for `npm run test:engine`; the other projects need Node alone.
          globalSetup: './tests/engine/set-up.ts',
          testTimeout: 60_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
