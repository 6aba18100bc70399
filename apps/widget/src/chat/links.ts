// A message's text, cut into what is plain and what may be followed. Only whole http(s) addresses become links, and only
// where the text shows the host that is really meant: an address with a name before an @ stays text.

export interface Piece {
  text: string;
  href?: string;
}

const candidates = /https?:\/\/[^\s<>"'`\\^{|}\u0000-\u001f\u00a0\u200b-\u200f\u202a-\u202e\u2066-\u2069]+/giu;
/** What ends a sentence, not an address. */
const sentenceEnd = /[.,;:!?…。，、！？»”’*_]+$/u;

/** A closing bracket belongs to an address only if it was opened there. */
function withoutEnd(address: string): string {
  for (;;) {
    let shorter = address.replace(sentenceEnd, '');
    const closing = /[)\]]$/.exec(shorter)?.[0];
    const opening = closing === ')' ? '(' : '[';
    if (closing && shorter.split(closing).length > shorter.split(opening).length) shorter = shorter.slice(0, -1);
    if (shorter === address) return address;
    address = shorter;
  }
}

function safe(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, username, password, href } = new URL(address);
  const isWeb = protocol === 'https:' || protocol === 'http:';
  return isWeb && username === '' && password === '' ? href : undefined;
}

export function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  let done = 0;
  for (const { 0: candidate, index } of text.matchAll(candidates)) {
    const address = withoutEnd(candidate);
    const href = safe(address);
    if (!href) continue;
    if (index > done) found.push({ text: text.slice(done, index) });
    found.push({ text: address, href });
    done = index + address.length;
  }
  if (done < text.length) found.push({ text: text.slice(done) });
  return found;
}
