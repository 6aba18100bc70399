// Who and what is on a demo floor: an invented shop, Marlow & Finch, with two teams. The same on the living and on the
// quiet floor. People's ids are random; teams, channels and categories have short names, all from one name space, so a
// channel has the plain word (it stands in addresses) and a team of the same name does not.
import { defaultGroups, type Category, type Channel, type GroupSettings, type Person } from '@oriel/domain';

/** Everybody's password on a demo floor; the sign-in page says so. */
export const demoPassword = 'oriel';

export interface RosterTeam {
  id: string;
  name: string;
  /** Leads it, as the notice names them. */
  lead: string;
}

export type RosterGroup = GroupSettings & { id: string };
export type RosterChannel = Pick<Channel, 'id' | 'name' | 'team' | 'sites' | 'readers' | 'group' | 'priority'>;
export type RosterPerson = Pick<
  Person,
  'name' | 'email' | 'roles' | 'team' | 'leads' | 'channels' | 'skills' | 'languages'
>;
export type RosterCategory = Pick<Category, 'id' | 'name' | 'parent' | 'purpose'>;

export const orders = 'orders';
export const returns = 'returns-team';

export const teams: RosterTeam[] = [
  { id: orders, name: 'Orders', lead: 'Sam Marlow' },
  { id: returns, name: 'Returns', lead: 'Lea Novak' },
];

const readers = 'Read by the team at Marlow & Finch. Conversations may be reviewed for quality.';
const live = { sites: [], readers, group: 'realtime', priority: 0 };

export const groups: RosterGroup[] = Object.entries(defaultGroups).map(([id, settings]) => ({ id, ...settings }));

/** Why somebody is away, to choose from. */
export const awayReasons = [
  { id: 'break', name: 'Break' },
  { id: 'lunch', name: 'Lunch' },
  { id: 'training', name: 'Training' },
  { id: 'meeting', name: 'Meeting' },
];

export const channels: RosterChannel[] = [
  { id: 'shop', name: 'Web chat', team: orders, ...live },
  { id: 'app', name: 'App chat', team: orders, ...live },
  { id: 'returns', name: 'Returns chat', team: returns, ...live },
  { id: 'questions', name: 'Questions', team: orders, ...live, group: 'async' },
];

const nobody = { roles: [], team: null, leads: [], channels: [], skills: [], languages: [] };
const email = (word: string) => `${word}@oriel.test`;
/** Everybody can deal with everything, in English and perhaps more, as long as nothing says otherwise. */
const agent = (
  word: string,
  name: string,
  team: string,
  channels: string[],
  languages: string[] = [],
): RosterPerson => ({
  name,
  email: email(word),
  roles: ['agent'],
  team,
  leads: [],
  channels,
  skills: categories.filter(({ purpose }) => purpose === 'skill').map(({ id }) => id),
  languages: ['en', ...languages],
});
const lead = (word: string, name: string, team: string): RosterPerson => ({
  ...nobody,
  name,
  email: email(word),
  roles: ['supervisor'],
  leads: [team],
});

type Tree = Record<string, [name: string, children?: Tree]>;

const matters: Tree = {
  delivery: [
    'Delivery',
    {
      parcel: [
        'Parcel',
        {
          empty: ['Empty parcel'],
          damaged: ['Damaged parcel'],
          'item-missing': ['Item missing'],
          lost: ['Lost parcel'],
        },
      ],
      time: ['Time', { late: ['Late'], change: ['Another day or address'] }],
    },
  ],
  ordering: [
    'Ordering',
    {
      payment: ['Payment', { refused: ['Payment refused'], invoice: ['Invoice'], twice: ['Charged twice'] }],
      change: ['Change or cancel'],
      stock: ['Back in stock'],
    },
  ],
  returning: [
    'Returning',
    {
      refund: ['Refund', { waiting: ['Not arrived yet'], amount: ['Wrong amount'] }],
      exchange: ['Exchange'],
      label: ['Return label'],
    },
  ],
};

const skills: Tree = {
  products: ['Products', { lamps: ['Lamps and light'], textiles: ['Linen and textiles'], furniture: ['Furniture'] }],
};

const dispositions: Tree = {
  outcome: ['Outcome', { solved: ['Solved'], 'passed-on': ['Passed on'], 'no-answer': ['Customer did not answer'] }],
};

function listed(tree: Tree, purpose: RosterCategory['purpose'], parent: string | null = null): RosterCategory[] {
  return Object.entries(tree).flatMap(([word, [name, children]]) => {
    const id = parent === null ? word : `${parent}.${word}`;
    return [{ id, name, parent, purpose }, ...listed(children ?? {}, purpose, id)];
  });
}

export const categories: RosterCategory[] = [
  ...listed(matters, 'analytics'),
  ...listed(skills, 'skill'),
  ...listed(dispositions, 'disposition'),
];

export const people: RosterPerson[] = [
  // For people: no program ever sits here.
  agent('ana', 'Ana Ribeiro', orders, ['shop', 'questions'], ['pt', 'es']),
  agent('ben', 'Ben Okafor', orders, ['shop', 'questions']),
  lead('sam', 'Sam Marlow', orders),
  lead('lea', 'Lea Novak', returns),
  { ...nobody, name: 'Dee Laurent', email: email('dee'), roles: ['auditor'] },
  { ...nobody, name: 'Max Stein', email: email('max'), roles: ['administrator'] },
  // For the bots of a living floor.
  agent('chloe', 'Chloé Martin', orders, ['app'], ['fr']),
  agent('emre', 'Emre Yıldız', orders, ['app'], ['de']),
  agent('grace', 'Grace Liu', orders, ['app'], ['ja']),
  agent('noor', 'Noor El-Amin', orders, ['app'], ['ar']),
  agent('kofi', 'Kofi Mensah', orders, ['app'], ['fr']),
  agent('fatima', 'Fatima Zahra', returns, ['returns'], ['ar', 'fr']),
  agent('daniel', 'Daniel Cho', returns, ['returns'], ['es']),
  agent('henrik', 'Henrik Sand', returns, ['returns'], ['de']),
  agent('yuki', 'Yuki Tanaka', returns, ['returns'], ['ja']),
  agent('ines', 'Inês Duarte', returns, ['returns'], ['ja']),
];
