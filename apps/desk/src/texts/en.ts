/*
 * Every text that people read on a desk, in English: one catalogue, one shape for each further language. Names of
 * people are put in whole; what supervisors alone read stands in en-supervision.ts, which no agent's page loads.
 */
import type { No } from '@oriel/client';

export const texts = {
  product: 'Oriel',
  close: 'Close',
  cancel: 'Cancel',
  back: 'Back',
  notices: 'Notices',
  loading: 'Loading',
  you: 'You',
  live: 'Live',
  staleSince: (clock: string) => `Stale since ${clock}`,
  connected: 'Connected',
  notConnected: 'Not connected',
  notFound: 'Not found',
  notFoundMore: 'There is nothing at this address, or it is not for you to see.',
  backToStart: 'Back to the start',
  closed: {
    unavailable: 'This cannot be shown just now. It is tried again by itself.',
    'too-many': 'Too much is open in this browser. Close another of its tabs, then load this page again.',
  },
  ringing: (count: number) => `● ${count} ringing`,

  availability: {
    free: 'Available',
    busy: 'Busy',
    full: 'Full',
    away: 'Away',
    off: 'Not in routing mode',
    offline: 'Offline',
  },
  awayReason: { missed: 'missed one', self: 'by choice' },
  since: (clock: string) => `since ${clock}`,
  of: (open: number, most: number) => `${open} of ${most}`,

  signIn: {
    title: 'Sign in',
    email: 'E-mail',
    password: 'Password',
    act: 'Sign in',
    wrong: 'That e-mail and password do not belong together.',
    tooOften: 'Too many tries. Please wait a little.',
    unavailable: 'Oriel cannot be reached just now. Please try again.',
    demo: 'This is a demo floor. Every account has the password',
    accounts: [
      { email: 'ana@oriel.test', who: 'agent' },
      { email: 'ben@oriel.test', who: 'agent' },
      { email: 'sam@oriel.test', who: 'supervisor' },
      { email: 'lea@oriel.test', who: 'supervisor of another team' },
      { email: 'dee@oriel.test', who: 'auditor' },
      { email: 'max@oriel.test', who: 'administrator' },
    ],
  },

  navigation: { main: 'Main', desk: 'Desk', account: 'Account', signOut: 'Sign out' },

  keyboard: {
    title: 'Keyboard',
    next: 'Next in the list',
    previous: 'Previous in the list',
    goTo: (place: string) => `Go to ${place}`,
    search: 'Search',
    help: 'Show these keys',
    back: 'Go back',
  },

  monitoring: {
    title: 'Live monitoring',
    acknowledge: 'Acknowledge',
    purpose: 'Purpose',
    why: 'You enter routing mode when you have acknowledged this. It is the same for everybody on your team, and you find it here at any time.',
    depth: 'What can be seen',
    depths: {
      sent: 'Sent messages only',
      pauses: 'What stands in the field after a pause of 2 seconds',
      letters: 'What you write, letter by letter, before it is sent',
    },
  },

  desk: {
    title: 'Desk',
    tabs: 'Interactions',
    ongoing: 'Ongoing',
    history: 'History',
    current: 'Current interactions',
    ringing: 'Ringing',
    older: 'Show older ones',
    inboxes: 'Inboxes',
    inbox: { mine: 'Mine', team: "My team's", unassigned: 'Unassigned' },
    nothingOngoing: 'Nothing is ongoing.',
    nothingCompleted: 'Nothing has been completed yet.',
    nothingInInbox: 'This inbox is empty.',
    nothingOpen: 'Open an interaction from the list to read and answer it.',
    ask: 'Ask for an interaction',
    backToList: 'Back to the list',
    enterRouting: 'Enter routing mode',
    goAway: 'Go away',
    becomeAvailable: 'Become available',
  },

  interaction: {
    accept: 'Accept',
    complete: 'Complete',
    answered: 'answered',
    notAnswered: 'not answered',
    waits: 'waits',
    rings: 'rings',
    waiting: 'waiting',
    completed: 'completed',
    unsentDraft: 'unsent draft',
    excluded: 'Excluded by policy',
    whyNot: {
      waiting: 'Accept this interaction to answer it.',
      ringsForYou: 'This interaction rings for you.',
      ringsAt: (agent: string) => `This interaction rings at ${agent}.`,
      belongsTo: (agent: string) => `${agent} answers this interaction.`,
      completed: 'This interaction is completed.',
    },
    whereIsAgent: (agent: string) => `${agent} has this open`,
    whereYouAre: 'You have this open',
  },

  conversation: {
    region: 'Conversation',
    log: 'Messages',
    internalComment: 'Internal comment',
    newMessages: 'New messages',
    earlier: 'Loading earlier messages',
    beginning: 'The conversation begins here.',
    typing: (agent: string) => `${agent} is typing`,
    event: {
      opened: 'The customer wrote',
      reopened: 'The customer wrote again',
      offered: (agent: string) => `Rang at ${agent}`,
      missed: (agent: string) => `${agent} missed it`,
      withdrawn: (agent: string) => `No longer rings at ${agent}`,
      accepted: (agent: string) => `${agent} accepted`,
      acceptedFor: (by: string, agent: string) => `${by} accepted for ${agent}`,
      completed: (agent: string) => `${agent} completed`,
      completedFor: (by: string, agent: string) => `${by} completed for ${agent}`,
    },
    notSent: (why: string) => `not sent: ${why}`,
    delivery: { sending: 'sending', 'waiting for network': 'waits for the connection', sent: 'sent' },
    onBehalf: (by: string, agent: string) => `${by} for ${agent}`,
  },

  composer: {
    reply: 'Reply',
    placeholder: (customer: string) => `Reply to ${customer}`,
    send: 'Send',
    comment: 'Comment',
    commentBox: 'Internal comment',
    commentPlaceholder: 'Only your colleagues read this; the customer never does.',
    cardHidden: 'The card number is hidden from everybody but you.',
    elsewhere: 'You are writing in another tab.',
    writeHere: 'Write here instead',
    kept: 'What you wrote was not sent, and is kept here for now.',
    tooLong: (units: number, limit: number) =>
      `Too long by ${units}: a message has at most ${limit.toLocaleString('en')} characters. Shorten it, or send it in parts.`,
    keys: 'Enter sends, Shift + Enter makes a new line',
  },

  draft: {
    writing: (agent: string) => `${agent} is writing`,
    notSent: 'not sent',
    unsent: 'unsent draft',
    comment: 'internal comment',
  },

  customer: {
    record: 'Customer record',
    since: (day: string) => `customer since ${day}`,
    open: (count: number) => `${count} open`,
    closed: (count: number) => `${count} closed`,
    identities: 'Identities',
    language: 'Language',
    interactions: 'Interactions',
  },

  categories: {
    title: 'Categories',
    none: 'No categories have been set up.',
    purposes: { skill: 'skill', analytics: 'analytics', disposition: 'disposition' },
    chosen: 'chosen',
  },

  byOthers: {
    accept: (who: string) => `${who} accepted this for you`,
    complete: (who: string) => `${who} completed this for you`,
    comment: (who: string) => `${who} commented`,
  },

  missed: 'You missed an interaction. It was offered to others, and you are away until you become available.',

  refusals: {
    'not-found': 'That is not there any more.',
    'already-accepted': 'Somebody has accepted it already.',
    'already-completed': 'It is completed already.',
    'rings-elsewhere': 'It rings at somebody else now.',
    'not-yours': 'It belongs to somebody else.',
    'not-ongoing': 'It is not ongoing.',
    'nothing-waiting': 'Nothing is waiting.',
    full: 'That is as many as one desk may hold.',
    'not-connected': 'Not connected.',
    'not-in-routing': 'Not in routing mode.',
    'not-acknowledged': 'The notice has not been acknowledged yet.',
    'policy-changed': 'The notice has changed. Please read it again.',
    unchanged: 'It is so already.',
    'last-administrator': 'Somebody has to remain administrator.',
    empty: 'There is nothing in it yet.',
    'too-long': 'It is longer than a message can be.',
  } satisfies Record<No, string>,
  offline: 'There is no connection just now. Nothing was done.',
};

export type Texts = typeof texts;
