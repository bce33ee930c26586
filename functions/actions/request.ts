import type { PersonId } from '../domain/ids';

/** A request of one person only: the same id from somebody else is another wish, and must not be answered as if it were done. */
export function toRequest(actor: PersonId, requestId: string): string {
  return `${actor}/${requestId}`;
}
