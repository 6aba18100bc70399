// No unsafe method from another site's page. (hono/csrf looks at form types only and lets a cross-site JSON POST through.)
import type { MiddlewareHandler } from 'hono';
import { comesFromUs } from '../access/origin.ts';
import { problem } from './problems.ts';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

export const ownPagesOnly =
  (origins: () => ReadonlySet<string>): MiddlewareHandler =>
  async (c, next) => {
    const provenance = { origin: c.req.header('origin'), fetchSite: c.req.header('sec-fetch-site') };
    if (!safe.has(c.req.method) && !comesFromUs(provenance, origins())) return problem(c, 403);
    return next();
  };
