// A page comes up: who is signed in, the connection, the router over the routes given to it. The agents' entry gives it
// the desk; the supervisors' adds its own.
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import type { Page } from './pages.ts';
import { whoAmI } from '../live/account.ts';
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
