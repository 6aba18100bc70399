// Languages by their names, in the catalogue's language.
const names = new Intl.DisplayNames('en', { type: 'language' });

/** Of these, the ones that are not the viewer's own, by their names: what one is told of a conversation. */
export const strangeLanguages = (codes: readonly (string | null)[], own = navigator.languages): string[] =>
  codes.flatMap((code) =>
    code === null || own.some((mine) => mine.split('-')[0] === code) ? [] : [languageName(code)],
  );

/** "Portuguese" for `pt`; a code that nobody knows stays as it is. */
export const languageName = (code: string): string => names.of(code) ?? code;
