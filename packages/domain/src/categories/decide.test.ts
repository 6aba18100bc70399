import type { Command } from '@oriel/protocol';
import { categoryDepthMax } from '@oriel/protocol';
import { describe, expect, test } from 'vitest';
import { aCategory, aTeam, ana, directoryWith, floor, person, someTerms } from '../../testing/builders/access.ts';
import { accepted, anInteraction, completed } from '../../testing/builders/interactions.ts';
import { aScene, shown } from '../../testing/builders/scene.ts';
import type { Directory } from '../access/directory.ts';
import { decide } from '../decide.ts';
import type { InteractionFact } from '../interactions/facts.ts';
import type { Interaction } from '../interactions/interaction.ts';

const hers = anInteraction('one', accepted('ana'));
const categorized = (...categories: string[]): InteractionFact => ({ kind: 'categorized', categories });

interface Saving {
  interaction?: Interaction;
  directory?: Directory;
  by?: string;
  for?: string;
  seen?: number;
}
const save = (
  categories: string[],
  { interaction = hers, directory = floor, by = 'ana', seen, ...more }: Saving = {},
) =>
  decide(aScene({ directory, interactions: [interaction] }), {
    by: person(by),
    key: null,
    command: {
      kind: 'save-categories',
      interaction: 'one',
      categories,
      seen: seen ?? interaction.categoriesVersion,
      ...more,
    },
  });
const facts = (decision: ReturnType<typeof save>) =>
  'refused' in decision ? decision.refused : decision.facts.map(({ stream: _, id: _id, ...fact }) => fact);

describe('saving categories', () => {
  test('CT1 they are saved whole, each once; several of every kind', () => {
    expect(facts(save(['solved', 'parcel', 'delivery', 'parcel']))).toEqual([
      categorized('delivery', 'parcel', 'solved'),
    ]);
    const now = anInteraction('one', accepted('ana'), categorized('parcel'));
    expect([now.categories, now.categoriesVersion]).toEqual([['parcel'], 4]);
    expect(facts(save([], { interaction: now }))).toEqual([categorized()]);
  });

  test('CT1 what is not in the tree cannot be chosen; as it is already, nothing is saved', () => {
    expect(facts(save(['parcel', 'care']))).toBe('not-found');
    expect(facts(save([]))).toBe('unchanged');
    const now = anInteraction('one', accepted('ana'), categorized('delivery', 'parcel'));
    expect(facts(save(['parcel', 'delivery'], { interaction: now }))).toBe('unchanged');
  });

  test('CT2 two who change them: the second is told, whatever else was said meanwhile', () => {
    const now = anInteraction('one', accepted('ana'), categorized('parcel'), { kind: 'replied', text: 'Hm.' });
    expect(facts(save(['delivery'], { interaction: now, seen: 0 }))).toBe('categories-changed');
    expect(facts(save(['delivery'], { interaction: now, seen: 4 }))).toEqual([categorized('delivery')]);
  });

  test('CT3 on behalf: under both names; not what the policy keeps from the one who acts', () => {
    const decision = save(['parcel'], { by: 'sam', for: 'ana' });
    expect(decision).toMatchObject({ onBehalfOf: 'ana', interaction: 'one' });
    const policy = someTerms({ excludedCategories: ['delivery'] });
    const directory = directoryWith(floor, aTeam('care', { policy }));
    const about = anInteraction('one', accepted('ana'), categorized('parcel'));
    expect(facts(save([], { by: 'sam', for: 'ana', interaction: about, directory }))).toBe('not-found');
    expect(facts(save([], { interaction: about, directory }))).toEqual([categorized()]);
    const complete = { kind: 'complete', interaction: 'one', for: 'ana' } as const;
    const met = decide(aScene({ directory, interactions: [about] }), {
      by: person('sam'),
      key: null,
      command: complete,
    });
    expect(shown(met)).toBe('no: not-found');
  });
});

