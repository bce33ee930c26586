import { inject } from 'vitest';
import { roundsSuite } from '../store/suite-of-rounds';
import { openTable } from './genuine';

roundsSuite('the genuine DynamoDB Local', () => openTable(inject('engineEndpoint')));
