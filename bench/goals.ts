// Every goal, in one place: what is wanted of Oriel in the same run, and why so much. A row without a goal stands beside
// for comparison. docs/operations/bench.md says how each is measured.

/** `of`: the value itself, or its ratio to what it is compared with. */
export interface Goal {
  of: 'value' | 'ratio';
  atLeast?: number;
  atMost?: number;
  why: string;
}

export interface Line {
  name: string;
  unit: string;
  /** What it is compared with. */
  against?: string;
  goal?: Goal;
}

const limit = 'limit';

export const lines: readonly Line[] = [
  ...glass('glass desk', {
    limit: [0.8, 'signing in, rights, masking and logging may cost a fifth of what one process can do at all'],
    'socket.io': [5, 'what one would build it on first'],
    Hocuspocus: [12, 'what others build shared texts on'],
  }),
  {
    name: 'glass desk: processor per delivery at the pace',
    unit: 'µs',
    against: limit,
    goal: { of: 'ratio', atMost: 1.3, why: 'what is not spent is headroom, or a smaller machine' },
  },
  { name: 'glass desk: processor of the database per delivery at the pace', unit: 'µs' },
  {
    name: 'glass desk: median at the pace',
    unit: 'ms',
    against: limit,
    goal: {
      of: 'value',
      atMost: 1,
      why: 'the server is not what anybody waits for: a screen shows a frame each 16 ms',
    },
  },
  {
    name: 'glass desk: 99th at the pace',
    unit: 'ms',
    against: limit,
    goal: { of: 'value', atMost: 10, why: 'within one frame of a screen' },
  },
  {
    name: 'glass desk: median at the pace, to packages/client',
    unit: 'ms',
  },
  ...['ws naive', 'SSE'].map((against) => ({
    name: `glass desk: sustained deliveries, against ${against}`,
    unit: '/s',
    against,
  })),
  { name: 'glass desk: deliveries per second of processor', unit: '/s', against: limit },
  { name: 'glass wall: sustained deliveries, against limit', unit: '/s', against: limit },
  ...glass('glass wall', { 'socket.io': [15, 'a wall of screens: who looks more often must not cost as much more'] }),
  {
    name: 'glass wall: memory of a stalled watcher',
    unit: 'kB',
    goal: { of: 'value', atMost: 1024, why: 'the newest state of each draft, not a queue of keys' },
  },
  {
    name: 'glass wall: drafts equal after the stall',
    unit: 'share',
    goal: { of: 'value', atLeast: 1, why: 'never wrong' },
  },
  {
    name: 'bytes: a lone key',
    unit: 'bytes',
    against: 'Hocuspocus',
    goal: { of: 'value', atMost: 12, why: 'half of Yjs (24): what it says is who, where and one letter' },
  },
  {
    name: 'bytes: a key among many',
    unit: 'bytes',
    against: 'Hocuspocus',
    goal: { of: 'value', atMost: 4, why: 'what keys of one frame have in common is said once' },
  },
  ...['ws naive', 'socket.io', 'SSE', 'Hocuspocus', limit].map((name) => ({
    name: `bytes: a lone key by ${name}`,
    unit: 'bytes',
  })),
  {
    name: 'idle: memory of a connection',
    unit: 'kB',
    against: 'bare ws',
    goal: { of: 'value', atMost: 12, why: 'below socket.io (17), near bare ws (8.5)' },
  },
  { name: 'idle: memory of a socket.io connection', unit: 'kB', against: 'bare ws' },
  {
    name: 'durable: messages answered',
    unit: '/s',
    against: 'one transaction each, 32 connections',
    goal: { of: 'ratio', atLeast: 1.5, why: 'commits in groups share their fsync' },
  },
  {
    name: 'durable: 99th at half of it',
    unit: 'ms',
    goal: { of: 'value', atMost: 50, why: 'an answer feels like at once, though it is on the disk' },
  },
  {
    name: 'growth: processor per keystroke, from the most to the least agents',
    unit: 'times',
    goal: { of: 'value', atMost: 1.3, why: 'ten times the agents cost ten times as much, not more' },
  },
  { name: 'growth: processor per keystroke, of the fewest agents', unit: 'µs' },
  {
    name: 'growth: bytes sent for an unwatched agent’s keystroke',
    unit: 'bytes',
    goal: { of: 'value', atMost: 1, why: 'nobody looks, nobody is told; a heartbeat may come meanwhile' },
  },
  {
    name: 'eye: median',
    unit: 'ms',
    goal: { of: 'value', atMost: 60, why: 'as if one stood behind them; published products refresh every 3.5 to 60 s' },
  },
  { name: 'eye: 99th', unit: 'ms', goal: { of: 'value', atMost: 150, why: 'not to be noticed as a stop' } },
  {
    name: 'floor: first full paint',
    unit: 's',
    goal: { of: 'value', atMost: 1, why: '5,000 agents, and no limit of 200 or 500 as in published products' },
  },
  {
    name: 'floor: to each supervisor',
    unit: 'kB/s',
    goal: { of: 'value', atMost: 20, why: 'a table on a telephone line' },
  },
  {
    name: 'floor: main thread busy',
    unit: 'share',
    goal: { of: 'value', atMost: 0.25, why: 'the page has other things to do' },
  },
  { name: 'floor: longest frame while scrolling', unit: 'ms', goal: { of: 'value', atMost: 50, why: 'no jolt' } },
  {
    name: 'open: a desk complete',
    unit: 'ms',
    goal: { of: 'value', atMost: 100, why: 'at once, to a person' },
  },
  {
    name: 'open: with ten times the history',
    unit: 'ms',
    against: 'with little history',
    goal: { of: 'ratio', atMost: 1.5, why: 'the length of history is nobody’s wait' },
  },
  ...['desk', 'inbox counts', 'search', 'agents table'].map((what) => ({
    name: `history: ${what}`,
    unit: 'ms',
    against: '10,000 messages',
    goal: { of: 'ratio' as const, atMost: 1.5, why: 'years of use do not make it slow' },
  })),
  {
    name: 'sizes: the desk before first use',
    unit: 'kB',
    goal: { of: 'value', atMost: 200, why: 'interactive within a second' },
  },
  {
    name: 'sizes: the chat window',
    unit: 'kB',
    goal: { of: 'value', atMost: 25, why: 'a guest on somebody else’s page' },
  },
  { name: 'sizes: the loader', unit: 'kB', goal: { of: 'value', atMost: 2.5, why: 'every page of the shop loads it' } },
  {
    name: 'start: ready',
    unit: 's',
    goal: { of: 'value', atMost: 3, why: 'later starts: nobody waits for it' },
  },
  {
    name: 'start: memory of a quiet floor',
    unit: 'MB',
    goal: { of: 'value', atMost: 300, why: 'the smallest machine one can rent, database included' },
  },
];

/** Deliveries per second that are sustained, against each contender. */
function glass(workload: string, ratios: Record<string, [atLeast: number, why: string]>): Line[] {
  return Object.entries(ratios).map(([against, [atLeast, why]]) => ({
    name: `${workload}: sustained deliveries, against ${against}`,
    unit: '/s',
    against,
    goal: { of: 'ratio', atLeast, why },
  }));
}
