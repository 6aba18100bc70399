// Every limit of the wire, in one place, each with the reason for its value. Units come last in the names.

/** A message a person can send, in UTF-16 units: four screens of text; longer ones are files in disguise. */
export const messageUnitsMax = 10_000;
/** A draft, in UTF-16 units: twice a message, so that a paste can be cut down to size without being lost. */
export const draftUnitsMax = 20_000;
/** One frame from a desk or program: the largest draft in UTF-8 (three bytes a unit) and its envelope, with room. */
export const frameBytesMax = 128 * 1024;
/** One frame from a chat window: the largest message in UTF-8 and its envelope, with room. */
export const chatFrameBytesMax = 64 * 1024;
/** Frames a second from a person's connection: one draft frame per 16 ms is 63, acts and focus come on top. */
export const personFramesPerSecondMax = 200;
/** Frames a second from a customer's connection, and how many may come at once: nobody writes faster by hand. */
export const customerFramesPerSecondMax = 20;
export const customerFramesBurstMax = 40;
/** Connections a principal may hold at once: several devices with several tabs. */
export const connectionsPerPrincipalMax = 10;
/** How long a connection may stay without a valid hello. */
export const helloWithinMs = 10_000;
/** Views open at once on one connection: a desk, its conversations and lists, with room for a wall of desks. */
export const viewsPerConnectionMax = 64;
/** A name somebody gives for themselves, in UTF-16 units. */
export const nameUnitsMax = 80;
/** A saved reply's title, in UTF-16 units: a line of the list. */
export const titleUnitsMax = 120;
/** What is typed behind the slash for a saved reply: a word. */
export const shortcutUnitsMax = 30;
/** Saved replies of everybody together: each desk has them at hand, and a list of more nobody finds its way in. */
export const savedRepliesMax = 500;
/** Reasons for being away: a menu that is read at one glance. */
export const awayReasonsMax = 30;
/** Teams, and what one person can do: more than an organisation of this size has. */
export const teamsMax = 100;
export const abilitiesMax = 100;
/** Colleagues named in one comment: a team, not a floor. */
export const mentionsMax = 20;
/** The value of a field of a customer's record, one line, in UTF-16 units: the longest e-mail address there can be is 254. */
export const fieldUnitsMax = 300;
/** The name of a field that somebody made up, and a tag: a few words that stand beside others. */
export const labelUnitsMax = 40;
/** Fields of their own that a record may have: more than a screen of them nobody reads. */
export const ownFieldsMax = 20;
/** Tags of a record: they stand together on a line or two. */
export const tagsMax = 20;
/** A note, in UTF-16 units: a screen of text, more is a document. */
export const noteUnitsMax = 2_000;
/** Notes of a record: all of them are shown at once. */
export const notesMax = 100;
/** Records that may be one person: a few channels, each come upon twice. */
export const mergedMax = 8;
/** What one types to find another record. */
export const soughtUnitsMax = 100;
/** Records found by a search: who has more to choose from types on. */
export const foundMax = 20;
/** A policy's text, in UTF-16 units. */
export const policyUnitsMax = 4_000;
/** A purpose to pick at each look: a line of a short list. */
export const purposeUnitsMax = 120;
export const purposesMax = 20;
/** Minutes of a week. */
export const weekMinutesMax = 7 * 24 * 60;
/** Heads come this often; also the measure of freshness: a client that hears nothing for twice as long is stale. */
export const beatEveryMs = 15_000;
export const staleAfterMs = 2 * beatEveryMs + 5_000;
/** A connection counts as connected if it answered a ping within this time (domain.md, P8). */
export const connectedWithinMs = 45_000;
/** A page counts as alive if it acknowledged heads within this time: a stopped page still answers pings (P8). */
export const pageLivesWithinMs = 180_000;
/** The latest time to which an interaction may be put off: a quarter of a year, so that none is lost for good. */
export const deferredForMsMax = 92 * 24 * 3600_000;
/** Typing dots stop this long after the last key (domain.md §3). */
export const dotsForMs = 5_000;
/** An author's client sends at most one draft frame in this time: one frame of a 60 Hz screen. */
export const draftFrameEveryMs = 16;
/** Accept and ask are not kept while offline: they fail after this time (P1). */
export const actFailsAfterMs = 5_000;
/** An inbox's query, in UTF-16 units, its terms, and the values of one term: it is looked at with every change. */
export const queryUnitsMax = 500;
export const queryTermsMax = 20;
export const queryValuesMax = 50;
/** Inboxes of one person, and shared ones: a list that somebody oversees. Each agent's count costs with every change. */
export const inboxesMax = 50;
/** With those deleted, which keep their numbers: nobody fills the directory by making and deleting. */
export const inboxesEverMax = 1_000;
/** Inboxes under inboxes: as deep as the column shows names. */
export const inboxDepthMax = 4;
/** Counts reach desks at most this often, however fast the floor is: nobody reads ten numbers a second. */
export const countsEveryMs = 100;
/** What depends on time alone is counted anew this often. */
export const agesEveryMs = 1_000;
/** Entries of a conversation in its first snapshot, and in each earlier page. */
export const entriesPerPage = 50;
/** Rows of a history or monitoring-log page. */
export const rowsPerPage = 100;
/** Interactions that an agent's limits may allow at once: more cards than anybody can have an eye on. */
export const capacityMax = 100;
/** Misses in a row that a setting may allow: more is the same as allowing all of them, which has a setting of its own. */
export const missesMaxMax = 100;
/** Times in settings: a second is the least a person notices; a quarter of a year is for good. */
export const durationMsMin = 1_000;
export const durationMsMax = 92 * 24 * 3600_000;
/** Priorities go from minus to plus this: room for every nuance that a person tells apart. */
export const priorityMax = 100;
/** Categories of one interaction: more than anybody reads, and the rows of every list carry them. */
export const categoriesPerInteractionMax = 20;
/** Levels of the tree of categories (domain.md §1). */
export const categoryDepthMax = 6;
