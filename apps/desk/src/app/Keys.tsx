// The keyboard: j and k through a list, Enter opens, g d and g a go, / searches, ? shows them all. Each can be switched off.
import { useRouter } from '@tanstack/react-router';
import { useEffect, useState, type ReactNode } from 'react';
import { useSession } from '../live/session.tsx';
import { KeyboardHelp, type Shortcut } from '../look/KeyboardHelp.tsx';
import { texts } from '../texts/en.ts';
import type { Page } from './pages.ts';

const stored = 'oriel-keys-off';
/** The second key of two comes within this time. */
const secondKeyMs = 1_500;

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** What one goes through: the rows of a table by their names, or the cards of the lists, what rings by its button. */
const rows = 'main tbody th a';
const cards = 'main ul li a, main [data-ringing] button';
const stops = (): HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>(document.querySelector(rows) ? rows : cards),
];

function step(by: 1 | -1): void {
  const links = stops();
  const at = links.indexOf(document.activeElement as HTMLElement);
  links[at === -1 ? (by === 1 ? 0 : links.length - 1) : Math.min(Math.max(at + by, 0), links.length - 1)]?.focus();
}

interface Key {
  id: string;
  keys: readonly string[];
  does: string;
  run(): void;
}

export function Keys({ pages, children }: { pages: readonly Page[]; children: ReactNode }) {
  const { go } = useSession();
  const router = useRouter();
  const [isShown, setShown] = useState(false);
  const [off, setOff] = useState<readonly string[]>(() => JSON.parse(localStorage.getItem(stored) ?? '[]') as string[]);
  /** Out of what is open, then by the page's own way back. */
  const backOut = () => {
    if (location.search === '') document.querySelector<HTMLElement>('[data-back]')?.click();
    else if (router.history.canGoBack()) router.history.back();
    else go(location.pathname);
  };
  const goTo = (letter: string, path: string): Key[] => {
    const page = pages.find((each) => each.path === path);
    return page?.link
      ? [{ id: `g${letter}`, keys: ['g', letter], does: texts.keyboard.goTo(page.link.name), run: () => go(path) }]
      : [];
  };
  const keys: Key[] = [
    { id: 'j', keys: ['j'], does: texts.keyboard.next, run: () => step(1) },
    { id: 'k', keys: ['k'], does: texts.keyboard.previous, run: () => step(-1) },
    ...goTo('d', '/desk'),
    ...goTo('a', '/supervision/agents'),
    {
      id: '/',
      keys: ['/'],
      does: texts.keyboard.search,
      run: () => document.querySelector<HTMLElement>('input[type=search]')?.focus(),
    },
    { id: '?', keys: ['?'], does: texts.keyboard.help, run: () => setShown(true) },
    { id: 'Escape', keys: ['Esc'], does: texts.keyboard.back, run: () => backOut() },
  ];

  useEffect(() => {
    let first: { key: string; at: number } | undefined;
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
      if (document.querySelector('[role=dialog]')) return;
      const typed = event.key === 'Escape' ? 'Esc' : event.key;
      const isSecond = first !== undefined && event.timeStamp - first.at < secondKeyMs;
      const sequence = isSecond ? [first!.key, typed] : [typed];
      const key = keys.find((each) => each.keys.join() === sequence.join());
      first = key || isSecond ? undefined : { key: typed, at: event.timeStamp };
      if (!key || off.includes(key.id)) return;
      event.preventDefault();
      key.run();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });

  const switchKey = (id: string, isOn: boolean) => {
    const next = isOn ? off.filter((each) => each !== id) : [...off, id];
    localStorage.setItem(stored, JSON.stringify(next));
    setOff(next);
  };
  const shortcuts: Shortcut[] = keys.map(({ id, keys: pressed, does }) => ({
    id,
    keys: pressed,
    does,
    isOn: !off.includes(id),
  }));
  return (
    <>
      {children}
      <KeyboardHelp isOpen={isShown} onClose={() => setShown(false)} shortcuts={shortcuts} onSwitch={switchKey} />
    </>
  );
}
