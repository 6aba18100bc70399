// Whether a request comes from our own pages. Asked for every unsafe method and every upgrade: a cookie goes along with
// what another site's page sends, and `SameSite` alone does not see a neighbour on the same site.

/** The two headers with which a browser says where a request comes from; scripts can set neither. */
export interface Provenance {
  origin: string | undefined;
  fetchSite: string | undefined;
}

/** Programs send neither header, and have no cookie that they did not ask for. */
export function comesFromUs({ origin, fetchSite }: Provenance, origins: ReadonlySet<string>): boolean {
  if (origin !== undefined && !origins.has(origin)) return false;
  return fetchSite === undefined || fetchSite === 'same-origin' || fetchSite === 'none';
}

/** The origins under which people reach this server: its public address, and this machine's own names. */
export function ownOrigins(url: string | undefined, port: number): ReadonlySet<string> {
  const local = ['localhost', '127.0.0.1', '[::1]'].map((host) => `http://${host}:${port}`);
  return new Set(url === undefined ? local : [url, ...local]);
}