describe('recategorizing reroutes', () => {
  const skilled = (...skills: string[]) => directoryWith(floor, { ...ana, skills });
  const rerouted = { kind: 'rerouted', agent: 'ana', categories: ['lamps'] };

  test('CT4 a saved skill that its agent lacks: back to routing, with the reason', () => {
    expect(facts(save(['lamps', 'parcel']))).toEqual([categorized('lamps', 'parcel'), rerouted]);
    expect(
      anInteraction('one', accepted('ana'), categorized('lamps'), { ...rerouted, kind: 'rerouted' }),
    ).toMatchObject({ state: 'waiting', agent: null, answered: false, categories: ['lamps'], target: null });
  });

  test('CT4 it stays where the agent has the skill, or one that stands above it', () => {
    for (const directory of [skilled('lamps'), skilled('products')])
      expect(facts(save(['lamps'], { directory }))).toEqual([categorized('lamps')]);
    expect(facts(save(['products'], { directory: skilled('lamps') }))).toEqual([
      categorized('products'),
      { ...rerouted, categories: ['products'] },
    ]);
  });

  test('CT4 it stays with a skill that it had before, and where it is not ongoing', () => {
    const before = anInteraction('one', accepted('ana'), categorized('lamps'));
    expect(facts(save(['lamps', 'parcel'], { interaction: before }))).toEqual([categorized('lamps', 'parcel')]);
    const over = anInteraction('one', accepted('ana'), completed('ana'));
    expect(facts(save(['lamps'], { interaction: over }))).toEqual([categorized('lamps')]);
  });
});

describe('completing with a disposition', () => {
  const strict = directoryWith(
    floor,
    aTeam('care', { dispositionMandatory: true }),
    aCategory('passed-on', null, { purpose: 'disposition' }),
  );
  const complete = (more: { disposition?: string; for?: string }, directory = strict, interaction = hers, by = 'ana') =>
    facts(
      decide(aScene({ directory, interactions: [interaction] }), {
        by: person(by),
        key: null,
        command: { kind: 'complete', interaction: 'one', ...more },
      }),
    );
  const done = { kind: 'completed', agent: 'ana' };

  test('CT5 where it is mandatory, whoever completes picks one', () => {
    expect(complete({})).toBe('disposition-missing');
    expect(complete({ disposition: 'solved' })).toEqual([{ ...done, disposition: 'solved', categories: ['solved'] }]);
    expect(complete({ for: 'ana' }, strict, hers, 'sam')).toBe('disposition-missing');
    expect(complete({ disposition: 'solved', for: 'ana' }, strict, hers, 'sam')).toEqual([
      { ...done, disposition: 'solved', categories: ['solved'] },
    ]);
  });

  test('CT5 where it is not, it can be given; it is a disposition, and nothing else', () => {
    expect(complete({}, floor)).toEqual([done]);
    expect(complete({ disposition: 'solved' }, floor)).toHaveLength(1);
    expect([complete({ disposition: 'parcel' }), complete({ disposition: 'care' })]).toEqual([
      'not-found',
      'not-found',
    ]);
  });

  test('CT5 it takes the place of an earlier one: the last time does not count for this', () => {
    const again = anInteraction('one', accepted('ana'), categorized('parcel', 'solved'));
    expect(complete({}, strict, again)).toBe('disposition-missing');
    expect(complete({ disposition: 'passed-on' }, strict, again)).toEqual([
      { ...done, disposition: 'passed-on', categories: ['parcel', 'passed-on'] },
    ]);
  });
});

describe('the tree', () => {
  /** One below the other: level-1 … level-6. */
  const deep = directoryWith(
    floor,
    ...Array.from({ length: categoryDepthMax }, (_, index) =>
      aCategory(`level-${index + 1}`, index === 0 ? null : `level-${index}`),
    ),
  );
  const met = (command: Command) =>
    shown(decide(aScene({ directory: deep }), { by: person('max'), key: null, command }));
  const add = (parent: string | null, purpose: 'skill' | 'analytics' = 'analytics', name = 'Late') =>
    met({ kind: 'add-category', name, parent, purpose });
  const move = (category: string, parent: string | null, name = 'Late') =>
    met({ kind: 'change-category', category, name, parent });

  test('CT6 has six levels, and every branch is of one kind', () => {
    expect([add('level-5'), add('level-6'), add('level-5', 'skill'), add('care'), add(null, 'skill', ' ')]).toEqual([
      'access new-1 category-added',
      'no: too-deep',
      'no: of-another-kind',
      'no: not-found',
      'no: empty',
    ]);
  });

  test('CT6 has no circles; what is moved brings its levels along', () => {
    expect([
      move('level-2', 'level-4'),
      move('level-2', 'level-2'),
      move('delivery', 'level-4'),
      move('delivery', 'level-5'),
      move('level-6', 'products'),
      move('level-3', null),
      move('parcel', 'delivery', 'Category parcel'),
      move('parcel', 'delivery', ' '),
    ]).toEqual([
      'no: in-a-circle',
      'no: in-a-circle',
      'access delivery category-changed',
      'no: too-deep',
      'no: of-another-kind',
      'access level-3 category-changed',
      'no: unchanged',
      'no: empty',
    ]);
  });
});
