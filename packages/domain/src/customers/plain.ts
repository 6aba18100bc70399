// What stands in agents' lists and sentences is one line, and cannot turn or hide what stands around it. Joiners stay:
// scripts and emoji are written with them.

/** Controls, line ends, marks and overrides of direction, and what is not seen. */
const unseen = /[\p{Cc}\u2028\u2029\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffd]+/gu;

/** Empty: nothing of it can be seen. */
export const plainLine = (text: string): string => text.replace(unseen, ' ').replace(/\s+/g, ' ').trim();
