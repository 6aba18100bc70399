/** For tests of what views send: a connection that keeps it, a client's replica made of it, and facts put into changes. */
import { evolveInteraction, type FactOf, type Interaction, type InteractionFact } from '@oriel/domain';
import { keyOf, type Down, type Entity } from '@oriel/protocol';
import type { Change } from '../store/commits.ts';
import type { Receiver } from './viewing.ts';

export class KeptReceiver implements Receiver {
  readonly page: string;
  readonly frames: Down[] = [];
  readonly drafts: { frame: Uint8Array; view: number | undefined }[] = [];
  readonly dropped: number[] = [];
  /** The connection's queue is long: draft frames are not taken. */
  full = false;

  constructor(page = 'a page') {
    this.page = page;
  }
  send(frame: Down): void {
    this.frames.push(frame);
  }
  sendDraft(frame: Uint8Array, view?: number): boolean {
    if (!this.full) this.drafts.push({ frame, view });
    return !this.full;
  }
  drop(view: number): void {
    this.dropped.push(view);
  }
  /** What came since the last time, in short. */
  news(): string[] {
    return this.frames.splice(0).map(inShort);
  }
}

const keys = (entities: readonly Entity[]) => entities.map((entity) => `${keyOf(entity)}@${entity.version}`).join(' ');

function inShort(frame: Down): string {
  switch (frame.t) {
    case 'opened':
      return `opened ${frame.id}${frame.reset ? '' : ' since'}: ${keys(frame.entities)}`;
    case 'enter':
    case 'changed':
      return `${frame.t} ${frame.id}: ${keys(frame.entities)}`;
    case 'leave':
      return `leave ${frame.id}: ${frame.keys.join(' ')}`;
    case 'closed':
      return `closed ${frame.id}: ${frame.why}`;
    case 'signals':
      return `signals: ${frame.signals.map((signal) => (signal.kind === 'draft' ? `draft r${signal.rev} "${signal.text}"` : signal.kind)).join(', ')}`;
    default:
      return frame.t;
  }
}

/** What a client holds after these frames of one view. A frame that makes no sense where it comes is a fault. */
export function replicaOf(frames: readonly Down[]): Map<string, number> {
  const held = new Map<string, number>();
  for (const frame of frames) {
    switch (frame.t) {
      case 'opened':
        held.clear();
        for (const entity of frame.entities) held.set(keyOf(entity), entity.version);
        break;
      case 'enter':
      case 'changed':
        for (const entity of frame.entities) {
          const known = held.get(keyOf(entity));
          if ((known === undefined) !== (frame.t === 'enter'))
            throw new Error(`${keyOf(entity)}: ${frame.t}, held ${known}`);
          if (known !== undefined && known >= entity.version)
            throw new Error(`${keyOf(entity)}: ${entity.version} on ${known}`);
          held.set(keyOf(entity), entity.version);
        }
        break;
      case 'leave':
        for (const key of frame.keys) if (!held.delete(key)) throw new Error(`${key}: left, and was not there`);
        break;
      default:
        break;
    }
  }
  return held;
}

interface Done {
  by?: string;
  onBehalfOf?: string;
  at?: number;
}

/** The change that these facts make of an interaction. */
export function changed(
  before: Interaction | undefined,
  id: string,
  facts: readonly InteractionFact[],
  { by = 'system', onBehalfOf, at = 5_000 }: Done = {},
): Extract<Change, { kind: 'interaction' }> {
  let after = before;
  const placed: FactOf<'interaction'>[] = [];
  for (const fact of facts) {
    const next: FactOf<'interaction'> = {
      stream: 'interaction',
      id,
      ...fact,
      version: (after?.version ?? 0) + 1,
      by,
      onBehalfOf: onBehalfOf ?? null,
      at,
    };
    after = evolveInteraction(after, next);
    placed.push(next);
  }
  return { kind: 'interaction', before, after: after!, facts: placed };
}
