// The rooms behind the gateway, for its tests: all of them tell one list, in order, what they were told, and answer as the
// test says.
import type { Act } from '@oriel/domain';
import type { Heads, You } from '@oriel/protocol';
import type { Identities, Identity } from '../access/identities.ts';
import type { Handling } from '../agents/handling.ts';
import type { Drafts } from '../drafts/drafts.ts';
import type { Receiver, Views } from '../hub/viewing.ts';
import type { Presence } from '../presence/presence.ts';
import type { Commits, Outcome } from '../store/commits.ts';

type Roles = Extract<You, { kind: 'person' }>['roles'];

export function fakeRooms() {
  const told: string[] = [];
  const receivers: Receiver[] = [];
  /** By token or cookie. */
  const known = new Map<string, Identity>();
  const watched = new Map<string, Set<() => void>>();
  const tell = (line: string): void => void told.push(line);

  /** What the test may change. */
  const answers = {
    identify: async (): Promise<void> => {},
    heads: async (): Promise<Record<string, Heads>> => ({ 1: { 'agent:ana': 3 } }),
    outcome: async (_act: Act): Promise<Outcome> => ({ did: { version: 1 } }),
    splice: (): 'taken' | 'unknown-stream' | 'malformed' => 'taken',
    open: (): void => {},
    end: (): void => {},
  };

  const identities: Identities = {
    async byCookie(header) {
      await answers.identify();
      return header === undefined ? undefined : known.get(header);
    },
    async byToken(token) {
      await answers.identify();
      return known.get(token);
    },
    watch({ sessionKey }, onOver) {
      const overs = watched.get(sessionKey) ?? new Set();
      watched.set(sessionKey, overs.add(onOver));
      return () => overs.delete(onOver);
    },
  };

  const views: Views = {
    attach(_viewer, receiver) {
      receivers.push(receiver);
      return {
        open: ({ id, view }) => {
          answers.open();
          tell(`open ${id} ${view.view}`);
        },
        close: (view) => tell(`close ${view}`),
        again: (stream) => tell(`again ${stream}`),
        heads: () => answers.heads(),
        end: () => {
          answers.end();
          tell('views end');
        },
      };
    },
  };

  const drafts: Drafts = {
    attach: (agent, page) => {
      tell(`${agent} may write on ${page}`);
      return {
        whole: ({ text }) => tell(`draft "${text}"`),
        splice: ({ rev }) => {
          tell(`splice r${rev}`);
          return answers.splice();
        },
        focus: (interaction) => tell(`focus ${interaction}`),
        sending: (interaction, what) => {
          tell(`sending ${interaction}/${what}`);
          return { sent: () => tell(`sent ${interaction}/${what}`) };
        },
        end: () => tell('drafts end'),
      };
    },
  };

  const commits: Commits = {
    commit(act) {
      const by = act.by.kind === 'system' ? 'system' : act.by.id;
      tell(`${by} ${act.command.kind} ${act.key}${'text' in act.command ? ` "${act.command.text}"` : ''}`);
      return answers.outcome(act);
    },
  };

  const quiet = () => {};
  const handling: Handling = { attend: () => ({ look: quiet, input: quiet, heard: quiet, end: quiet }) };

  /** Signs that somebody sits there: acts are signs too, so they are counted beside what is told. */
  let signs = 0;
  const presence: Presence = {
    sit(agent) {
      tell(`${agent} sits`);
      return {
        answered: () => tell(`${agent} answered`),
        alive: () => tell(`${agent} alive`),
        here: () => void (signs += 1),
        end: (why) => tell(`${agent} ${why}`),
      };
    },
  };

  return {
    ports: { identities, views, drafts, handling, commits, presence },
    answers,
    receivers,
    signs: () => signs,
    /** What the rooms were told since it was last asked. */
    told: () => told.splice(0),
    addPerson(secret: string, id: string, roles: Roles) {
      const you: You = { kind: 'person', id, name: id, roles, team: 'blue', leads: [] };
      known.set(secret, { principal: { kind: 'person', id }, you, sessionKey: id });
    },
    addCustomer(secret: string, id: string) {
      const customer = { kind: 'customer' as const, id, channel: 'web' };
      known.set(secret, { principal: customer, you: customer, sessionKey: id });
    },
    endSession: (id: string) => watched.get(id)?.forEach((over) => over()),
    watchers: () => [...watched.values()].reduce((sum, { size }) => sum + size, 0),
  };
}
