import type { EntryKey, PersonId } from '../domain/ids';
import { type Change, carryOut } from './carry-out';
import type { DescribedSubmission } from './describe';
import type { Context } from './stores';

type Message = Change & { key: EntryKey; text: string };

/** 询问 about a line: the filler answers, nothing moves. */
export function ask(
  context: Context,
  actor: PersonId,
  { key, text, ...change }: Message,
): Promise<DescribedSubmission> {
  return carryOut(context, actor, change, () => ({ action: 'ask', key, text }));
}

/** 答复. */
export function answer(
  context: Context,
  actor: PersonId,
  { key, text, ...change }: Message,
): Promise<DescribedSubmission> {
  return carryOut(context, actor, change, () => ({ action: 'answer', key, text }));
}
