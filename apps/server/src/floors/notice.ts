// The demo floor's policy: a notice as an organisation might write it (domain.md §4, §7). Whatever it says of Oriel is
// true of Oriel.
import type { PolicyTerms } from '@oriel/domain';
import type { RosterTeam } from './roster.ts';

const retentionDays = 180;
const reviewAfterMs = 180 * 24 * 60 * 60_000;

const purpose =
  'Helping agents while they work, training, and checking that customers get right and kind answers. ' +
  'It is not used to rank people, nor for pay.';

const text = ({ name, lead }: RosterTeam): string =>
  [
    `Your desk can be watched live while you work. It is not shown at the moment when it happens, so it is said here, in the same words to everybody in ${name}, and you can read it again at any time.`,
    `Who may look. Those who lead ${name}: at present ${lead}. Being an administrator or an auditor does not allow it.`,
    'What they see. What your desk shows: your interactions, your inboxes and their counts, conversations, customer records, and which one you have open. And what you write in a reply or a comment, letter by letter, before you send it.',
    'What they do not see. Anything outside your desk: other pages and programs, your camera, your microphone, your mouse. Oriel keeps no figures on how fast you type, on your pauses or on your idle seconds, and nobody can ask it for any.',
    'Your drafts. What you write goes to the server while you write it, whether anyone looks or not, so that a crash does not lose it. It is kept until you send it, or until 10 minutes after your last connection has ended. How a draft came about, and what you deleted from it, is not kept. Card numbers are dotted out before they leave your browser.',
    `What is recorded. Every look, before anything is shown: who, whose desk, from when until when, and for which purpose. This monitoring log is read by auditors and cannot be changed. How long its entries are needed: ${retentionDays} days. If you ask, you are told the dates and purposes of the looks at your desk.`,
    'When somebody acts. Whoever does something on your desk, such as accepting or completing for you, does it under their own name: you see at once who did what.',
    'Whom to ask. Dee Laurent, auditor: dee@oriel.test. You may also ask for this to be explained before you acknowledge it.',
  ].join('\n\n');

/** Letter by letter, nothing excluded. */
export const demoPolicy = (team: RosterTeam, now: number): PolicyTerms => ({
  purpose,
  depth: 'letters',
  text: text(team),
  excludedChannels: [],
  excludedInboxes: [],
  excludedCategories: [],
  reviewAt: now + reviewAfterMs,
  retentionDays,
  zone: 'UTC',
  hours: null,
  weekMinutes: null,
  purposes: [],
});
