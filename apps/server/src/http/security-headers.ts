// The headers on every answer. A page loads from here and from nowhere else (S7), is framed by nobody unless it says so,
// and nothing is kept by caches unless it says so. A route that needs another value sets it first.
import type { MiddlewareHandler } from 'hono';

export interface PagePolicy {
  /** For the style elements that the desk's widgets add while it runs. */
  styleNonce?: string;
  /** Origins that may frame the page, besides us. */
  framedBy?: readonly string[];
}

export function contentSecurityPolicy({ styleNonce, framedBy }: PagePolicy = {}): string {
  return [
    `default-src 'self'`,
    `style-src 'self'${styleNonce ? ` 'nonce-${styleNonce}'` : ''}`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors ${framedBy ? ["'self'", ...framedBy].join(' ') : "'none'"}`,
  ].join('; ');
}

const always = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
};

const unlessSet = {
  'content-security-policy': contentSecurityPolicy(),
  'cache-control': 'no-store',
  'cross-origin-resource-policy': 'same-origin',
};

/** A year, as the preload lists ask; only ever sent over https. */
const onlyHttps = 'max-age=31536000';

export const securityHeaders =
  (secure: boolean): MiddlewareHandler =>
  async (c, next) => {
    await next();
    const { headers } = c.res;
    for (const [name, value] of Object.entries(always)) headers.set(name, value);
    for (const [name, value] of Object.entries(unlessSet)) if (!headers.has(name)) headers.set(name, value);
    if (secure) headers.set('strict-transport-security', onlyHttps);
  };
