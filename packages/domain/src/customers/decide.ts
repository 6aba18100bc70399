// The rules of a customer's record: who may change it, what two who change it meet, which records become one person.
import { mergedMax, notesMax, ownFieldsMax, tagsMax, type CommandOf, type Field, type Refusal } from '@oriel/protocol';
import { mayRead } from '../access/may.ts';
import type { NewFact } from '../fact.ts';
import { readable, type Hand } from '../interactions/decide.ts';
import { refuse, type Decision, type Scene } from '../scene.ts';
import { isOwn, type Customer } from './customer.ts';
import type { CustomerFact } from './facts.ts';
import { firstOf, personOfRecord, shownFields, shownName } from './person.ts';
import { plainLine } from './plain.ts';

/** The records of the person an interaction is with, the first one first. */
function personIn(scene: Scene, hand: Hand, id: string): Customer[] | Refusal {
  const interaction = readable(scene, hand, id);
  if (!interaction) return 'not-found';
  return wholePerson(scene, interaction.customer);
}

/** A record whose person is not all in this scene was merged a moment ago by somebody else. */
function wholePerson(scene: Scene, customer: string): Customer[] | Refusal {
  const person = personOfRecord(scene.customers, customer);
  if (person.length === 0) return 'not-found';
  return person[0]!.mergedInto === null ? person : 'record-changed';
}

const happened = (id: string, fact: CustomerFact): NewFact => ({ stream: 'customer', id, ...fact });

const done = (hand: Hand, interaction: string, record: string, facts: NewFact[]): Decision => ({
  facts,
  onBehalfOf: hand.onBehalfOf,
  interaction,
  record,
});

/** The name stands on the cards of their interactions, and follows. */
function renamed(scene: Scene, records: readonly Customer[], name: string): NewFact[] {
  const ids = new Set(records.map(({ id }) => id));
  return [...scene.interactions.values()]
    .filter(({ customer, customerName }) => ids.has(customer) && customerName !== name)
    .map(({ id }) => ({ stream: 'interaction' as const, id, kind: 'renamed' as const, text: name }));
}

export function setField(scene: Scene, hand: Hand, command: CommandOf<'set-field'>): Decision {
  const person = personIn(scene, hand, command.interaction);
  if (typeof person === 'string') return refuse(person);
  const first = person[0]!;
  const field = plainField(command.field);
  const text = plainLine(command.text);
  if (field === null || (field === 'name' && text === '')) return refuse('empty');
  const shown = shownFields(person);
  if ((shown.find((each) => each.field === field)?.text ?? '') === text) return refuse('unchanged');
  const known = first.fields.find((each) => each.field === field)?.version ?? 0;
  if (first.id !== command.record || known !== command.seen) return refuse('record-changed');
  const owns = shown.filter((each) => isOwn(each.field) && each.field !== field).length;
  if (isOwn(field) && text !== '' && owns >= ownFieldsMax) return refuse('too-many');
  return done(hand, command.interaction, first.id, [
    happened(first.id, { kind: 'field-set', field, text }),
    ...(field === 'name' ? renamed(scene, person, text) : []),
  ]);
}

function plainField(field: Field): Field | null {
  if (!isOwn(field)) return field;
  const label = plainLine(field.slice('own:'.length));
  return label === '' ? null : `own:${label}`;
}

const sameTag = (a: string, b: string): boolean => a.toLocaleLowerCase() === b.toLocaleLowerCase();

export function addTag(scene: Scene, hand: Hand, { interaction, text: given }: CommandOf<'add-tag'>): Decision {
  const person = personIn(scene, hand, interaction);
  if (typeof person === 'string') return refuse(person);
  const text = plainLine(given);
  if (text === '') return refuse('empty');
  const tags = person.flatMap((record) => record.tags);
  if (tags.some((tag) => sameTag(tag.text, text))) return refuse('unchanged');
  if (tags.length >= tagsMax) return refuse('too-many');
  const { id } = person[0]!;
  return done(hand, interaction, id, [happened(id, { kind: 'tag-added', text })]);
}

