import { inject } from 'vitest';
import { storeSuite } from '../store/suite';
import { openTable } from './genuine';

storeSuite('the genuine DynamoDB Local', () => openTable(inject('engineEndpoint')));
