// Looking: who may open what is not their own, and that every look is in the monitoring log before its first byte. What
// is opened in a watched desk is opened via it: with the agent's rights, less what the policy excludes.
import {
  excludedBy,
  isExcluded,
  mayOpen,
  mayRead,
  mayWatch,
  personOf,
  teamOf,
  type Directory,
  type Principal,
} from '@oriel/domain';
import type { View, ViewOf } from '@oriel/protocol';
import { aboutMatter, isInboxOf, type Admission, type Admitted, type Answer, type Via } from '../hub/admission.ts';
import type { DraftMirror } from '../hub/draft-mirror.ts';
import type { Eyes } from '../hub/view.ts';
import { isOnlyIn, type Inboxes } from '../inboxes/inbox-counts.ts';
import type { Reader } from '../store/reader.ts';
import type { Looked } from './chain/entry.ts';
import type { MonitoringLog } from './log.ts';

const depths = { letters: 'letters', pauses: 'pauses', sent: 'none' } as const;

/** A *no* is undefined; a *yes* says what to log, if this look has an entry of its own. */
type Verdict = (Pick<Admitted, 'eyes' | 'still' | 'moved'> & { log: Looked | null }) | undefined;

export interface LookDeps {
  directory: () => Directory;
  reader: Reader;
  log: MonitoringLog;
  mirror: DraftMirror;
  inboxes: Inboxes;
  failed: (error: unknown) => void;
}

export class LookAdmission implements Admission {
  readonly #deps: LookDeps;

  constructor(deps: LookDeps) {
    this.#deps = deps;
  }

  async admit(viewer: Principal, view: View, via: Via | undefined): Promise<Answer> {
    if (viewer.kind !== 'person') return 'not-found';
    const verdict = via ? await this.#inDesk(viewer.id, view, via) : this.#onItsOwn(viewer.id, view);
    if (!verdict) return 'not-found';
    const { log, ...admitted } = verdict;
    if (!log) return { ...admitted, ended: () => {} };
    try {
      const seq = await this.#deps.log.begin(log);
      return { ...admitted, ended: () => this.#deps.log.end(seq) } satisfies Admitted;
    } catch (error) {
      this.#deps.failed(error);
      return 'unavailable';
    }
  }

  #onItsOwn(viewer: string, view: View): Verdict {
    if (view.view === 'desk') return this.#desk(viewer, view);
    if (view.view !== 'agents' && view.view !== 'approvals' && view.view !== 'monitoring-log') return undefined;
    const by: Principal = { kind: 'person', id: viewer };
    const directory = this.#deps.directory();
    const eyes: Eyes = {
      viewer: by,
      subject: viewer,
      excluded: { channels: [], inboxes: [], categories: [] },
      drafts: 'none',
    };
    // The table lists the teams led at the time of opening; when that changes, it is opened anew.
    const teams = JSON.stringify(personOf(directory, viewer)?.leads);
    const still = (now: Directory) =>
      mayOpen(now, by, view.view) && JSON.stringify(personOf(now, viewer)?.leads) === teams;
    if (!still(directory)) return undefined;
    return { eyes, still, log: view.view === 'agents' ? this.#entry('agents', viewer, null, null) : null };
  }

  #desk(viewer: string, { agent }: ViewOf<'desk'>): Verdict {
    const eyes = this.#eyes(viewer, agent);
    const still = this.#stillWatches(viewer, agent);
    return still(this.#deps.directory()) ? { eyes, still, log: this.#entry('desk', viewer, agent, null) } : undefined;
  }

  async #inDesk(viewer: string, view: View, via: Via): Promise<Verdict> {
    if (via.view.view !== 'desk') return undefined;
    const agent = via.view.agent;
    const eyes = this.#eyes(viewer, agent);
    const watches = this.#stillWatches(viewer, agent);
    if (!watches(this.#deps.directory())) return undefined;
    switch (view.view) {
      case 'history':
      case 'deferred':
      case 'colleagues':
      case 'saved-replies':
      case 'waits':
        return view.agent === agent ? { eyes, still: watches, log: null } : undefined;
      case 'inbox':
        if (view.agent !== agent || eyes.excluded.inboxes.includes(view.inbox)) return undefined;
        if (!isInboxOf(this.#deps.directory(), agent, view.inbox)) return undefined;
        return { eyes, still: (now) => watches(now) && isInboxOf(now, agent, view.inbox), log: null };
      case 'categories':
        return { eyes, still: watches, log: null };
      case 'conversation':
      case 'earlier':
      case 'activity':
      case 'why':
      case 'readers':
      case 'customer': {
        const matter = await aboutMatter(this.#deps.reader, view.interaction);
        if (!matter || isOnlyIn(this.#deps.inboxes, matter.now(), agent, eyes.excluded.inboxes)) return undefined;
        const still = (now: Directory) =>
          watches(now) && mayRead(now, agent, matter.now()) && !isExcluded(now, eyes.excluded, matter.now());
        if (!still(this.#deps.directory())) return undefined;
        // What the agent has in front of them at this moment is covered by the desk's own entry (Follow); what was said
        // earlier and what happened to it, by that of its conversation, if it is open.
        const covered =
          view.view === 'customer' ||
          view.view === 'readers' ||
          this.#deps.mirror.focusOf(agent) === view.interaction ||
          (view.view !== 'conversation' && via.conversations.has(view.interaction));
        const log = covered ? null : this.#entry('conversation', viewer, agent, view.interaction);
        return { eyes, still, moved: matter.moved, log };
      }
      default:
        return undefined;
    }
  }

  /** Watching goes on while the right, the team, its policy's version and the acknowledgement last. */
  #stillWatches(viewer: string, agent: string): (now: Directory) => boolean {
    const terms = (now: Directory) => {
      const team = teamOf(now, personOf(now, agent)?.team);
      return team && `${team.id} ${team.policyVersion}`;
    };
    const atOpening = terms(this.#deps.directory());
    return (now) => mayWatch(now, viewer, agent) && terms(now) === atOpening;
  }

  #eyes(viewer: string, agent: string): Eyes {
    const directory = this.#deps.directory();
    const depth = teamOf(directory, personOf(directory, agent)?.team)?.policy?.depth ?? 'sent';
    return {
      viewer: { kind: 'person', id: viewer },
      subject: agent,
      excluded: excludedBy(directory, agent),
      drafts: depths[depth],
    };
  }

  #entry(what: Looked['what'], viewer: string, agent: string | null, interaction: string | null): Looked {
    const directory = this.#deps.directory();
    const named = (id: string) => ({ id, name: personOf(directory, id)?.name ?? '' });
    const team = personOf(directory, agent)?.team;
    const teams = agent ? (team ? [team] : []) : (personOf(directory, viewer)?.leads ?? []);
    const purpose = agent ? (teamOf(directory, team)?.policy?.purpose ?? null) : null;
    return { what, by: named(viewer), agent: agent ? named(agent) : null, interaction, teams, purpose };
  }
}
