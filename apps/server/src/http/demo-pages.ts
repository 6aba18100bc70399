// The small shop that embeds the chat window: on demo floors only.
import type { Hono } from 'hono';
import { forMinutes, giveFile, readFiles } from './files.ts';

export function demoPages(app: Hono, folder: string): void {
  const files = readFiles(folder);
  app.get('/demo/shop', (c) => giveFile(c, files.get('index.html'), 'no-store'));
  app.get('/demo/shop/*', (c) => giveFile(c, files.get(c.req.path.slice('/demo/shop/'.length)), forMinutes));
}
