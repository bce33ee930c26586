import type { KeyboardEvent } from 'react';

/** Whether a key belongs to an input method (拼音) that is putting characters together. */
export function isComposing({ nativeEvent }: KeyboardEvent): boolean {
  // WebKit, in which Excel for Mac shows the pane, ends the composition first and then tells of the key that ended it, as 229.
  return nativeEvent.isComposing || nativeEvent.keyCode === 229;
}
