import type { KeyboardEvent } from 'react';

/** Enter alone sends. Not while an input method composes: there Enter chooses a word (229 is how Safari says so). */
export function isSendKey(event: KeyboardEvent): boolean {
  const { key, shiftKey, ctrlKey, altKey, metaKey, nativeEvent } = event;
  if (key !== 'Enter' || shiftKey || ctrlKey || altKey || metaKey) return false;
  return !nativeEvent.isComposing && nativeEvent.keyCode !== 229;
}
