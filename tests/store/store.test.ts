import { startEmbedded } from '../../functions/store/embedded';
import { storeSuite } from './suite';

storeSuite('the embedded engine', () => startEmbedded({ directory: null }));
