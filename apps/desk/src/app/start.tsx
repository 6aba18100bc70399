// A page comes up: who is signed in, the connection, the router over the routes given to it. The agents' entry gives it
// the desk; the supervisors' adds its own.
import { connect, drafts as openDrafts, indexedDbOutbox, watchDrafts, type Client } from '@oriel/client';
import { createRoot } from 'react-dom/client';
import type { Person, Session } from '../live/session.tsx';
import { App } from './App.tsx';
import type { Page } from './pages.ts';
import { signOut, whoAmI } from './account.ts';
import { SignInPage } from './SignInPage.tsx';
import '../look/page.css';

export async function start(pages: readonly Page[]): Promise<void> {
  const root = createRoot(document.getElementById('root')!);
  const you = await whoAmI().catch(() => 'unavailable' as const);
  if (you === 'unavailable') {
    // The server is away while the page is there: look again soon, as a person would.
    setTimeout(() => location.reload(), 3_000);
    return;
  }
  root.render(you ? <App you={you} pages={pages} /> : <SignInPage />);
}

/** The connection of a page. `seat`: it is the agent's own desk. */
export function openSession(you: Person, seat: boolean, go: (href: string) => void): Session & { end(): void } {
  const client = connect({
    url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/live`,
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
