// The table one came from, with its sort, filter and place: *Back to dashboard* returns to it.
const stored = 'oriel-dashboard';

interface Left {
  href: string;
  scroll: number;
}

const left = (): Left =>
  JSON.parse(sessionStorage.getItem(stored) ?? '{"href":"/supervision/agents","scroll":0}') as Left;

export const leaveDashboard = (href: string, scroll: number): void =>
  sessionStorage.setItem(stored, JSON.stringify({ href, scroll }));
export const dashboardHref = (): string => left().href;
export const dashboardScroll = (href: string): number => (left().href === href ? left().scroll : 0);
