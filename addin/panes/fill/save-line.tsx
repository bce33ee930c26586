import { clockText } from '../../text/zh';
import { fillText } from '../../text/zh-fill';
import type { DraftState } from './use-draft';

/** One quiet line about what the server has of the work. */
export function SaveLine({ state }: { state: DraftState }) {
  switch (state.kind) {
    case 'idle':
      return null;
    case 'saving':
      return <div>{fillText.saving}</div>;
    case 'failed':
      return <div>{fillText.saveFailed}</div>;
    case 'saved':
      return <div>{fillText.saved(clockText(state.at))}</div>;
  }
}
