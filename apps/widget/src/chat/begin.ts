// The beginning of a chat over HTTP: a customer who was not there before, and the token for the socket. Called with the
// first message, never by merely opening the window.

export type Begun =
  | { token: string }
  /** The channel is gone, or never was. */
  | { no: 'not-found' }
  /** The network, the server, too many at once: try again, after so many milliseconds where the server says. */
  | { no: 'not-now'; waitMs: number | null };

export type Begin = (channel: string, name: string | undefined) => Promise<Begun>;

const afterOf = (response: Response): number | null => {
  const seconds = Number(response.headers.get('retry-after'));
  return seconds > 0 ? seconds * 1000 : null;
};

export const beginOverHttp =
  (ask: typeof fetch): Begin =>
  async (channel, name) => {
    try {
      const response = await ask('/api/chat', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ channel, name }),
      });
      if (response.ok) return { token: ((await response.json()) as { token: string }).token };
      const isFinal =
        response.status >= 400 && response.status < 500 && response.status !== 408 && response.status !== 429;
      return isFinal ? { no: 'not-found' } : { no: 'not-now', waitMs: afterOf(response) };
    } catch {
      return { no: 'not-now', waitMs: null };
    }
  };
