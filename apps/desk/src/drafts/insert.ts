// Puts a text in the place of another in a field, as one edit that the browser's own undo takes back. What follows is an
// input event like any other: the draft goes on its way, masked, as if it had been typed.

export interface Stretch {
  from: number;
  to: number;
}

export function insertInto(field: HTMLTextAreaElement, { from, to }: Stretch, text: string): void {
  if (field.readOnly) return;
  field.focus();
  field.setSelectionRange(from, to);
  // The one way to write into a field that undo knows of; deprecated without a successor.
  // oxlint-disable-next-line typescript/no-deprecated
  if (document.execCommand('insertText', false, text)) return;
  field.setRangeText(text, from, to, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertReplacementText' }));
}
