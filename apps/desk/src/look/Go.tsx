import { createContext, useContext, type AnchorHTMLAttributes, type MouseEvent, type ReactNode } from 'react';

/*
 * A link that the app's router follows. Components know addresses, not the router; without a provider, and with a
 * modifier or the middle button, it is what any link is.
 */
const Going = createContext<((href: string) => void) | null>(null);

export function GoProvider({ go, children }: { go(href: string): void; children: ReactNode }) {
  return <Going value={go}>{children}</Going>;
}

interface GoProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  href: string;
}

export function Go({ href, onClick, children, ...rest }: GoProps) {
  const go = useContext(Going);
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!go || !isPlain || event.defaultPrevented) return;
    event.preventDefault();
    go(href);
  };
  return (
    <a {...rest} href={href} onClick={follow}>
      {children}
    </a>
  );
}
