// No look without leave, at the node's own door: whatever goes out of a watched desk, its watcher leads the agent, the
// agent has acknowledged the current version of their team's policy, it is within its hours and minutes, and a purpose
// was picked where it asks for one.
import {
  hoursEndAt,
  lookMsLeft,
  mayWatch,
  personOf,
  purposeOfLook,
  teamOf,
  weekBeganAt,
  type Directory,
  type PolicyTerms,
  type Principal,
} from '@oriel/domain';
import type { Up, ViewOf } from '@oriel/protocol';
import type { Receiver, Viewing, Views } from '../../apps/server/src/hub/viewing.ts';
import type { Chain } from '../../apps/server/src/supervision/chain/chain.ts';
import type { Counters } from '../counters.ts';

/** A commit is known to its node a little later; where its answer was lost, only after it has looked again. */
const knownWithinMs = 3_000;
/** Timers are exact here; what they set off is not written at once. */
const overWithinMs = 300;

type Open = Extract<Up, { t: 'open' }>;
type Desk = ViewOf<'desk'>;

export interface LookCheckDeps {
  directory: () => Directory;
  now: () => number;
  chain: Chain;
  counters: Counters;
  problem: (what: string) => void;
}

export class LookCheck {
  readonly #deps: LookCheckDeps;
  #directory: Directory | undefined;
  #changedAt = -Infinity;
  /** When an agent's minutes were last added up. */
  readonly #addedAt = new Map<string, number>();

  constructor(deps: LookCheckDeps) {
    this.#deps = deps;
  }

  /** Something was committed to the directory. */
  changed(): void {
    this.#directory = undefined;
    this.#changedAt = this.#deps.now();
  }

  watch(views: Views): Views {
    return {
      attach: (viewer, receiver) => {
        const desks = new Map<number, Desk>();
        const look = (id: number | null | undefined) => {
          const desk = typeof id === 'number' ? desks.get(id) : undefined;
          if (desk) this.#look(viewer, desk);
        };
        const heard: Receiver = {
          page: receiver.page,
          send: (frame, view) => {
            if (frame.t === 'closed') {
              if (desks.has(frame.id)) this.#deps.counters.add(`look ${frame.why}`);
              desks.delete(frame.id);
            } else look(view);
            receiver.send(frame, view);
          },
          sendDraft: (frame, view) => {
            look(view);
            return receiver.sendDraft(frame, view);
          },
          drop: (view) => receiver.drop(view),
        };
        return listening(views.attach(viewer, heard), viewer, desks);
      },
    };
  }

  #look(viewer: Principal, desk: Desk): void {
    const { now, counters, problem } = this.#deps;
    this.#directory ??= this.#deps.directory();
    const directory = this.#directory;
    const who = viewer.kind === 'person' ? viewer.id : '';
    counters.add('frames of looks');
    if (now() - this.#changedAt < knownWithinMs) return;
    if (!mayWatch(directory, who, desk.agent)) return problem(`${who} looks at ${desk.agent} and may not`);
    const policy = teamOf(directory, personOf(directory, desk.agent)?.team)!.policy!;
    if (purposeOfLook(policy, desk.purpose) === undefined)
      problem(`${who} looks at ${desk.agent} for ${desk.purpose ?? 'no purpose'}`);
    if (policy.hours) counters.add('frames of looks within hours');
    if (hoursEndAt(policy, now() - overWithinMs) === undefined && hoursEndAt(policy, now()) === undefined)
      problem(`${who} looks at ${desk.agent} outside the hours ${JSON.stringify(policy.hours)} of ${policy.zone}`);
    if (policy.weekMinutes !== null) void this.#minutes(desk.agent, policy);
  }

  async #minutes(agent: string, policy: PolicyTerms): Promise<void> {
    const now = this.#deps.now();
    if (now - (this.#addedAt.get(agent) ?? -Infinity) < 500) return;
    this.#addedAt.set(agent, now);
    this.#deps.counters.add('frames of looks within minutes');
    const { ms, open } = await this.#deps.chain.watched(agent, weekBeganAt(policy, now), now);
    if (lookMsLeft(policy, ms - overWithinMs * Math.max(1, open)) === 0)
      this.#deps.problem(`${agent} is looked at for ${ms} ms this week, and may be for ${policy.weekMinutes} min`);
  }
}

/** Which of its numbers are desks of others, and what is opened in them. */
function listening(plain: Viewing, viewer: Principal, desks: Map<number, Desk>): Viewing {
  const isOwn = ({ view }: Open) => view.view === 'desk' && viewer.kind === 'person' && view.agent === viewer.id;
  return {
    open: (frame) => {
      const desk = frame.via === undefined ? undefined : desks.get(frame.via);
      if (desk) desks.set(frame.id, desk);
      else if (frame.view.view === 'desk' && !isOwn(frame)) desks.set(frame.id, frame.view);
      plain.open(frame);
    },
    close: (view) => {
      desks.delete(view);
      plain.close(view);
    },
    again: (stream) => plain.again(stream),
    heads: () => plain.heads(),
    end: () => plain.end(),
  };
}
