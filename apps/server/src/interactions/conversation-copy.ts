// One conversation, whole, to take along: GET /api/conversations/:interaction. Admitted as the view `conversation` is: one's
// own, or, with ?desk=…, as opened in that agent's watched desk, which is in the monitoring log before the first byte. It
// reads and changes nothing (S3); what is said meanwhile is not in it.
import type { Directory, Principal } from '@oriel/domain';
import { schemas } from '@oriel/protocol/schemas';
import type { View } from '@oriel/protocol';
import type { Hono } from 'hono';
import type { Identities } from '../access/identities.ts';
import type { Admission, Admitted } from '../hub/admission.ts';
import { presentEntry, presentInteraction } from '../hub/presenters.ts';
import type { Reader } from '../store/reader.ts';

/** A side of the house: who decides there, and the connections that it reads over (S9). */
interface Side {
  admission: Admission;
  reader: Reader;
}

export interface CopyDeps {
  identities: Identities;
  directory: () => Directory;
  own: Side;
  looked: Side;
}

/** What the file says it is; raised when its shape changes. */
const head = { oriel: 'conversation', version: 1 } as const;

const factsAtOnce = 1_000;

export const conversationCopy =
  ({ identities, directory, own, looked }: CopyDeps) =>
  (app: Hono): void => {
    app.get('/api/conversations/:interaction', async (c) => {
      const identity = await identities.byCookie(c.req.header('cookie'));
      const view = viewIn({ view: 'conversation', interaction: c.req.param('interaction') });
      const agent = c.req.query('desk');
      const desk = agent === undefined ? undefined : viewIn({ view: 'desk', agent });
      if (!identity || !view || (agent !== undefined && !desk)) return c.notFound();
      const side = desk ? looked : own;
      const admitted = await admit(side.admission, identity.principal, view, desk);
      try {
        const last = admitted.at(-1);
        if (!last?.still(directory())) return c.notFound();
        const copy = await copyOf(side.reader, directory, c.req.param('interaction'));
        // Asked again: the right may have gone while it was read.
        if (!copy || !last.still(directory())) return c.notFound();
        c.header('content-disposition', 'attachment; filename="conversation.json"');
        return c.json(copy);
      } finally {
        for (const each of admitted.toReversed()) each.ended();
      }
    });
  };

function viewIn(said: object): View | undefined {
  const parsed = schemas.view.safeParse(said);
  return parsed.success ? parsed.data : undefined;
}

/** Empty: not admitted. Through a desk, that is opened first: both are looks, and both are logged. */
async function admit(admission: Admission, viewer: Principal, view: View, desk: View | undefined): Promise<Admitted[]> {
  const opened: Admitted[] = [];
  const open = async (asked: View, via: Parameters<Admission['admit']>[2]) => {
    const answer = await admission.admit(viewer, asked, via);
    if (typeof answer === 'string') return undefined;
    opened.push(answer);
    return answer;
  };
  const through = desk && (await open(desk, undefined));
  if (desk && !through) return [];
  if (await open(view, desk && { view: desk, eyes: through!.eyes, conversations: new Set() })) return opened;
  for (const each of opened) each.ended();
  return [];
}

async function copyOf(reader: Reader, directory: () => Directory, id: string): Promise<object | undefined> {
  const interaction = await reader.interaction(id);
  if (!interaction) return undefined;
  const entries: object[] = [];
  for (let after = 0; after < interaction.version;) {
    const facts = await reader.factsAfter(id, after, factsAtOnce);
    const last = facts.at(-1);
    if (!last) break;
    for (const { fact } of facts)
      if (fact.version <= interaction.version) entries.push(presentEntry(directory(), fact));
    after = last.fact.version;
  }
  return { ...head, interaction: presentInteraction(directory(), interaction), entries };
}
