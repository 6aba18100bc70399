// Which page of the desk somebody gets at which address. Pure. Supervisors' code goes to those with the right and to
// nobody else; for everybody else an address of theirs is like one that does not exist, as long as they are signed in.
import type { Role, You } from '@oriel/protocol';

export interface Entry {
  page: 'index' | 'supervision';
  status: 200 | 404;
}

/** Who gets the second entry: all whose work is more than their own desk. */
const entryRoles: readonly Role[] = ['supervisor', 'auditor', 'administrator'];

/** The addresses of the desk, and who has something there. Everybody has the sign-in. */
const addresses: { at: RegExp; for: readonly Role[] | 'everybody' }[] = [
  { at: /^\/(sign-in)?$/, for: 'everybody' },
  { at: /^\/desk(\/|$)/, for: ['agent'] },
  { at: /^\/supervision\/./, for: ['supervisor'] },
  { at: /^\/settings\/inboxes$/, for: ['supervisor', 'administrator'] },
  { at: /^\/settings\/./, for: ['administrator'] },
  { at: /^\/monitoring-log$/, for: ['auditor'] },
];

const hasOne = (you: You, roles: readonly Role[]): boolean =>
  you.kind === 'person' && you.roles.some((role) => roles.includes(role));

export const mayHaveSupervision = (you: You | undefined): boolean => you !== undefined && hasOne(you, entryRoles);

/** `you`: who is signed in. Nobody: the entry that asks for it, at every address of the desk. */
export function entryAt(path: string, you: You | undefined): Entry {
  const page = mayHaveSupervision(you) ? 'supervision' : 'index';
  const address = addresses.find(({ at }) => at.test(path));
  const open = address !== undefined && (address.for === 'everybody' || !you || hasOne(you, address.for));
  return { page, status: open ? 200 : 404 };
}

/** Where `/` leads; undefined: nowhere further. A lead who is also an agent does not enter routing mode by accident. */
export function homeOf(you: You): string | undefined {
  const homes: [Role, string][] = [
    ['supervisor', '/supervision/agents'],
    ['agent', '/desk'],
    ['auditor', '/monitoring-log'],
    ['administrator', '/settings/live-monitoring'],
  ];
  return homes.find(([role]) => hasOne(you, [role]))?.[1];
}
