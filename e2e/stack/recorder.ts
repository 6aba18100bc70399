// Everything that a client's connections receive, decoded, in order: the transcript that twin runs compare.
import { decodeDraftFrame, draftUnitsMax } from '@oriel/protocol';
import type { Sockets } from '@oriel/client';
import { realSockets } from './floor.ts';

export interface Recorded {
  sockets: Sockets;
  frames: unknown[];
  /** When the last frame was sent or received, in real time. */
  lastAt(): number;
}

export function recorder(): Recorded {
  const frames: unknown[] = [];
  let lastAt = Date.now();
  return {
    frames,
    lastAt: () => lastAt,
    sockets: {
      connect(url, events) {
        const socket = realSockets.connect(url, {
          ...events,
          frame(frame) {
            lastAt = Date.now();
            frames.push(
              typeof frame === 'string' ? JSON.parse(frame) : { binary: decodeDraftFrame(frame, draftUnitsMax) },
            );
            events.frame(frame);
          },
          closed(code) {
            frames.push({ closed: code });
            events.closed(code);
          },
        });
        return {
          ...socket,
          send(frame) {
            lastAt = Date.now();
            socket.send(frame);
          },
        };
      },
    },
  };
}

/**
 * The paths, by their last name, at which values are random and are replaced one to one: the first id that is seen
 * becomes #1, and so on. Everything else, times included, is compared as it is. Reviewed: none of these could carry a
 * count, a name or a time.
 */
export const replacedPaths: ReadonlySet<string> = new Set([
  'id',
  'epoch',
  'interaction',
  'agent',
  'customer',
  'keys',
  'stream',
  'page',
]);

const random128 = /[A-Za-z0-9_-]{22}/g;

/** A transcript with its random values replaced. */
export function normalised(frames: readonly unknown[]): unknown[] {
  const names = new Map<string, string>();
  const nameOf = (value: string): string => {
    const name = names.get(value) ?? `#${names.size + 1}`;
    names.set(value, name);
    return name;
  };
  const walk = (value: unknown, path: string): unknown => {
    if (Array.isArray(value)) return value.map((each) => walk(each, path));
    if (value !== null && typeof value === 'object') {
      return Object.fromEntries(Object.entries(value).map(([name, each]) => [headName(name, path), walk(each, name)]));
    }
    if (!replacedPaths.has(path)) return value;
    if (path === 'stream') return nameOf(`stream ${String(value)}`);
    return typeof value === 'string' ? value.replace(random128, nameOf) : value;
  };
  /** In heads the keys themselves are `{kind}:{id}`. */
  const headName = (name: string, path: string): string =>
    path === 'heads' || /^\d+$/.test(path) ? name.replace(random128, nameOf) : name;
  return frames.map((frame) => walk(frame, ''));
}
