// JSON from outside, at every edge (sockets, HTTP). What has no place in UTF-8 or in PostgreSQL, a lone surrogate and
// U+0000, becomes U+FFFD, unit by unit, as in drafts (D2): nobody's text can make the store refuse what others wrote.

/** In JSON both can stand as escapes only. */
const oddEscape = /\\u(0000|d[89a-f])/i;
const odd = /[\0\p{Cs}]/gu;

const plain = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? value.replace(odd, '\ufffd') : value;

/** Throws a SyntaxError where it is none. */
export const parseJson = (text: string): unknown => JSON.parse(text, oddEscape.test(text) ? plain : undefined);
