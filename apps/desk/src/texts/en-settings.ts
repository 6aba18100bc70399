/*
 * What stands in Settings, in English: loaded with it.
 */
import type { Role } from '@oriel/protocol';

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const steps = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** 3 days ago, 2 hours ago, just now */
export function ago(at: number, now: number): string {
  const past = Math.max(0, now - at);
  const step = steps.find(([, ms]) => past >= ms);
  return step ? relative.format(-Math.floor(past / step[1]), step[0]) : 'just now';
}

export const texts = {
  settings: 'Settings',
  sections: 'Sections of Settings',
  find: 'Find a setting…',
  noSection: 'No section has that.',
  save: 'Save',
  delete: 'Delete',
  undo: 'Undo',
  undone: 'It is as it was before.',
  change: (name: string) => `Change ${name}`,
  changed: (by: string | null, at: number, now: number) =>
    by === null ? `Set up ${ago(at, now)}` : `Changed by ${by} ${ago(at, now)}`,
  conflict: 'Somebody else has changed this meanwhile.',
  takeTheirs: 'Show theirs',
  saved: (name: string) => `${name} is saved.`,
  deleted: (name: string) => `${name} is deleted.`,
  name: 'Name',
  missingName: 'Give it a name.',
  everyTeam: 'Every team',
  noTeam: 'No team',
  anyLanguage: 'No language in particular',
  search: 'Search…',
  nothingFound: 'Nothing of that name.',

  inboxes: { words: 'query folder shared count' },
  liveMonitoring: { words: 'policy notice watching depth retention purpose' },

  replies: {
    title: 'Saved replies',
    words: 'templates canned answers shortcut slash placeholder language text',
    about: 'What agents insert by a slash and a word. They change it before they send it, as any text of theirs.',
    make: 'New saved reply',
    change: 'Change saved reply',
    none: 'There are no saved replies yet.',
    list: 'Saved replies',
    field: 'Title',
    shortcut: 'Shortcut',
    shortcutMore: 'What is typed behind the slash.',
    text: 'Text',
    team: 'For',
    language: 'Language',
    places: 'Insert a place for',
    placeNames: {
      'customer.name': 'customer’s name',
      'customer.firstName': 'customer’s first name',
      'agent.name': 'agent’s name',
      'agent.firstName': 'agent’s first name',
      'channel.name': 'channel',
      date: 'date',
    },
    preview: 'As Ana would insert it for Priya Nair',
    sample: {
      'customer.name': 'Priya Nair',
      'customer.firstName': 'Priya',
      'agent.name': 'Ana Ribeiro',
      'agent.firstName': 'Ana',
      'channel.name': 'Web chat',
      date: '2 March 2026',
    },
    gaps: (gaps: readonly string[]) => `Stays open, for the agent to fill in: ${gaps.join(', ')}.`,
    missing: 'A saved reply needs a title, a shortcut and a text.',
    badShortcut: 'A shortcut is one word, without a slash.',
    taken: (title: string) => `“${title}” has this shortcut already.`,
  },

  categories: {
    title: 'Categories',
    words: 'tree skill analytics disposition mandatory labels',
    about:
      'What an interaction is about. Skills decide who gets it, analytics are counted, dispositions say what came of it. The tree has six levels at most.',
    make: 'New category',
    change: 'Change category',
    add: (name: string) => `New category below ${name}`,
    kind: 'Kind',
    under: 'Stands under',
    top: 'Nothing: at the top',
    none: 'None yet.',
    mandatory: 'Teams that pick a disposition',
    mandatoryMore: 'Whoever completes an interaction of these teams says what came of it.',
    mandatoryOn: (team: string) => `${team} picks a disposition from now on.`,
    mandatoryOff: (team: string) => `${team} completes without a disposition from now on.`,
  },

  groups: {
    title: 'Channel groups',
    words: 'capacity soft hard limit ring time gone idle target timeout miss auto accept complete undelivered priority',
    about: 'What channels of one group share: how much one agent has at once, how long it rings, and what follows.',
    list: 'Channel groups',
    channels: (names: readonly string[]) => (names.length === 0 ? 'No channels' : names.join(', ')),
    more: (soft: number, hard: number, ring: string, target: string) =>
      `${soft} pushed, ${hard} at most · rings ${ring} · answered within ${target}`,
    change: 'Change channel group',
    soft: 'Soft limit',
    softMore: 'Below it, work is pushed to an agent.',
    hard: 'Hard limit',
    hardMore: 'No agent can have more than this.',
    ring: 'Rings for',
    misses: 'Misses in a row',
    afterMiss: 'What follows them',
    afterMisses: { away: 'The agent is away', nothing: 'Nothing: it rings again' },
    gone: 'Goes to others when its agent is gone for',
    idle: 'Away when there is no sign of the agent for',
    target: 'Answered within',
    priority: 'Priority',
    priorityMore: 'Higher is routed first, from −100 to 100.',
    undelivered: 'Undelivered after waiting for',
    never: 'Left empty: never.',
    autoComplete: 'Completed by itself when quiet for',
    autoAccept: 'Accepted at once, without ringing',
    times: 'Times are written like 30 s, 45 min, 1 h 30 min or 2 d.',
    notWhole: (name: string) => `${name}: this is not a whole number that can stand here.`,
    notTime: (name: string) =>
      `${name}: a time is written like 30 s, 45 min or 1 h, and is a quarter of a year at most.`,
    softAboveHard: 'No more can be pushed than can be had: the soft limit is above the hard one.',
  },

  reasons: {
    title: 'Away reasons',
    words: 'break lunch training availability status',
    about: 'What an agent who goes away can say. Who is away by a reason that is deleted stays so.',
    make: 'New away reason',
    change: 'Change away reason',
    none: 'There are no away reasons: agents go away without one.',
    list: 'Away reasons',
  },

  people: {
    title: 'People',
    words: 'users roles rights administrator agent supervisor team leader skills languages channels members',
    about: 'Who works here: what they may do, where they belong, and what they can deal with.',
    list: 'People',
    change: 'Change person',
    roles: 'Roles',
    roleNames: {
      agent: 'Agent',
      supervisor: 'Supervisor',
      quality: 'Quality analyst',
      administrator: 'Administrator',
      auditor: 'Auditor',
    } satisfies Record<Role, string>,
    noRoles: 'No roles: may do nothing',
    team: 'Team',
    leads: 'Leads',
    leadsShort: (names: readonly string[]) => `Leads ${names.join(', ')}`,
    channels: 'Answers on',
    skills: 'Skills',
    skillsMore: 'A skill covers what stands below it in the tree.',
    languages: 'Languages',
    moreLanguages: 'More languages',
    noSkills: 'There are no categories of the kind skill yet.',
  },

  teams: {
    title: 'Teams',
    words: 'leaders members groups organisation',
    about: 'Who works together. Members are set with each person, and so is who leads them.',
    make: 'New team',
    change: 'Change team',
    list: 'Teams',
    none: 'There are no teams yet.',
    members: (count: number) => (count === 1 ? '1 agent' : `${count} agents`),
    ledBy: (names: readonly string[]) => (names.length === 0 ? 'Nobody leads it' : `Led by ${names.join(', ')}`),
  },
};
