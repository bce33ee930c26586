import type { PersonId } from '../domain/ids';
import type { Command } from '../domain/submission/command';
import type { Context } from './stores';

/** A request of one person only: the same id from somebody else is another wish, and must not be answered as if it were done. */
export function toRequest(actor: PersonId, requestId: string): string {
  return `${actor}/${requestId}`;
}

/**
 * A request for just this change of a submission. Under one id something else may be asked, by mistake or on purpose: answered as
 * the first one was, it would pass for done, and be nowhere.
 */
export function toChangeRequest({ stores }: Context, actor: PersonId, requestId: string, command: Command): string {
  return `${toRequest(actor, requestId)}/${stores.submissions.digest(wishOf(command))}`;
}

/** What was asked, without what the house works out for itself, differently as the submission goes on. */
function wishOf(command: Command): object {
  switch (command.action) {
    case 'submit': {
      const { mustFindings: _must, unexplained: _unexplained, ...wish } = command;
      return wish;
    }
    case 'acceptEntries': {
      const { found: _found, ...wish } = command;
      return wish;
    }
    case 'dropCorrection':
      return { action: command.action };
    default:
      return command;
  }
}
