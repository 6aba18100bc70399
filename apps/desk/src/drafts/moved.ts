// Whether an input event moved text rather than typed it: by paste, drop, undo or redo. Masking carries hidden digits
// through a move only when it knows of it.
import type { ChangeEvent } from 'react';

const moves = new Set([
  'insertFromPaste',
  'insertFromDrop',
  'insertReplacementText',
  'historyUndo',
  'historyRedo',
  'insertFromYank',
]);

export const isMoved = (event: ChangeEvent<HTMLTextAreaElement>): boolean =>
  moves.has((event.nativeEvent as InputEvent).inputType ?? '');
