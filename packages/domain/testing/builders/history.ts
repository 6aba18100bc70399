// Random histories of a floor, for properties: steps that mean something wherever they fall, played through a World.
import type { Command } from '@oriel/protocol';
import fc from 'fast-check';
import { defaultGroups } from '../../src/channels/group.ts';
import { firstOf, personOfRecord } from '../../src/customers/person.ts';
import type { Act } from '../../src/scene.ts';
import { system } from '../../src/principal.ts';
import type { FactOf } from '../../src/fact.ts';
import type { Interaction } from '../../src/interactions/interaction.ts';
import { person } from './access.ts';
import { World } from './world.ts';

const agents = fc.constantFrom('ana', 'ben');
const customers = fc.constantFrom('kim', 'lou', 'mia', 'noa', 'oz', 'pia', 'quy');
/** Which of the interactions that there are by then. */
const which = fc.nat(12);

type Step = readonly [what: What, who: string, which: number];

/** What can happen, and how often it does. */
const weights = {
  say: 4,
  offer: 3,
  accept: 3,
  ask: 2,
  reply: 3,
  comment: 1,
  complete: 2,
  defer: 1,
  resume: 2,
  transfer: 2,
  'transfer to a team': 1,
  'time-passed': 2,
  'accept for': 1,
  'complete for': 1,
  'defer for': 1,
  'require or lift approval': 1,
  approve: 1,
  return: 1,
  'take back': 2,
  'become-available': 1,
  gone: 1,
  connected: 1,
  'long gone': 1,
  'set a name': 1,
  'add a tag': 1,
  'take a tag away': 1,
  'add a note': 1,
  'take a note away': 1,
  'bring a note back': 1,
  merge: 1,
  unmerge: 1,
};
type What = keyof typeof weights;

/** Histories of some of what can happen. */
export const historyOf = (...whats: What[]): fc.Arbitrary<readonly Step[]> =>
  fc.array(
    fc.oneof(
      ...whats.map((what) => ({
        weight: weights[what],
        arbitrary: fc.tuple(fc.constant(what), what === 'say' ? customers : agents, which),
      })),
    ),
    { minLength: 20, maxLength: 120, size: 'max' },
  );

export const history = historyOf(...(Object.keys(weights) as What[]));

export interface Told {
  fact: FactOf<'interaction'>;
  before: Interaction | undefined;
  after: Interaction;
}

type RecordStep = Exclude<Extract<What, 'merge' | 'unmerge' | `${string} a ${string}`>, `transfer${string}`>;

/** What is done to the record of this interaction's customer, as somebody sees it who has it open. */
function recordCommand(
  what: RecordStep,
  { customers, interactions }: World,
  interaction: string,
  which: number,
): Command | undefined {
  const of = interactions.get(interaction)?.customer;
  const [first, ...merged] = of === undefined ? [] : personOfRecord(customers, of);
  if (!first) return undefined;
  const text = ['one', 'two', 'three'].at(which % 3) ?? 'one';
  const others = [...customers.keys()];
  switch (what) {
    case 'set a name': {
      const seen = first.fields.find(({ field }) => field === 'name')?.version ?? 0;
      return { kind: 'set-field', interaction, record: first.id, field: 'name', text, seen };
    }
    case 'add a tag':
      return { kind: 'add-tag', interaction, text };
    case 'take a tag away':
      return { kind: 'remove-tag', interaction, text };
    case 'add a note':
      return { kind: 'add-note', interaction, text };
    case 'take a note away':
      return { kind: 'remove-note', interaction, note: `${first.id}.${first.notes[0] ?? 1}` };
    case 'bring a note back':
      return { kind: 'restore-note', interaction, note: `${first.id}.${first.removedNotes[0] ?? 1}` };
    case 'merge': {
      const other = firstOf(customers, others.at(which % others.length) ?? first.id)?.id ?? first.id;
      return { kind: 'merge', interaction, other, first: which % 2 === 0 ? first.id : other };
    }
    case 'unmerge':
      return { kind: 'unmerge', interaction, record: merged[which % merged.length]?.id ?? first.id };
  }
}

