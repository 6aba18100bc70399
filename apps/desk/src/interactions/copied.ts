// A conversation as text, to copy, save or print: from the whole of it, as the server gives it.
import type { EntityOf } from '@oriel/protocol';
import { texts } from '../texts/en.ts';
import { dayAndClock } from '../texts/times.ts';
import { linesOf } from './lines.ts';

export interface WholeConversation {
  interaction: EntityOf<'interaction'>;
  entries: EntityOf<'entry'>[];
}

/** `desk`: the agent's whose watched desk it is opened in. Undefined: it could not be had. */
export async function wholeConversation(
  interaction: string,
  desk: string | undefined,
): Promise<WholeConversation | undefined> {
  const answer = await fetch(fileOf(interaction, desk), { headers: { accept: 'application/json' } }).catch(
    () => undefined,
  );
  return answer?.ok ? ((await answer.json()) as WholeConversation) : undefined;
}

const fileOf = (interaction: string, desk: string | undefined): string =>
  `/api/conversations/${encodeURIComponent(interaction)}${desk === undefined ? '' : `?desk=${encodeURIComponent(desk)}`}`;

export interface CopiedLine {
  id: string;
  at: number;
  /** Absent: something that happened. */
  by?: string;
  text: string;
}

/** `isWhole`: with comments, which the customer never sees, and what happened. */
export function copiedLines(
  { interaction, entries }: WholeConversation,
  isWhole: boolean,
  names: (categories: readonly string[]) => string[],
): CopiedLine[] {
  return linesOf(entries, interaction, '', interaction.stateAt, names).flatMap((line): CopiedLine | [] => {
    const { id, at, text } = line;
    if (line.kind === 'customer') return { id, at, by: line.by, text };
    if (line.kind === 'agent') return line.isPending && !isWhole ? [] : { id, at, by: signed(line), text };
    if (!isWhole) return [];
    return line.kind === 'comment' ? { id, at, by: texts.copy.comment(line.by), text } : { id, at, text };
  });
}

const signed = ({ by, delivery }: { by: string; delivery?: string }): string => (delivery ? `${by} · ${delivery}` : by);

export function copiedText({ interaction }: WholeConversation, lines: readonly CopiedLine[]): string {
  const head = [texts.copy.heading(interaction.customerName), interaction.channelName];
  const body = lines.map(({ at, by, text }) =>
    by === undefined ? `[${dayAndClock(at)}] ${text}` : `[${dayAndClock(at)}] ${by}:\n${text}`,
  );
  return `${[head.join('\n'), ...body].join('\n\n')}\n`;
}
