import { openMemory } from './memory';
import { storeSuite } from './suite';

storeSuite('a table in a map', async () => openMemory());