/** Plays a history on a floor where Ana and Ben have entered routing mode. `check` is called after every step. */
export function play(
  steps: readonly Step[],
  check: (world: World, told: readonly Told[]) => void = () => {},
): { world: World; told: Told[] } {
  const world = new World();
  const told: Told[] = [];
  const act = (by: Act['by'], command: Act['command']) =>
    world.do(by, command, (fact, before, after) => told.push({ fact, before, after }));
  /** One that waits for approval, if there is one. */
  const handedIn = (interaction: string) => {
    const pending = [...world.interactions.values()].find(({ submitted }) => submitted?.is === 'pending');
    return { interaction: pending?.id ?? interaction, of: pending?.submitted?.version ?? 0 };
  };
  for (const agent of ['ana', 'ben']) {
    act(system, { kind: 'connected', agent });
    act(person(agent), { kind: 'enter-routing' });
  }
  for (const [what, who, which] of steps) {
    world.now += 7_000;
    const ids = [...world.interactions.keys()];
    const interaction = ids[which % Math.max(ids.length, 1)] ?? 'none';
    switch (what) {
      case 'say':
        if (!world.customers.has(who)) act(system, { kind: 'arrive', customer: who, channel: 'chat', name: who });
        act({ kind: 'customer', id: who, channel: 'chat' }, { kind: 'say', text: 'hm' });
        break;
      case 'offer':
        act(system, { kind: 'offer', interaction, agent: who, reason: 'least-loaded' });
        break;
      case 'time-passed':
        act(system, { kind: 'time-passed', interaction });
        break;
      case 'connected':
      case 'gone':
        act(system, { kind: what, agent: who });
        break;
      case 'accept for':
        act(person('sam'), { kind: 'accept', interaction, for: who });
        break;
      case 'complete for':
        act(person('sam'), { kind: 'complete', interaction, for: who });
        break;
      case 'defer for':
        act(person('sam'), { kind: 'defer', interaction, until: world.now + 20_000, for: who });
        break;
      case 'defer':
        act(person(who), { kind: 'defer', interaction, until: world.now + 20_000 });
        break;
      case 'transfer':
        act(person(who), {
          kind: 'transfer',
          interaction,
          to: { agent: who === 'ana' ? 'ben' : 'ana' },
          comment: 'yours',
        });
        break;
      case 'transfer to a team':
        act(person(who), { kind: 'transfer', interaction, to: { team: 'care' } });
        break;
      case 'long gone':
        act(system, { kind: 'gone', agent: who });
        world.now += defaultGroups.realtime.goneMs;
        for (const id of ids) act(system, { kind: 'time-passed', interaction: id });
        act(system, { kind: 'connected', agent: who });
        break;
      case 'require or lift approval':
        act(person('sam'), { kind: which % 3 === 0 ? 'lift-approval' : 'require-approval', person: who });
        break;
      case 'approve':
        act(person('sam'), { kind: what, ...handedIn(interaction) });
        break;
      case 'return':
        act(person('sam'), { kind: 'return-for-change', ...handedIn(interaction), text: 'kinder' });
        break;
      case 'take back':
        act(person(world.interactions.get(handedIn(interaction).interaction)?.agent ?? who), {
          kind: 'take-back',
          ...handedIn(interaction),
        });
        break;
      case 'accept':
      case 'complete':
      case 'resume':
        act(person(who), { kind: what, interaction });
        break;
      case 'reply':
        act(person(who), { kind: what, interaction, text: 'yes' });
        break;
      case 'set a name':
      case 'add a tag':
      case 'take a tag away':
      case 'add a note':
      case 'take a note away':
      case 'bring a note back':
      case 'merge':
      case 'unmerge': {
        const command = recordCommand(what, world, interaction, which);
        if (command) act(person(who), command);
        break;
      }
      case 'comment': {
        const mentions = [{ at: 0, length: 4, person: who === 'ana' ? 'ben' : 'ana' }];
        act(person(who), { kind: what, interaction, text: who === 'ana' ? '@Ben yes' : '@Ana yes', mentions });
        break;
      }
      case 'ask':
      case 'become-available':
        act(person(who), { kind: what });
        break;
    }
    check(world, told);
  }
  return { world, told };
}
