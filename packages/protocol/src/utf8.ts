// UTF-8 to and from UTF-16 strings, without TextEncoder: this package sees neither DOM nor Node. Strict when reading:
// overlong forms, surrogates and cut sequences are no text. Writing replaces a lone surrogate by U+FFFD, which is one
// UTF-16 unit as well, so that offsets hold on both sides.

const replacement = 0xfffd;

/** Appends the text's bytes. */
export function writeUtf8(text: string, bytes: number[]): void {
  for (let i = 0; i < text.length; i++) {
    let code = text.charCodeAt(i);
    if (code >= 0xd800 && code < 0xe000) {
      const low = code < 0xdc00 ? text.charCodeAt(i + 1) : 0;
      if (low >= 0xdc00 && low < 0xe000) {
        code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
        i++;
      } else code = replacement;
    }
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
  }
}

/** The text of the bytes from `start` up to `end`; undefined if they are not UTF-8 or more than `unitsMax` units. */
export function readUtf8(bytes: Uint8Array, start: number, end: number, unitsMax: number): string | undefined {
  // A UTF-16 unit takes three bytes at most: refused before anything is built.
  if (end - start > 3 * unitsMax) return undefined;
  let text = '';
  let units: number[] = [];
  let i = start;
  while (i < end) {
    const first = bytes[i++]!;
    let code = first;
    if (first >= 0x80) {
      const more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : 1;
      if (first < 0xc2 || first > 0xf4 || i + more > end) return undefined;
      code = first & (0x3f >> more);
      for (let k = 0; k < more; k++) {
        const next = bytes[i++]!;
        if ((next & 0xc0) !== 0x80) return undefined;
        code = (code << 6) | (next & 63);
      }
      if (code < (more === 3 ? 0x10000 : more === 2 ? 0x800 : 0x80) || code > 0x10ffff) return undefined;
      if (code >= 0xd800 && code < 0xe000) return undefined;
    }
    if (code < 0x10000) units.push(code);
    else units.push(0xd800 + ((code - 0x10000) >> 10), 0xdc00 + ((code - 0x10000) & 0x3ff));
    if (units.length >= 4096) {
      text += String.fromCharCode(...units);
      units = [];
    }
  }
  text += String.fromCharCode(...units);
  return text.length > unitsMax ? undefined : text;
}
