/** So many at a time: a thousand sockets that open in the same moment wait for each other longer than they take. */
const crowdAtOnce = 20;

/** The results of `make(0)` to `make(count - 1)`, in order. */
export async function atOnce<T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  for (let from = 0; from < count; from += crowdAtOnce) {
    const indices = Array.from({ length: Math.min(crowdAtOnce, count - from) }, (_, index) => from + index);
    made.push(...(await Promise.all(indices.map(make))));
  }
  return made;
}
