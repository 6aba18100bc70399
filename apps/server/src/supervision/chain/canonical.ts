// Canonical JSON (RFC 8785, for what the log holds: whole numbers, texts, null, lists and objects): one value has one
// text, so that a hash of the text is a hash of the value.

export type Json = string | number | null | readonly Json[] | { readonly [key: string]: Json };

export function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
    return `{${entries.map(([key, held]) => `${JSON.stringify(key)}:${canonical(held)}`).join(',')}}`;
  }
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new Error(`${value} has no canonical text`);
  return JSON.stringify(value);
}
