// Random queries, and interactions they may be asked of, over the floor of access.ts.
import fc from 'fast-check';
import type { Interaction } from '../../src/interactions/interaction.ts';
import { anInteraction } from './interactions.ts';

const value = {
  state: ['waiting', 'ringing', 'ongoing', 'deferred', 'undelivered'],
  assignee: ['me', 'none', 'ana', 'Ben', 'cleo'],
  team: ['mine', 'care', '"Team sales"'],
  channel: ['chat', '"Channel offers"'],
  language: ['en', 'FR', 'none'],
  category: ['goods', 'Broken', 'glass', 'late'],
} as const;

const named = fc
  .constantFrom(...(Object.keys(value) as (keyof typeof value)[]))
  .chain((field) =>
    fc
      .uniqueArray(fc.constantFrom<string>(...value[field]), { minLength: 1, maxLength: 3 })
      .map((values) => `${field}:${values.join(',')}`),
  );
const plain = fc.oneof(
  { weight: 6, arbitrary: named },
  { weight: 1, arbitrary: fc.constant('unanswered') },
  { weight: 2, arbitrary: fc.constantFrom('age:>1m', 'age:<1m', 'age:>10m', 'age:<2h', 'age:>0s') },
);
const text = fc.constantFrom('refund', 'KIM', '"é %"', 'straße', '_', '\\', "o'");

const termsOf = (term: fc.Arbitrary<string>) =>
  fc
    .array(fc.tuple(fc.boolean(), term), { maxLength: 4 })
    .map((terms) => terms.map(([not, one], at) => (not && at > 0 ? `-${one}` : one)).join(' '));

/** `withText`: also with terms that SQL leaves to the predicate. */
export const aQuery = (withText: boolean): fc.Arbitrary<string> =>
  termsOf(withText ? fc.oneof({ weight: 3, arbitrary: plain }, { weight: 1, arbitrary: text }) : plain);

/** In any state, of any team, as far as a query asks; of ages around those that queries name, before `now`. */
export const anyInteraction = (now: number): fc.Arbitrary<Omit<Interaction, 'id'>> =>
  fc
    .record({
      state: fc.constantFrom('waiting', 'ringing', 'ongoing', 'deferred', 'undelivered', 'completed'),
      agent: fc.constantFrom(null, 'ana', 'ben', 'cleo'),
      team: fc.constantFrom('care', 'sales'),
      channel: fc.constantFrom('chat', 'offers'),
      customerName: fc.constantFrom('Kim', 'Straße É %', "O'Neill_"),
      language: fc.constantFrom(null, 'en', 'fr'),
      waitsSince: fc.constantFrom(null, now - 5),
      createdAt: fc
        .constantFrom(0, 1, 59_999, 60_000, 60_001, 600_000, 600_001, 7_200_000, 9_000_000)
        .map((age) => now - age),
      last: fc.constantFrom(
        null,
        { from: 'customer' as const, text: 'A REFUND, please', at: 1 },
        { from: 'agent' as const, text: 'back\\slash é % STRASSE', at: 2 },
      ),
      categories: fc.uniqueArray(fc.constantFrom('goods', 'goods.broken', 'goods.broken.glass', 'late', 'gone'), {
        maxLength: 2,
      }),
    })
    .map((some) => ({ ...anInteraction('any'), ...some }));
