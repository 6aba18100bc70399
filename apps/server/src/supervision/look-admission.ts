// Looking: who may open what is not their own, and that every look is in the monitoring log before its first byte. What
// is opened in a watched desk is opened via it: with the agent's rights, less what the policy excludes.
import {
  excludedBy,
  isExcluded,
  mayOpen,
  mayRead,
  mayWatch,
  personOf,
  purposeOfLook,
  teamOf,
  type Directory,
  type LookOver,
  type PolicyTerms,
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
import type { LookLimits } from './look-limits.ts';

const depths = { letters: 'letters', pauses: 'pauses', sent: 'none' } as const;

/** A *no* is undefined; a *yes* says what to log, if this look has an entry of its own, and by which policy it goes. */
type Verdict =
  | (Pick<Admitted, 'eyes' | 'still' | 'moved'> & { log: Looked | null; terms?: PolicyTerms })
  | LookOver
  | 'purpose-needed'
  | undefined;

export interface LookDeps {
  directory: () => Directory;
  reader: Reader;
  log: MonitoringLog;
  limits: LookLimits;
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
    try {
      const verdict = via ? await this.#inDesk(viewer.id, view, via) : await this.#onItsOwn(viewer.id, view);
      if (!verdict) return 'not-found';
      if (typeof verdict === 'string') return verdict;
      const { log, terms, ...admitted } = verdict;
      if (!log) return { ...admitted, ended: () => {} };
      const seq = await this.#deps.log.begin(log);
      return terms && log.agent
        ? this.#bounded(admitted, seq, log.agent.id, terms)
        : { ...admitted, ended: () => void this.#deps.log.end(seq) };
    } catch (error) {
      this.#deps.failed(error);
      return 'unavailable';
    }
  }

  /** A desk is seen as long as the limits of its policy let. What is opened in it ends with it. */
  #bounded(admitted: Omit<Admitted, 'ended'>, seq: number, agent: string, terms: PolicyTerms): Admitted {
    const { log, limits } = this.#deps;
    let how: LookOver | 'closed' = 'closed';
    let ended: ((written: Promise<void>) => void) | undefined;
    return {
      ...admitted,
      begun(over) {
        ended = limits.begun(agent, terms, (why) => {
          how = why;
          over(why);
        });
      },
      ended: () => {
        const written = log.end(seq, how);
        ended?.(written);
      },
    };
  }

  async #onItsOwn(viewer: string, view: View): Promise<Verdict> {
    if (view.view === 'desk') return this.#desk(viewer, view);
    if (view.view === 'look-terms') {
      const still = (now: Directory) => mayWatch(now, viewer, view.agent);
      return still(this.#deps.directory()) ? { eyes: this.#eyes(viewer, view.agent), still, log: null } : undefined;
    }
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

  /** The one place where a look at a desk is let: right, team, policy, acknowledged; its hours, its minutes, its purpose. */
  async #desk(viewer: string, { agent, purpose: picked }: ViewOf<'desk'>): Promise<Verdict> {
    const eyes = this.#eyes(viewer, agent);
    const still = this.#stillWatches(viewer, agent);
    const terms = this.#termsOf(agent);
    if (!terms || !still(this.#deps.directory())) return undefined;
    const over = await this.#whyNot(agent, terms);
    if (over) return over;
    const purpose = purposeOfLook(terms, picked);
    if (purpose === undefined) return 'purpose-needed';
    return { eyes, still, terms, log: { ...this.#entry('desk', viewer, agent, null), purpose } };
  }

  async #whyNot(agent: string, terms: PolicyTerms): Promise<LookOver | null> {
    const { limits, log } = this.#deps;
    const over = await limits.whyNot(agent, terms);
    if (over !== 'minutes-used') return over;
    // A look whose end could not be written would use them up for ever.
    await log.writeEnds();
    return limits.whyNot(agent, terms);
  }

  #termsOf(agent: string): PolicyTerms | null | undefined {
    const directory = this.#deps.directory();
    return teamOf(directory, personOf(directory, agent)?.team)?.policy;
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
        const terms = this.#termsOf(agent);
        // Under the purpose that the desk was opened with.
        const purpose = terms ? (purposeOfLook(terms, via.view.purpose) ?? null) : null;
        const log = covered ? null : { ...this.#entry('conversation', viewer, agent, view.interaction), purpose };
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
    const depth = this.#termsOf(agent)?.depth ?? 'sent';
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
    return { what, by: named(viewer), agent: agent ? named(agent) : null, interaction, teams, purpose: null };
  }
}
