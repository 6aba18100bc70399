// The cookie that signs a browser in. HttpOnly: no script reads it. SameSite=Lax: another site's page sends it along
// only when a person follows a link here. `__Host-` (over https): no other host of the domain can set or overwrite it.
import { sessionMaxMs } from './sessions.ts';

const nameOf = (secure: boolean): string => (secure ? '__Host-oriel' : 'oriel');
const attributes = (secure: boolean): string => `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;

export const setCookie = (secret: string, secure: boolean): string =>
  `${nameOf(secure)}=${secret}; Max-Age=${sessionMaxMs / 1000}; ${attributes(secure)}`;

export const clearCookie = (secure: boolean): string => `${nameOf(secure)}=; Max-Age=0; ${attributes(secure)}`;

/** The secret in a `Cookie` header. */
export function secretIn(header: string | undefined, secure: boolean): string | undefined {
  const start = `${nameOf(secure)}=`;
  const found = header?.split(';').find((pair) => pair.trimStart().startsWith(start));
  return found?.trim().slice(start.length) || undefined;
}
