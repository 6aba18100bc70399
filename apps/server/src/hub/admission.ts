// The one admission of views. What is one's own is decided here; everything else is asked of the look, which only
// compose.ts knows. Every *no* is the same *not found*.
import {
  hasInbox,
  inboxOf,
  mayOpen,
  mayRead,
  parseQuery,
  type Directory,
  type Interaction,
  type LookOver,
  type Principal,
} from '@oriel/domain';
import type { View } from '@oriel/protocol';
import type { Reader } from '../store/reader.ts';
import type { Eyes } from './view.ts';

export interface Admitted {
  eyes: Eyes;
  /** Asked again after every change of the directory, and when what it is about has moved; false closes the view. */
  still(directory: Directory): boolean;
  /** An interaction went to another agent or team, or is about something else. True: this view is about it. */
  moved?(interaction: Interaction): boolean;
  /** The view is open from now on. It may be over by itself, later: `over` closes it, and says why. */
  begun?(over: (why: LookOver) => void): void;
  /** The view was closed, by whomever; or was not opened after all. */
  ended(): void;
}

export type Answer = Admitted | 'not-found' | 'unavailable' | 'purpose-needed' | LookOver;

/** An open view, as one that is opened through it needs to know it. */
export interface Via {
  view: View;
  eyes: Eyes;
  /** The interactions whose conversations are open in it. */
  conversations: ReadonlySet<string>;
}

export interface Admission {
  admit(viewer: Principal, view: View, via: Via | undefined): Promise<Answer>;
}

type Rule = Pick<Admitted, 'still' | 'moved'>;

/** An interaction that a view is about, kept as it moves; undefined: there is none. */
export async function aboutMatter(reader: Reader, id: string) {
  let matter = await reader.interaction(id);
  if (!matter) return undefined;
  return {
    now: () => matter!,
    moved: (interaction: Interaction): boolean => {
      if (interaction.id !== id) return false;
      matter = interaction;
      return true;
    },
  };
}

/** One of the agent's inboxes, own or shared. */
export const isInboxOf = (directory: Directory, agent: string, id: string): boolean => {
  const inbox = inboxOf(directory, id);
  return inbox !== undefined && hasInbox(directory, agent, inbox);
};

const everything = { channels: [], inboxes: [], categories: [] };

/** What people may open as their own: their desk and what belongs to it, a customer's chat. */
export class OwnAdmission implements Admission {
  readonly #directory: () => Directory;
  readonly #reader: Reader;

  constructor(directory: () => Directory, reader: Reader) {
    this.#directory = directory;
    this.#reader = reader;
  }

  async admit(viewer: Principal, view: View, via: Via | undefined): Promise<Answer> {
    if (viewer.kind === 'system' || via) return 'not-found';
    const eyes: Eyes = { viewer, subject: viewer.id, excluded: everything, drafts: 'letters' };
    const may = await this.#rule(viewer, view);
    if (!may?.still(this.#directory())) return 'not-found';
    return { eyes, ...may, ended: () => {} };
  }

  async #rule(viewer: Exclude<Principal, { kind: 'system' }>, view: View): Promise<Rule | undefined> {
    const byRole: Rule = { still: (now) => mayOpen(now, viewer, view.view) };
    switch (view.view) {
      case 'desk':
      case 'deferred':
      case 'colleagues':
      case 'waits':
      case 'history':
      case 'saved-replies':
        return view.agent === viewer.id ? byRole : undefined;
      case 'query':
        return view.agent === viewer.id && parseQuery(view.query).faults.length === 0 ? byRole : undefined;
      case 'inbox':
        if (view.agent !== viewer.id) return undefined;
        return { still: (now) => byRole.still(now) && isInboxOf(now, view.agent, view.inbox) };
      case 'customers':
      case 'conversation':
      case 'earlier':
      case 'activity':
      case 'why':
      case 'readers':
      case 'customer': {
        if (view.view === 'customers' && view.agent !== viewer.id) return undefined;
        // A watcher without the role costs the agents' side nothing (S9).
        if (!byRole.still(this.#directory())) return undefined;
        const matter = await aboutMatter(this.#reader, view.interaction);
        return matter && { ...matter, still: (now) => byRole.still(now) && mayRead(now, viewer.id, matter.now()) };
      }
      case 'categories':
      case 'chat':
      case 'live-monitoring':
      case 'people':
      case 'settings':
      case 'shared-inboxes':
        return byRole;
      case 'agents':
      case 'look-terms':
      case 'approvals':
      case 'monitoring-log':
        return undefined;
    }
  }
}
