// The tables of a page of the spec: by the heading above them, then by their first column.

/** Each row has a cell for each of `columns`, in this order. */
export function tablesOf(text: string, columns: readonly string[]): Map<string, Map<string, string[]>> {
  const tables = new Map<string, Map<string, string[]>>();
  let heading = '';
  for (const line of text.split('\n')) {
    if (line.startsWith('#')) heading = line.replace(/^#+ /, '');
    if (!line.startsWith('|') || /^\|[ :|-]+$/.test(line)) continue;
    const [name = '', ...cells] = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
    const table = tables.get(heading);
    if (!table) {
      // The first line of a table says what its columns are.
      if (cells.join() !== columns.join()) throw new Error(`${heading}: its columns are ${cells.join(', ')}`);
      tables.set(heading, new Map());
      continue;
    }
    const row = name.replaceAll('`', '');
    if (cells.length !== columns.length) throw new Error(`${heading}, ${row}: ${cells.length} cells`);
    if (table.has(row)) throw new Error(`${heading}, ${row}: twice`);
    table.set(row, cells);
  }
  return tables;
}
