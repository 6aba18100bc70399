// The button on the page and the iframe that it opens, both in a shadow root: the page's styles do not reach in, ours do
// not leak out. The iframe is made at the first opening, or at once for a visitor with an ongoing chat, so that an answer
// is noticed. The launcher holds no conversation: what it knows, the panel tells it.
import { readToPage, type ToPanel } from '../frames.ts';
import { launcherTexts as texts } from '../texts.ts';
import { bubble, chevron, picture } from './icons.ts';
import { ongoingFlag } from './ongoing-flag.ts';
import { dress, isFullScreen } from './styles.ts';

export const launcherElement = 'oriel-chat';

interface Settings {
  panel: URL;
  channel: string;
  /** The visitor's name, where the page knows it. */
  name: string | undefined;
}

export function launch({ panel, channel, name }: Settings): void {
  const flag = ongoingFlag(channel);
  const seen = window.visualViewport;
  const host = document.createElement(launcherElement);
  const root = host.attachShadow({ mode: 'open' });
  dress(root);

  const make = <K extends keyof HTMLElementTagNameMap>(name: K) => document.createElement(name);

  const button = make('button');
  button.type = 'button';
  button.append(picture(bubble), picture(chevron));
  // Always there, so that a screen reader hears what comes into it.
  const badge = make('span');
  badge.setAttribute('role', 'status');
  root.append(button, badge);
  document.body.append(host);

  let frame: HTMLIFrameElement | null = null;
  let isReady = false;
  let isOpen = false;
  let wasTried = false;
  let unread = 0;
  let said = 0;

  function makeFrame(): HTMLIFrameElement {
    const made = make('iframe');
    made.title = texts.panel;
    made.src = panel.href;
    root.prepend(made);
    return made;
  }

  function tell(): void {
    const words: ToPanel = { oriel: isOpen ? 'shown' : 'hidden', ...(name && { name }) };
    // Before it is ready, the iframe holds another origin's empty page.
    if (isReady) frame?.contentWindow?.postMessage(words, panel.origin);
  }

  function show(): void {
    host.toggleAttribute('open', isOpen);
    button.setAttribute('aria-label', isOpen ? texts.close : texts.open);
    const count = isOpen ? 0 : unread;
    if (count === said) return;
    said = count;
    badge.textContent = '';
    if (count === 0) return;
    const figure = make('b');
    figure.textContent = count > 9 ? '9+' : String(count);
    figure.setAttribute('aria-hidden', 'true');
    const words = make('i');
    words.textContent = texts.unread(count);
    badge.append(figure, words);
  }

  function open(): void {
    isOpen = true;
    frame ??= makeFrame();
    // It never came up: the network may have been away.
    if (!isReady && wasTried) frame.src = panel.href;
    wasTried = true;
    fit();
    show();
    // Focus crosses into another origin's window only in two steps: we go to the iframe, the panel to its text box.
    frame.focus();
    tell();
  }

  function close(): void {
    isOpen = false;
    show();
    tell();
    button.focus();
  }

  /** On a phone the keyboard covers the page instead of shrinking it: the window keeps to what is seen. */
  function fit(): void {
    if (!frame || !seen) return;
    const isCovered = isFullScreen() && seen.scale === 1;
    frame.style.height = isCovered ? `${seen.height}px` : '';
    frame.style.top = isCovered ? `${seen.offsetTop}px` : '';
  }

  button.addEventListener('click', () => (isOpen ? close() : open()));
  button.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && isOpen) close();
  });
  seen?.addEventListener('resize', fit);
  seen?.addEventListener('scroll', fit);

  addEventListener('message', ({ source, origin, data }) => {
    if (!frame || source !== frame.contentWindow || origin !== panel.origin) return;
    const words = readToPage(data);
    if (words?.oriel === 'ready') {
      isReady = true;
      tell();
    }
    if (words?.oriel === 'close' && isOpen) close();
    if (words?.oriel === 'state') {
      unread = words.unread;
      flag.set(words.isOngoing);
      show();
    }
  });

  if (flag.isSet()) frame = makeFrame();
  show();
}
