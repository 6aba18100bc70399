// CSV (RFC 4180), in which no field is one that a spreadsheet would take for a formula.

/** What formulas begin with, in wide letters too, and what spreadsheets pass over before one. */
const beginsFormula = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/** A leading apostrophe keeps a spreadsheet from computing what a name or purpose begins with. */
const field = (value: string): string => {
  const safe = beginsFormula.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

export const lineOfCsv = (fields: readonly string[]): string => `${fields.map(field).join(',')}\r\n`;
