// Who and what is on a demo floor: an invented shop, Marlow & Finch, with two teams. The same on the living and on the
// quiet floor. People's ids are random; teams, channels and categories have short names, all from one name space, so a
// channel has the plain word (it stands in addresses) and a team of the same name does not.
import type { Category, Channel, Person } from '@oriel/domain';

/** Everybody's password on a demo floor; the sign-in page says so. */
export const demoPassword = 'oriel';

export interface RosterTeam {
  id: string;
  name: string;
  /** Leads it, as the notice names them. */
  lead: string;
}

export type RosterChannel = Pick<Channel, 'id' | 'name' | 'team' | 'sites' | 'readers'>;
export type RosterPerson = Pick<Person, 'name' | 'email' | 'roles' | 'team' | 'leads' | 'channels'>;
export type RosterCategory = Pick<Category, 'id' | 'name' | 'parent' | 'purpose'>;

export const orders = 'orders';
export const returns = 'returns-team';

export const teams: RosterTeam[] = [
  { id: orders, name: 'Orders', lead: 'Sam Marlow' },
  { id: returns, name: 'Returns', lead: 'Lea Novak' },
];

const readers = 'Read by the team at Marlow & Finch. Conversations may be reviewed for quality.';

export const channels: RosterChannel[] = [
  { id: 'shop', name: 'Web chat', team: orders, sites: [], readers },
  { id: 'app', name: 'App chat', team: orders, sites: [], readers },
  { id: 'returns', name: 'Returns chat', team: returns, sites: [], readers },
];

const nobody = { roles: [], team: null, leads: [], channels: [] };
const email = (word: string) => `${word}@oriel.test`;
const agent = (word: string, name: string, team: string, channel: string): RosterPerson => ({
  name,
  email: email(word),
  roles: ['agent'],
  team,
  leads: [],
  channels: [channel],
});
const lead = (word: string, name: string, team: string): RosterPerson => ({
  ...nobody,
  name,
  email: email(word),
  roles: ['supervisor'],
  leads: [team],
});

export const people: RosterPerson[] = [
  // For people: no program ever sits here.
  agent('ana', 'Ana Ribeiro', orders, 'shop'),
  agent('ben', 'Ben Okafor', orders, 'shop'),
  lead('sam', 'Sam Marlow', orders),
  lead('lea', 'Lea Novak', returns),
  { ...nobody, name: 'Dee Laurent', email: email('dee'), roles: ['auditor'] },
  { ...nobody, name: 'Max Stein', email: email('max'), roles: ['administrator'] },
  // For the bots of a living floor.
  agent('chloe', 'Chloé Martin', orders, 'app'),
  agent('emre', 'Emre Yıldız', orders, 'app'),
  agent('grace', 'Grace Liu', orders, 'app'),
  agent('noor', 'Noor El-Amin', orders, 'app'),
  agent('kofi', 'Kofi Mensah', orders, 'app'),
  agent('fatima', 'Fatima Zahra', returns, 'returns'),
  agent('daniel', 'Daniel Cho', returns, 'returns'),
  agent('henrik', 'Henrik Sand', returns, 'returns'),
  agent('yuki', 'Yuki Tanaka', returns, 'returns'),
];

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
