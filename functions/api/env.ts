import type { Context } from '../actions/stores';
import type { PersonId } from '../domain/ids';

/** What every handler finds in its request. */
export interface Env {
  Variables: {
    requestId: string;
    person: PersonId;
    context: Context;
  };
}
