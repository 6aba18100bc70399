// Texts, brought to wherever a text of somebody's reaches a screen, by programs that have the right to. Lists are joined into
// as few texts as fit; what takes one short text gets those that fit.
import type { Command } from '@oriel/protocol';
import {
  fieldUnitsMax,
  labelUnitsMax,
  messageUnitsMax,
  nameUnitsMax,
  notesMax,
  noteUnitsMax,
  ownFieldsMax,
  policyUnitsMax,
  tagsMax,
} from '@oriel/protocol';
import type { Program } from '../floor/programs.ts';
import type { Floor } from '../test.ts';

/** Joined to as few as there can be of at most so many units. */
export function joined(texts: readonly string[], unitsMax: number, atOnceMax = Infinity): string[] {
  const all: string[] = [];
  let count = 0;
  for (const text of texts) {
    const longer = `${all.at(-1)}\n${text}`;
    if (all.length === 0 || longer.length > unitsMax || count >= atOnceMax) {
      all.push(text);
      count = 1;
    } else {
      all[all.length - 1] = longer;
      count++;
    }
  }
  return all;
}

const short = (texts: readonly string[], unitsMax: number, countMax: number) =>
  texts.filter((text) => text.length <= unitsMax).slice(0, countMax);

/** Whatever becomes of each: some are not taken twice, or are nothing when what cannot be seen is taken away. */
async function all(program: Program, commands: readonly Command[]): Promise<number> {
  let done = 0;
  for (const command of commands) if ('did' in (await program.client.do(command))) done++;
  return done;
}

/** What the customer says, and what Ana replies and comments; eight to a message. */
export async function say(
  floor: Floor,
  customer: string,
  interaction: string,
  texts: readonly string[],
): Promise<number> {
  const priya = await floor.programs.customer(customer);
  const ana = await floor.programs.person('ana');
  const some = joined(texts, messageUnitsMax, 16);
  return (
    (await all(
      priya,
      some.map((text) => ({ kind: 'say', text })),
    )) +
    (await all(
      ana,
      some.flatMap(
        (text) =>
          [
            { kind: 'reply', interaction, text },
            { kind: 'comment', interaction, text },
          ] as const,
      ),
    ))
  );
}

/** The customer's record: notes, tags, fields and what they are called; and the name, which stands on every card, last. */
export async function keep(floor: Floor, interaction: string, texts: readonly string[]): Promise<number> {
  const ana = await floor.programs.person('ana');
  const view = await ana.open({ view: 'customer', interaction });
  const record = view.all('customer')[0]!.id;
  view.close();
  const set = (field: 'city' | 'company' | `own:${string}`, text: string) =>
    ({ kind: 'set-field', interaction, record, field, text, seen: 0 }) as const;
  return all(ana, [
    ...joined(texts, noteUnitsMax)
      .slice(0, notesMax)
      .map((text) => ({ kind: 'add-note', interaction, text }) as const),
    ...short(texts, labelUnitsMax, tagsMax).map((text) => ({ kind: 'add-tag', interaction, text }) as const),
    ...short(texts, labelUnitsMax, ownFieldsMax).map((text) => set(`own:${text.trim()}`, text)),
    set('city', joined(texts, fieldUnitsMax)[0]!),
    set('company', joined(texts, fieldUnitsMax).at(-1)!),
  ]);
}

/** The customer's name, one after the other; `shown` waits until it is on the screens. */
export async function call(
  floor: Floor,
  interaction: string,
  names: readonly string[],
  shown: (name: string) => Promise<void>,
): Promise<void> {
  const ana = await floor.programs.person('ana');
  const view = await ana.open({ view: 'customer', interaction });
  for (const text of names) {
    const { id: record, fields } = view.all('customer')[0]!;
    const seen = fields.find(({ field }) => field === 'name')!.version;
    const { record: after } = await ana.do({ kind: 'set-field', interaction, record, field: 'name', text, seen });
    await shown(text);
    while (view.one('customer', record)!.version < after!.version)
      await new Promise((resolve) => setTimeout(resolve, 5));
  }
  view.close();
}

/** What an administrator writes: categories, and the policy that every agent of the team reads. */
export async function settle(floor: Floor, texts: readonly string[]): Promise<number> {
  const max = await floor.programs.person('max');
  const text = joined(texts, policyUnitsMax)[0]!;
  await floor.programs.changePolicy('orders', { purpose: text, text });
  return all(
    max,
    short(texts, nameUnitsMax, 60).map((name) => ({ kind: 'add-category', name, parent: null, purpose: 'analytics' })),
  );
}
