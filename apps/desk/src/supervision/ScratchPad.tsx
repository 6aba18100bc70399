import { TextArea } from '../look/TextArea.tsx';
import { texts } from '../texts/en-supervision.ts';

interface ScratchPadProps {
  text: string;
  onText(text: string): void;
}

/** Stands where the agent's composer stands, and is not one: no form, nothing to send with, nothing that leaves. */
export function ScratchPad({ text, onText }: ScratchPadProps) {
  return (
    <TextArea
      name={texts.watch.scratchPad}
      look="dashed"
      placeholder={texts.watch.scratchNote}
      value={text}
      onChange={(event) => onText(event.currentTarget.value)}
    />
  );
}
