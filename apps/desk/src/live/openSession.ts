// The session of a page: one connection, the drafts on it, and what follows when it is over.
import {
  browserSurroundings,
  connect,
  cryptoRandom,
  drafts as openDrafts,
  indexedDbOutbox,
  tabPage,
  watchDrafts,
  type Client,
} from '@oriel/client';
import { signOut } from './account.ts';
import type { Person, Session } from './session.tsx';

/** The tab's own name: what it wrote before a reload is still its own. */
const page = tabPage(sessionStorage, cryptoRandom, browserSurroundings);

/** The connection of a page. `seat`: it is the agent's own desk. */
export function openSession(you: Person, seat: boolean, go: Session['go']): Session & { end(): void } {
  const client = connect({
    url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/live`,
    page,
    seat,
    outbox: indexedDbOutbox('oriel-desk'),
  });
  const drafts = you.roles.includes('agent') ? openDrafts(client, { storage: localStorage }) : undefined;
  const stopWatching = drafts ? () => drafts.end() : watchDrafts(client);
  const stopLeaving = leaveWhenOver(client);
  return {
    client,
    drafts,
    you,
    go,
    signOut: () => {
      void signOut().then(() => location.assign('/'));
    },
    end() {
      stopLeaving();
      stopWatching();
      client.end();
    },
  };
}

/** A page that is out of date reloads once a minute at most; one whose session is over shows the sign-in. */
function leaveWhenOver(client: Client): () => void {
  return client.life.subscribe((life) => {
    if (life.is !== 'stopped' || life.why === 'stop') return;
    const last = Number(sessionStorage.getItem('reloaded') ?? 0);
    if (Date.now() - last < 60_000 && life.why === 'reload') return;
    sessionStorage.setItem('reloaded', String(Date.now()));
    location.reload();
  });
}
