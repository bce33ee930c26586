import { createStores } from '../../functions/store';
import { startEmbedded } from '../../functions/store/embedded';
import { aUnit } from './builders';

/** A process of its own that stores one unit after another and names each when it is stored, until it is killed. */
const engine = await startEmbedded({ directory: process.argv[2] ?? null });
const { units } = createStores(engine.client, engine.tableName);
for (let n = 0; ; n += 1) {
  const unit = aUnit({ id: `ou_${n}` });
  await units.put(unit);
  process.stdout.write(`${unit.id}\n`);
}
