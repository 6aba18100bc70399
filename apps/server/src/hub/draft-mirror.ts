// The newest text of every draft, and where every agent looks, as the bus has told it: for those who come late or missed
// a revision, so that nobody has to ask the drafts' path (S2). One entry a draft and one an agent; what is over is
// forgotten.
import { receive } from '@oriel/domain/drafts';
import type { DraftOver, DraftSplice, DraftWhole, Focus, Item } from '../bus/bus.ts';

export class DraftMirror {
  readonly #byStream = new Map<number, DraftWhole>();
  /** Agent → draft's name → draft. */
  readonly #byAgent = new Map<string, Map<string, DraftWhole>>();
  /** Streams of which a revision was missed: splices cannot be taken until the whole text comes. */
  readonly #behind = new Set<number>();
  readonly #focus = new Map<string, string>();

  /** Facts and typing pass by. */
  take(item: Item): void {
    if (item.kind === 'draft-whole') this.#whole(item);
    else if (item.kind === 'draft-splice') this.#splice(item);
    else if (item.kind === 'draft-over') this.#over(item);
    else if (item.kind === 'focus') this.#look(item);
  }

  /** As they are now: not copies, so not for keeping. */
  ofAgent(agent: string): Readonly<DraftWhole>[] {
    return [...(this.#byAgent.get(agent)?.values() ?? [])];
  }

  byStream(stream: number): Readonly<DraftWhole> | undefined {
    return this.#byStream.get(stream);
  }

  /** Every draft and every look, whole. */
  all(): (DraftWhole | Focus)[] {
    const looks = [...this.#focus].map(([agent, interaction]): Focus => ({ kind: 'focus', agent, interaction }));
    return [...this.#byStream.values(), ...looks];
  }

  focusOf(agent: string): string | null {
    return this.#focus.get(agent) ?? null;
  }

  #whole(item: DraftWhole): void {
    let drafts = this.#byAgent.get(item.agent);
    if (!drafts) this.#byAgent.set(item.agent, (drafts = new Map()));
    // The same draft under its former stream: that one is void.
    const former = drafts.get(nameOf(item));
    if (former) this.#forget(former.stream);
    // A copy: what was published belongs to all who were told.
    const draft = { ...item };
    drafts.set(nameOf(item), draft);
    this.#byStream.set(item.stream, draft);
  }

  #splice({ stream, rev, splice, spans, keyAt }: DraftSplice): void {
    const draft = this.#byStream.get(stream);
    if (!draft || this.#behind.has(stream)) return;
    const next = receive(draft, { rev, splices: [splice] });
    if (next === 'gap') {
      this.#behind.add(stream);
      return;
    }
    if (next.rev === draft.rev) return;
    draft.rev = next.rev;
    draft.text = next.text;
    draft.spans = spans;
    draft.keyAt = keyAt;
  }

  #over({ stream, agent }: DraftOver): void {
    const draft = this.#byStream.get(stream);
    if (!draft) return;
    this.#forget(stream);
    const drafts = this.#byAgent.get(agent);
    drafts?.delete(nameOf(draft));
    if (drafts?.size === 0) this.#byAgent.delete(agent);
  }

  #forget(stream: number): void {
    this.#byStream.delete(stream);
    this.#behind.delete(stream);
  }

  #look({ agent, interaction }: Focus): void {
    if (interaction === null) this.#focus.delete(agent);
    else this.#focus.set(agent, interaction);
  }
}

const nameOf = ({ interaction, what }: DraftWhole): string => `${interaction} ${what}`;
