import type { EntryKey } from '../ids';
import type { Entry } from './entry';
import type { Return, SentBack } from './submission';

/** What a person asks for. Findings are worked out by the caller with the same rules as in the pane. */
export type Command =
  | { action: 'saveDraft'; entries: Entry[] }
  | { action: 'submit'; entries: Entry[]; mustFindings: number; unexplained: number }
  | { action: 'recall' }
  | { action: 'sign' }
  | { action: 'startReview' }
  /** `found`: the lines on which a rule has something to say. Those are accepted one by one. */
  | { action: 'acceptEntries'; keys: EntryKey[]; found: EntryKey[] }
  | { action: 'returnForRevision'; returns: Pick<Return, 'key' | 'field' | 'reason' | 'suggestion'>[] }
  | { action: 'passReview' }
  | { action: 'passCheck' }
  | { action: 'sendBack'; to: SentBack['to']; keys: EntryKey[]; reason: string }
  | { action: 'approve' }
  | { action: 'ask'; key: EntryKey; text: string }
  | { action: 'answer'; key: EntryKey; text: string }
  | { action: 'correct'; reason: string; keys: EntryKey[] }
  | { action: 'dropCorrection'; approvedEntries: Entry[] }
  /** Figures of a past year, as they counted from a day (`YYYY-MM-DD`) on. `keys`: the lines that were approved on that day. */
  | {
      action: 'importRecord';
      entries: Entry[];
      keys: EntryKey[];
      source: string;
      sha256: string;
      countsFrom: string;
    };

/** The lines a command names. */
export function commandKeys(command: Command): EntryKey[] {
  if ('keys' in command) return command.keys;
  if ('returns' in command) return command.returns.map(({ key }) => key);
  return 'key' in command ? [command.key] : [];
}