export function removeTag(scene: Scene, hand: Hand, { interaction, text }: CommandOf<'remove-tag'>): Decision {
  const person = personIn(scene, hand, interaction);
  if (typeof person === 'string') return refuse(person);
  const facts = person.flatMap(({ id, tags }) =>
    tags.filter((tag) => sameTag(tag.text, text)).map(({ version: tag }) => happened(id, { kind: 'tag-removed', tag })),
  );
  return facts.length === 0 ? refuse('unchanged') : done(hand, interaction, person[0]!.id, facts);
}

export function addNote(scene: Scene, hand: Hand, { interaction, text }: CommandOf<'add-note'>): Decision {
  const person = personIn(scene, hand, interaction);
  if (typeof person === 'string') return refuse(person);
  if (!text.trim()) return refuse('empty');
  if (person.reduce((count, { notes }) => count + notes.length, 0) >= notesMax) return refuse('too-many');
  const { id } = person[0]!;
  return done(hand, interaction, id, [happened(id, { kind: 'note-added', text: text.trim() })]);
}

/** A note's id is `{record}.{version}`. */
function noteOf(person: readonly Customer[], id: string): { record: Customer; note: number } | undefined {
  const record = person.find((each) => id.startsWith(`${each.id}.`));
  const note = record && Number(id.slice(record.id.length + 1));
  return record && note !== undefined && Number.isInteger(note) ? { record, note } : undefined;
}

export function removeNote(scene: Scene, hand: Hand, { interaction, note: id }: CommandOf<'remove-note'>): Decision {
  const person = personIn(scene, hand, interaction);
  if (typeof person === 'string') return refuse(person);
  const found = noteOf(person, id);
  if (!found?.record.notes.includes(found.note)) return refuse('not-found');
  return done(hand, interaction, found.record.id, [
    happened(found.record.id, { kind: 'note-removed', note: found.note }),
  ]);
}

/** Takes a removal back. */
export function restoreNote(scene: Scene, hand: Hand, { interaction, note: id }: CommandOf<'restore-note'>): Decision {
  const person = personIn(scene, hand, interaction);
  if (typeof person === 'string') return refuse(person);
  const found = noteOf(person, id);
  if (!found?.record.removedNotes.includes(found.note)) return refuse('not-found');
  if (person.reduce((count, { notes }) => count + notes.length, 0) >= notesMax) return refuse('too-many');
  return done(hand, interaction, found.record.id, [
    happened(found.record.id, { kind: 'note-restored', note: found.note }),
  ]);
}

/** Another record may be merged by whoever may read one of its interactions too. */
export function merge(scene: Scene, hand: Hand, { interaction, other, first: id }: CommandOf<'merge'>): Decision {
  const mine = personIn(scene, hand, interaction);
  if (typeof mine === 'string') return refuse(mine);
  const theirs = wholePerson(scene, other);
  if (typeof theirs === 'string') return refuse(theirs);
  const ids = new Set(theirs.map((record) => record.id));
  const isReadable = [...scene.interactions.values()].some(
    (each) => ids.has(each.customer) && mayRead(scene.directory, hand.agent, each),
  );
  if (!isReadable) return refuse('not-found');
  if (mine[0]!.id === theirs[0]!.id) return refuse('unchanged');
  // Which of them was first when it was looked at: another merge came before this one.
  const stays = [mine, theirs].find((person) => person[0]!.id === id);
  if (!stays || theirs[0]!.id !== other) return refuse('record-changed');
  if (mine.length + theirs.length > mergedMax) return refuse('too-many');
  const goes = stays === mine ? theirs : mine;
  return done(hand, interaction, id, [
    happened(goes[0]!.id, { kind: 'merged', into: id }),
    ...renamed(scene, goes, shownName(stays)),
  ]);
}

export function unmerge(scene: Scene, hand: Hand, { interaction, record: id }: CommandOf<'unmerge'>): Decision {
  const person = personIn(scene, hand, interaction);
  if (typeof person === 'string') return refuse(person);
  const record = person.find((each) => each.id === id);
  if (!record || record.mergedInto === null) return refuse('record-changed');
  const alone = new Map(person.map((each) => [each.id, each.id === id ? { ...each, mergedInto: null } : each]));
  const goes = person.filter((each) => firstOf(alone, each.id)?.id === id);
  return done(hand, interaction, id, [
    happened(id, { kind: 'unmerged', from: record.mergedInto }),
    ...renamed(scene, goes, shownName(personOfRecord(alone, id))),
  ]);
}
