/** How programs come in over HTTP: a person by e-mail and password, a customer by beginning a chat. */

/** The server will not let anybody in: a wrong password, an unknown channel. Trying again would not help. */
export class TurnedAway extends Error {}

/** The server is not there just now: every bot finds out, one word about it is enough. */
export class Unreachable extends Error {}

async function post(url: string, body: object): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) }).catch(() => {
    throw new Unreachable('the server cannot be reached');
  });
  if (response.ok) return response;
  await response.body?.cancel();
  const never = response.status >= 400 && response.status < 500 && response.status !== 429;
  throw new (never ? TurnedAway : Error)(`${new URL(url).pathname} answered ${response.status}`);
}

/** The token of the new session: a browser keeps it as a cookie, a program shows it in its first frame. */
export async function signIn(server: string, email: string, password: string): Promise<string> {
  const response = await post(new URL('/api/sign-in', server).href, { email, password });
  const cookie = response.headers.getSetCookie().find((one) => /^(__Host-)?oriel=/.test(one));
  const token = cookie?.split(';')[0]?.split('=')[1];
  if (!token) throw new TurnedAway('signed in without a session');
  return token;
}

export async function beginChat(server: string, channel: string, name: string): Promise<string> {
  const response = await post(new URL('/api/chat', server).href, { channel, name });
  const { token } = (await response.json()) as { token: string };
  return token;
}
