// A text, cut into what is plain and what may be followed. Desk and chat window read messages through here, so that both
// sides of a conversation have the same links. Only whole addresses become links (http, https, mailto, tel), only where
// the text shows what is really meant, and the text stays unit by unit what it was.

export interface Piece {
  text: string;
  href?: string;
  /** The host as the browser will ask for it, where the text writes it otherwise: other scripts, look-alikes. */
  host?: string;
}

/** No white space, no quotes, nothing unseen, nothing that turns the direction of reading. */
const candidates =
  /(?:https?:\/\/|mailto:|tel:)[^\s<>"'`\\^{|}\u0000-\u001f\u007f-\u00a0\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/giu;
const partOfWord = /[\p{L}\p{N}_]$/u;
/** What ends a sentence, not an address. */
const sentenceEnd = /[.,;:!?…。，、！？»”’*_]+$/u;
/** Nobody else is put in copy, and nothing is written for the reader: an address, and no more. */
const mailAddress = /^mailto:[\w.+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/iu;
const telephone = /^tel:\+?\d[\d().-]{2,30}$/iu;

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

function safe(address: string): Pick<Piece, 'href' | 'host'> | undefined {
  if (mailAddress.test(address) || telephone.test(address)) return { href: address };
  if (!/^https?:/i.test(address) || !URL.canParse(address)) return undefined;
  const { protocol, username, password, href, host } = new URL(address);
  if (username !== '' || password !== '' || host === '') return undefined;
  const written = /^https?:\/\/([^/?#]*)/i.exec(address)?.[1]?.toLowerCase() ?? '';
  // A port that goes without saying is left out by the browser.
  const isAsWritten = written === host || written === `${host}:${protocol === 'http:' ? 80 : 443}`;
  return isAsWritten ? { href } : { href, host };
}

export function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  let done = 0;
  for (const { 0: candidate, index } of text.matchAll(candidates)) {
    if (partOfWord.test(text.slice(Math.max(0, index - 2), index))) continue;
    const address = withoutEnd(candidate);
    const link = safe(address);
    if (!link) continue;
    if (index > done) found.push({ text: text.slice(done, index) });
    found.push({ text: address, ...link });
    done = index + address.length;
  }
  if (done < text.length) found.push({ text: text.slice(done) });
  return found;
}
