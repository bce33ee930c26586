import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Stores } from '../actions/stores';
import { createAnchorNotes } from './anchor-notes';
import { createDelegations } from './delegations';
import { createEvaluations } from './evaluations';
import { createOrgChanges } from './org-changes';
import { createPeople } from './people';
import { createPlans } from './plans';
import { createRecordReader } from './record-reader';
import { createReminders } from './reminders';
import { createRounds } from './rounds';
import { createSubmissions } from './submissions';
import { createTableClient } from './table-client';
import { createUnits } from './units';

/** The stores on one table of DynamoDB, or of anything that speaks its protocol. */
export function createStores(client: DynamoDBDocumentClient, tableName: string): Stores {
  const table = createTableClient(client, tableName);
  return {
    submissions: createSubmissions(table),
    plans: createPlans(table),
    rounds: createRounds(table),
    units: createUnits(table),
    people: createPeople(table),
    orgChanges: createOrgChanges(table),
    delegations: createDelegations(table),
    evaluations: createEvaluations(table),
    reminders: createReminders(table),
    record: createRecordReader(table),
    anchors: createAnchorNotes(table),
  };
}
