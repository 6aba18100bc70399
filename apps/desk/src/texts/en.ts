/*
 * Every text that people read on a desk, in English: one catalogue, one shape for each further language. Names of
 * people are put in whole; what supervisors alone read stands in en-supervision.ts, which no agent's page loads.
 */
import type { No } from '@oriel/client';
import type { Field } from '@oriel/protocol';

/** The fields that every customer's record has. */
export const fieldNames = {
  name: 'Name',
  email: 'E-mail',
  phone: 'Phone',
  company: 'Company',
  language: 'Language',
  city: 'City',
} satisfies Partial<Record<Field, string>>;

const areNot = (all: readonly string[]): string => (all.length === 1 ? 'is not' : 'are not');

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
  awayReason: { missed: 'missed one', idle: 'no sign of you', self: 'by choice' },
  stand: {
    title: 'Availability',
    where: 'In which channel group',
    everywhere: 'All',
    byChoice: 'Away, by choice',
    leave: 'Leave routing mode',
    set: (who: string, to: string, group: string | undefined) =>
      group === undefined ? `${who} set you to ${to}` : `${who} set you to ${to} in ${group}`,
    awayIn: (group: string, reason: string) => `You are away in ${group}: ${reason}.`,
  },
  ring: {
    title: 'When it rings',
    pageTitle: 'In the page’s title',
    sound: 'A sound',
    notification: 'A notification, while this page is not in front',
    blocked: 'This browser does not let this page notify you. Its settings for this site say how to change that.',
    inThisBrowser: 'Only in this browser, and only for you.',
    notice: (customer: string) => `${customer} rings`,
  },
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
    whileWriting: 'While you write',
    writing: [
      { keys: ['/'], does: 'Saved replies: at the start of a word, filtered as you type' },
      { keys: ['@'], does: 'In a comment: mentions a colleague, who is told' },
      { keys: ['Tab'], does: 'To the next gap of a saved reply' },
    ],
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
    deferred: 'Deferred',
    history: 'History',
    current: 'Current interactions',
    ringing: 'Ringing',
    older: 'Show older ones',
    inboxes: 'Inboxes',
    inbox: { mine: 'Mine', team: "My team's", unassigned: 'Unassigned' },
    nothingOngoing: 'Nothing is ongoing.',
    nothingDeferred: 'Nothing is deferred.',
    nothingCompleted: 'Nothing has been completed yet.',
    nothingInInbox: 'This inbox is empty.',
    nothingOpen: 'Open an interaction from the list to read and answer it.',
    ask: 'Ask for an interaction',
    backToList: 'Back to the list',
    enterRouting: 'Enter routing mode',
    becomeAvailable: 'Become available',
  },

  interaction: {
    accept: 'Accept',
    complete: 'Complete',
    defer: 'Defer',
    transfer: 'Transfer',
    resume: 'Resume',
    backAt: (when: string) => `back at ${when}`,
    keptFor: (name: string, clock: string) => `for ${name} until ${clock}`,
    answered: 'answered',
    notAnswered: 'not answered',
    waits: 'waits',
    rings: 'rings',
    waiting: 'waiting',
    undelivered: 'undelivered',
    completed: 'completed',
    /** After "waiting ·"; `who`: what whoever takes it needs, or nothing. */
    waitsBecause: {
      'nobody-on-channel': () => 'nobody answers on this channel',
      'nobody-able': (who: string) => `there is nobody${who}`,
      'nobody-available': (who: string) => `nobody${who} is available`,
      'all-full': (who: string) => `everybody${who} is at the limit`,
    },
    whoHas: (skills: string) => ` with ${skills}`,
    whoSpeaks: (language: string) => ` who speaks ${language}`,
    unsentDraft: 'unsent draft',
    excluded: 'Excluded by policy',
    whyNot: {
      waiting: 'Accept this interaction to answer it.',
      undelivered: 'Nobody took this interaction in time. Accept it to answer it.',
      ringsForYou: 'This interaction rings for you.',
      ringsAt: (agent: string) => `This interaction rings at ${agent}.`,
      belongsTo: (agent: string) => `${agent} answers this interaction.`,
      completed: 'This interaction is completed.',
      deferred: (when: string) => `Deferred: back at ${when}.`,
      deferredBy: (agent: string, when: string) => `${agent} deferred this interaction: back at ${when}.`,
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
      offeredBecause: (agent: string, why: string) => `Rang at ${agent}: ${why}`,
      reason: {
        transferred: 'it was transferred there',
        'deferred-it': 'had deferred it',
        'had-this-customer': 'had this customer last',
        'least-loaded': 'had the least to do',
      },
      missed: (agent: string) => `${agent} missed it`,
      withdrawn: (agent: string) => `No longer rings at ${agent}`,
      accepted: (agent: string) => `${agent} accepted`,
      acceptedFor: (by: string, agent: string) => `${by} accepted for ${agent}`,
      completed: (agent: string) => `${agent} completed`,
      completedFor: (by: string, agent: string) => `${by} completed for ${agent}`,
      deferred: (agent: string, when: string) => `${agent} deferred until ${when}`,
      deferredFor: (by: string, agent: string, when: string) => `${by} deferred for ${agent} until ${when}`,
      returned: 'Back again: it had been deferred',
      returnedEarly: 'Back early: the customer wrote',
      transferred: (by: string, to: string) => `${by} transferred to ${to}`,
      transferredFor: (by: string, agent: string, to: string) => `${by} transferred to ${to} for ${agent}`,
      withWord: (sentence: string, word: string) => `${sentence}: “${word}”`,
      resumed: (agent: string) => `${agent} resumed`,
      resumedFor: (by: string, agent: string) => `${by} resumed for ${agent}`,
      completedWith: (sentence: string, what: string) => `${sentence}: ${what}`,
      completedByItself: 'Completed by itself: nobody had written for a while',
      categorized: (by: string, names: string) => `${by} saved categories: ${names}`,
      categorizedFor: (by: string, agent: string, names: string) => `${by} saved categories for ${agent}: ${names}`,
      uncategorized: (by: string) => `${by} took all categories off`,
      uncategorizedFor: (by: string, agent: string) => `${by} took all categories off for ${agent}`,
      rerouted: (agent: string, skills: readonly string[]) =>
        skills.length === 0
          ? `Back to routing: it needs skills that ${agent} has not`
          : `Back to routing: ${skills.join(', ')} ${areNot(skills)} among ${agent}’s skills`,
      renamed: (by: string, name: string) => `${by} called the customer ${name}`,
      lost: (agent: string) => `${agent} had been gone for an hour: offered to others`,
      undelivered: 'Nobody took it in time: no longer offered',
      languageHeard: (language: string) => `The customer writes ${language}`,
      languageSetFor: (by: string, agent: string, language: string | null) =>
        language === null
          ? `${by} took the language away for ${agent}`
          : `${by} set the language to ${language} for ${agent}`,
      languageSet: (by: string, language: string | null) =>
        language === null ? `${by} took the language away` : `${by} set the language to ${language}`,
    },
    notSent: (why: string) => `not sent: ${why}`,
    delivery: { sending: 'sending', 'waiting for network': 'waits for the connection', sent: 'sent' },
    onBehalf: (by: string, agent: string) => `${by} for ${agent}`,
  },

  why: { open: 'Why?', waits: 'Why it waits', here: 'Why it rang where it did' },

  activity: {
    title: 'Activity',
    opened: (customer: string) => `Opened by ${customer}`,
    reopened: (customer: string) => `Opened again by ${customer}`,
    wrote: (who: string, count: number) => (count === 1 ? `${who} wrote` : `${who} wrote ${count} messages`),
    replied: (who: string, count: number) => (count === 1 ? `${who} replied` : `${who} replied ${count} times`),
    commented: (who: string, count: number) => (count === 1 ? `${who} commented` : `${who} commented ${count} times`),
    after: (sentence: string, duration: string) => `${sentence} after ${duration}`,
    older: 'Show older activity',
    until: (from: string, to: string) => `${from} – ${to}`,
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
    tools: 'Insert',
    savedReplies: 'Saved replies',
    noSavedReply: 'No saved reply is found by that.',
    emoji: 'Emoji',
    emojiSearch: 'Search emoji…',
    noEmoji: 'No emoji is found by that.',
    quote: 'Quote',
    quoteWhich: 'Messages to quote',
    nothingToQuote: 'Nothing has been said yet.',
    colleagues: 'Colleagues to mention',
    noColleague: 'Nobody else may read this.',
    gap: (what: string) => `Fill in: ${what}`,
  },

  defer: {
    until: 'Until',
    in15: 'In 15 min',
    inAnHour: 'In 1 h',
    tomorrow: 'Tomorrow 9:00',
    more: 'It comes back to you by itself, and earlier if the customer writes.',
    done: (customer: string, when: string) => `${customer} is deferred until ${when}.`,
    undo: 'Undo',
  },

  transfer: {
    search: 'Search colleagues, teams, skills…',
    to: 'To',
    teams: 'Teams',
    colleagues: 'Colleagues',
    skills: 'Skills',
    languages: 'Languages',
    nobody: 'Nobody of that name answers on this channel.',
    comment: 'Comment for whoever takes it',
    commentMore: 'The customer never reads it.',
    toAgent: (name: string) => `Rings at ${name}. Not taken within a minute, others get it.`,
    toSkill: (name: string) => `Rings at whoever is free and has ${name}.`,
    toLanguage: (name: string) => `Rings at whoever is free and speaks ${name}.`,
    toTeam: (name: string) => `Kept for ${name} for 5 minutes, then others get it.`,
    done: (customer: string, to: string) => `${customer} is transferred to ${to}.`,
  },

  draft: {
    writing: (agent: string) => `${agent} is writing`,
    notSent: 'not sent',
    unsent: 'unsent draft',
    comment: 'internal comment',
  },

  customer: {
    record: 'Customer record',
  },

  categories: {
    title: 'Categories',
    /** Before it is saved. `whose`: of somebody else's, on their desk. */
    goesBack: (skills: readonly string[], whose = 'your') =>
      `This goes back to routing: ${skills.join(', ')} ${areNot(skills)} among ${whose} skills.`,
    saved: (customer: string, names: readonly string[]) =>
      names.length > 0 ? `${customer}: ${names.join(', ')}.` : `${customer} has no categories any more.`,
    wentBack: (customer: string) => `${customer} is back in routing.`,
    undo: 'Undo',
  },

  language: {
    name: 'Language',
    unknown: 'not known',
  },

  complete: {
    disposition: 'What came of it?',
    with: 'Say what came of it',
    optional: 'May be left open.',
  },

  byOthers: {
    accept: (who: string) => `${who} accepted this for you`,
    complete: (who: string) => `${who} completed this for you`,
    defer: (who: string, until: string) => `${who} deferred this for you until ${until}`,
    transfer: (who: string, to: string) => `${who} transferred this to ${to} for you`,
    resume: (who: string) => `${who} resumed this for you`,
    completeAs: (who: string, what: string) => `${who} completed this for you: ${what}`,
    categorize: (who: string, names: string) => `${who} saved categories for you: ${names}`,
    uncategorize: (who: string) => `${who} took all categories off for you`,
    setLanguage: (who: string, language: string | null) =>
      language === null ? `${who} took the language away for you` : `${who} set the language to ${language} for you`,
    reroute: (skills: readonly string[]) => `Back to routing: ${skills.join(', ')} ${areNot(skills)} among your skills`,
    comment: (who: string) => `${who} commented`,
    setField: (who: string, field: string, text: string) => `${who} set ${field} to “${text}” for you`,
    emptyField: (who: string, field: string) => `${who} took ${field} out of the record for you`,
    addTag: (who: string, tag: string) => `${who} added the tag “${tag}” for you`,
    removeTag: (who: string, tag: string) => `${who} removed the tag “${tag}” for you`,
    addNote: (who: string) => `${who} added a note for you`,
  },

  mentions: {
    title: 'Mentions',
    told: (who: string, customer: string) => `${who} mentioned you in ${customer}’s conversation`,
    open: 'Open',
    dismiss: 'Seen',
  },

  missed: 'You missed an interaction. It was offered to others, and you are away until you become available.',
  idle: 'There was no sign of you for a while, so nothing rings here. You are away until you become available.',

  refusals: {
    'not-found': 'That is not there any more.',
    'already-accepted': 'Somebody has accepted it already.',
    'already-completed': 'It is completed already.',
    'rings-elsewhere': 'It rings at somebody else now.',
    'not-yours': 'It belongs to somebody else.',
    'not-ongoing': 'It is not ongoing.',
    'is-deferred': 'It is deferred, and comes back by itself.',
    'already-open': 'It is open again: there is nothing to resume.',
    'too-soon': 'That time is over already.',
    'too-late': 'That is too far away: a quarter of a year is the most.',
    'categories-changed': 'Somebody has saved other categories meanwhile. Look at them again.',
    'disposition-missing': 'What came of it has to be said.',
    'too-deep': 'The tree has six levels at most.',
    'in-a-circle': 'Nothing can stand below itself.',
    'of-another-kind': 'A category is of the kind of the one it stands under.',
    'same-agent': 'It is there already.',
    'nobody-answers-there': 'Nobody there answers on this channel.',
    'nothing-waiting': 'Nothing is waiting.',
    full: 'That is as many as one desk may hold.',
    'not-connected': 'Not connected.',
    'not-in-routing': 'Not in routing mode.',
    'not-acknowledged': 'The notice has not been acknowledged yet.',
    'policy-changed': 'The notice has changed. Please read it again.',
    unchanged: 'It is so already.',
    'last-administrator': 'Somebody has to remain administrator.',
    'nobody-able': 'Nobody else who answers on this channel has that.',
    'soft-above-hard': 'No more can be pushed than can be had: the soft limit is above the hard one.',
    empty: 'There is nothing in it yet.',
    'record-changed': 'The record has changed meanwhile. Look at it again.',
    'too-many': 'There are as many as a record may have.',
    'too-long': 'It is longer than a message can be.',
  } satisfies Record<No, string>,
  offline: 'There is no connection just now. Nothing was done.',
};

export type Texts = typeof texts;
