// Listens on all lines: what goes to whom, and what happened on the way.
import type { Down, Signal, Up } from '@oriel/protocol';
import type { Counters } from '../counters.ts';
import type { Ears, Frame } from '../network.ts';
import { draftMark } from '../people/agent.ts';

export interface WireEarDeps {
  counters: Counters;
  problem: (what: string) => void;
  /** Customers, who are never told a letter of what is not sent. */
  isCustomer(page: string): boolean;
  /** The agent whose own page it is. */
  agentOf(page: string): string | undefined;
  /** Of a page, the one whose page it is. */
  nameOf(page: string): string;
}

/** The page's present connection. */
interface Line {
  opened: Set<string>;
  had: Set<number>;
  anew: Set<number>;
}

export function wireEar({ counters, problem, isCustomer, agentOf, nameOf }: WireEarDeps): Ears {
  const lines = new Map<string, Line>();
  const given = new Set<string>();
  /** Conversations that a page has opened before. */
  const known = new Set<string>();

  function down(page: string, frame: Frame): void {
    if (typeof frame !== 'string') {
      counters.add('draft frames');
      if (isCustomer(page)) problem(`a draft goes to the customer ${page}`);
      return;
    }
    if (frame.includes(draftMark)) drafts(page, frame);
    if (frame.includes('4111 1111 1111 1111') || frame.includes('4111111111111111'))
      problem(`a card number goes to ${page}`);
    const { t, ...rest } = JSON.parse(frame) as Down;
    if (t === 'opened') {
      const { id, reset } = rest as { id: number; reset: boolean };
      const line = lines.get(page);
      if (line?.had.has(id)) counters.add(reset ? 'reset' : 'resumed');
      // What it held of a conversation is of another database: it came without a position.
      else if (line?.anew.has(id)) counters.add('reset');
    }
    if (t === 'failed') counters.add('failed');
    if (t === 'refused') counters.add(`refused ${(rest as { why: string }).why}`);
  }

  /** Only in their own desk do agents find a draft, and only their own; customers never. */
  function drafts(page: string, frame: string): void {
    const agent = agentOf(page);
    if (agent === undefined && !isCustomer(page)) return;
    const rest = JSON.stringify(JSON.parse(frame), (_key, value: unknown) => {
      const signal = value as Signal | null;
      return typeof signal === 'object' && signal?.kind === 'draft' && signal.agent === agent ? null : value;
    });
    if (rest.includes(draftMark)) problem(`a draft goes to ${page}: ${frame.slice(0, 400)}`);
  }

  function up(page: string, frame: Frame): void {
    if (typeof frame !== 'string') return;
    const said = JSON.parse(frame) as Up;
    if (said.t === 'do') {
      const key = `${nameOf(page)} ${said.id}`;
      if (given.has(key)) counters.add('duplicate');
      given.add(key);
    }
    if (said.t === 'again') counters.add('draft asked again');
    if (said.t === 'hello') lines.set(page, { opened: new Set(), had: new Set(), anew: new Set() });
    if (said.t === 'open') {
      const line = lines.get(page);
      const key = JSON.stringify(said.view);
      const isKnown = known.has(`${page} ${key}`);
      if (said.view.view === 'conversation' || said.view.view === 'chat') {
        if (isKnown && !said.have && !line?.opened.has(key)) line?.anew.add(said.id);
        known.add(`${page} ${key}`);
      }
      if (said.have) {
        line?.had.add(said.id);
        if (line?.opened.has(key)) counters.add('gap');
      }
      line?.opened.add(key);
    }
  }

  const seen = new Set<string>();
  return {
    heard: down,
    said: up,
    opened(page) {
      counters.add(seen.has(page) ? 'reconnect' : 'connect');
      seen.add(page);
    },
    closed: (_page, code) => counters.add(`closed ${code}`),
  };
}
