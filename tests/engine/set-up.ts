import type { TestProject } from 'vitest/node';
import { fetchEngine } from './download';
import { startGenuine } from './genuine';
import { ensureJava } from './java';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the genuine engine listens during a conformance run. */
    engineEndpoint: string;
  }
}

/** One engine for the whole run, stopped at its end. Without Java the run fails: what was not tried has not been shown. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const engine = await startGenuine(ensureJava(), await fetchEngine());
  project.provide('engineEndpoint', engine.endpoint);
  return engine.close;
}
