// The web channel over HTTP: the one script that a shop's page embeds, the chat window's page inside it, and the beginning
// of a chat. The page may be framed by the channel's sites and by nobody else.
import { channelOf, type Directory } from '@oriel/domain';
import { schemas } from '@oriel/protocol/schemas';
import type { Hono } from 'hono';
import type { Clock } from '../../clock.ts';
import { addressOf } from '../../http/address.ts';
import { parseBody } from '../../http/body.ts';
import { forEver, forMinutes, giveFile, readFiles } from '../../http/files.ts';
import { withMetas } from '../../http/metas.ts';
import { problem, tooOften } from '../../http/problems.ts';
import { contentSecurityPolicy } from '../../http/security-headers.ts';
import type { Chats } from './chats.ts';
import { ChatRate } from './rate.ts';

export interface WebChannelDeps {
  chats: Chats;
  directory: () => Directory;
  clock: Clock;
  folder: string;
}

export function webChannelRoutes(app: Hono, { chats, directory, clock, folder }: WebChannelDeps): void {
  const files = readFiles(folder);
  const rate = new ChatRate(clock);

  app.post('/api/chat', async (c) => {
    const { channel, name } = await parseBody(c, schemas.chatBegin);
    const waitMs = rate.take(addressOf(c));
    if (waitMs > 0) return tooOften(c, waitMs);
    const begun = await chats.begin(channel, name);
    return begun === 'not-found' ? problem(c, 404) : c.json(begun, 201);
  });

  app.get('/widget.js', (c) => {
    c.header('cross-origin-resource-policy', 'cross-origin');
    return giveFile(c, files.get('widget.js'), forMinutes);
  });

  app.get('/chat/assets/*', (c) => giveFile(c, files.get(c.req.path.slice('/chat/'.length)), forEver));

  app.get('/chat/:channel', (c) => {
    const channel = channelOf(directory(), c.req.param('channel'));
    if (!channel) return c.notFound();
    c.header('content-security-policy', contentSecurityPolicy({ framedBy: channel.sites }));
    const html = files.get('chat.html')?.content.toString();
    if (html === undefined) return c.notFound();
    c.header('cache-control', 'no-store');
    // Before the first message there is no token, and who reads is said all the same.
    return c.html(withMetas(html, { 'oriel-channel': channel.name, 'oriel-readers': channel.readers }));
  });
}
