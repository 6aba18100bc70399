// The chain in memory: for tests, and for a floor in one process that has no PostgreSQL.
import type { Chain, LookQuery, LookRow, LookSum, OpenLook } from './chain.ts';
import { linkAfter, nothingYet, type End, type Entry, type Link, type Part, type SaltedText } from './entry.ts';

export class KeptChain implements Chain {
  readonly kept: Link[] = [];

  async append(entry: Entry, texts: readonly SaltedText[]): Promise<number | undefined> {
    if (entry.what === 'until' && this.#untilOf(entry.opened)) return undefined;
    const link = linkAfter(this.kept.at(-1) ?? nothingYet, entry, texts);
    this.kept.push(link);
    return link.seq;
  }

  async open(): Promise<OpenLook[]> {
    return this.kept.flatMap((link) => {
      const entry = this.#entry(link);
      if (entry.what === 'until' || entry.what === 'erased' || this.#untilOf(link.seq)) return [];
      return [{ seq: link.seq, node: entry.node ?? null }];
    });
  }

  async end(): Promise<End> {
    const { seq, hash } = this.kept.at(-1) ?? nothingYet;
    return { seq, hash };
  }

  async links(after: number, limit: number): Promise<Link[]> {
    return this.kept.slice(after, after + limit);
  }

  async looks(query: LookQuery, before: number, limit: number): Promise<LookRow[]> {
    return this.#asked(query)
      .filter(({ seq }) => seq < before)
      .toReversed()
      .slice(0, limit);
  }

  async sums(query: LookQuery, now: number): Promise<LookSum[]> {
    const sums = new Map<string, LookSum>();
    for (const { at, until, how, by, by_name, agent, agent_name, agent_erased } of this.#asked(query)) {
      if (by === null || by_name === null || agent_erased) continue;
      const key = `${by} ${agent ?? ''}`;
      const { looks, ms, unsure } = sums.get(key) ?? { looks: 0, ms: 0, unsure: 0 };
      sums.set(key, {
        ...{ by, by_name, agent, agent_name },
        looks: looks + 1,
        ms: ms + Math.max(0, (until ?? now) - at),
        unsure: unsure + (how === 'restart' ? 1 : 0),
      });
    }
    return [...sums].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, sum]) => sum);
  }

  #entry({ entry }: Link): Entry {
    return JSON.parse(entry) as Entry;
  }

  #untilOf(seq: number): Extract<Entry, { what: 'until' }> | undefined {
    const entries = this.kept.map((link) => this.#entry(link));
    return entries.filter((entry) => entry.what === 'until').find(({ opened }) => opened === seq);
  }

  #asked({ from, to, by, agent, what }: LookQuery): LookRow[] {
    return this.#rows().filter(
      (row) =>
        (from === undefined || row.at >= from) &&
        (to === undefined || row.at < to) &&
        (by === undefined || row.by === by) &&
        (agent === undefined || row.agent === agent) &&
        (what === undefined || row.what === what),
    );
  }

  #rows(): LookRow[] {
    return this.kept.flatMap((link) => {
      const entry = this.#entry(link);
      if (entry.what === 'until' || entry.what === 'erased') return [];
      const end = this.#untilOf(link.seq);
      const text = (part: Part) => {
        const found = link.texts.find((each) => each.part === part);
        return found ? (JSON.parse(found.text) as { id: string; name?: string }) : undefined;
      };
      const [by, agent, interaction] = [text('by'), text('agent'), text('interaction')];
      return [
        {
          ...{ seq: link.seq, at: entry.at, until: end?.at ?? null, how: end?.how ?? null, what: entry.what },
          ...{
            by: by?.id ?? null,
            by_name: by?.name ?? null,
            agent: agent?.id ?? null,
            agent_name: agent?.name ?? null,
          },
          ...{ interaction: interaction?.id ?? null, teams: [...entry.teams], purpose: entry.purpose },
          agent_erased: entry.agent !== null && !agent,
        },
      ];
    });
  }
}
