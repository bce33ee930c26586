import { startEmbedded } from '../../functions/store/embedded';
import { openMemory } from './memory';
import { roundsSuite } from './suite-of-rounds';

roundsSuite('the embedded engine', () => startEmbedded({ directory: null }));
roundsSuite('a table in a map', async () => openMemory());
