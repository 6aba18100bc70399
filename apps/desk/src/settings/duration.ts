// Times in settings as people write them: "30 s", "45 min", "1 h 30 min", "2 d". Pure.
const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1_000],
] as const;

/** In whole seconds: nothing that is set is finer. */
export function written(ms: number): string {
  let left = Math.round(ms / 1_000) * 1_000;
  const parts: string[] = [];
  for (const [unit, unitMs] of units) {
    const count = Math.floor(left / unitMs);
    if (count > 0) parts.push(`${count} ${unit}`);
    left -= count * unitMs;
  }
  return parts.join(' ') || '0 s';
}

const part = /(\d+(?:[.,]\d+)?)\s*(d|h|min|m|s)\s*/gy;

/** Null: it is no time. */
export function readDuration(text: string): number | null {
  const plain = text.trim().toLowerCase();
  let ms = 0;
  let end = 0;
  for (const [all, count, unit] of plain.matchAll(part)) {
    const short = unit === 'm' ? 'min' : unit;
    ms += Number(count!.replace(',', '.')) * units.find(([name]) => name === short)![1];
    end += all.length;
  }
  return end > 0 && end === plain.length ? Math.round(ms) : null;
}
