// Languages by their names, in the catalogue's language.
const names = new Intl.DisplayNames('en', { type: 'language' });

/** "Portuguese" for `pt`; a code that nobody knows stays as it is. */
export const languageName = (code: string): string => names.of(code) ?? code;
