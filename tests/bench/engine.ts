import { fetchEngine } from '../engine/download';
import { type Genuine, startGenuine } from '../engine/genuine';
import { findJava } from '../engine/java';
import { measureCrowd } from './crowd';
import type { Measured } from './measure';
import { measureVerbs } from './verbs';

/**
 * What only the genuine DynamoDB Local tells: capacity as DynamoDB counts it. Where there is no Java, or no engine to be
 * had, the report says so and goes on.
 */
export async function measureEngine(): Promise<Measured[]> {
  const java = findJava();
  if (!java) return notMeasured('no Java 17 or newer was found here');
  let engine: Genuine;
  try {
    engine = await startGenuine(java, await fetchEngine());
  } catch (error) {
    return notMeasured(error instanceof Error ? error.message : String(error));
  }
  try {
    return [...(await measureVerbs(engine.endpoint)), ...(await measureCrowd(engine.endpoint))];
  } finally {
    await engine.close();
  }
}

function notMeasured(missing: string): Measured[] {
  const names = ['Capacity and time of each verb', 'Worklist and reminders of 3,000 submissions'];
  return names.map((name) => ({ name: `${name}, on the genuine engine`, value: Number.NaN, unit: '', missing }));
}
