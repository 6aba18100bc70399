// Languages by their names, in the catalogue's language.
const names = new Intl.DisplayNames('en', { type: 'language' });

/** "Portuguese" for `pt`; a code that nobody knows stays as it is. */
export const languageName = (code: string): string => names.of(code) ?? code;

/** Those one can choose from: what a shop is written to in. Another that is set already stands among them. */
const known =
  'ar bg bn cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv nl no pl pt ro ru sk sl sr sv th tr uk ur vi zh';

export const languageChoices = (set: string | null): { code: string; name: string }[] =>
  [...new Set([...known.split(' '), ...(set === null ? [] : [set])])]
    .map((code) => ({ code, name: languageName(code) }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
