// One holder of a draft, over all nodes, and what every node has been told of it is what its author wrote. Asked when nobody
// types any more: of each node, what it would tell others, and what its own views stand on.
import type { DraftWhole, Focus } from '../../apps/server/src/bus/bus.ts';
import { read, write } from '../../apps/server/src/bus/wire.ts';
import type { Floor } from '../floor.ts';
import type { AgentAtWork } from '../people/agent.ts';
import type { Page } from '../people/page.ts';

/** For a question and its answers. */
const answeredWithinMs = 500;

const nameOf = ({ agent, interaction, what }: DraftWhole): string => `the ${what} of ${agent} on ${interaction}`;
/** Which digits are hidden is another promise: here it is the same text. */
const withoutDigits = (text: string): string => text.replaceAll(/[\d•]/g, '#');

export async function draftProblems(floor: Floor, authors: readonly AgentAtWork[]): Promise<string[]> {
  const found: string[] = [];
  if (floor.nats) found.push(...twoHolders(await standing(floor)));
  const told = floor.nodes.map((node) => new Map(drafts(node.told.all()).map((draft) => [nameOf(draft), draft])));
  for (const name of new Set(told.flatMap((each) => [...each.keys()]))) {
    const [first, ...others] = told.map((each) => each.get(name)?.text);
    for (const other of others)
      if (other !== first) found.push(`${name} is ${said(first)} at one node, ${said(other)} at another`);
  }
  for (const { page, id } of authors) {
    for (const [name, text] of written(page, id, floor))
      for (const [at, each] of told.entries()) {
        // What was over for the server stands with its author until the next key.
        const seen = each.get(name)?.text;
        if (seen !== undefined && withoutDigits(seen) !== withoutDigits(text))
          found.push(`${name} is ${said(text)}, and node ${at} was told ${said(seen)}`);
      }
  }
  return found;
}

const said = (text: string | undefined): string => (text === undefined ? 'nothing' : `“${text}”`);
const drafts = (items: readonly (DraftWhole | Focus)[]): DraftWhole[] =>
  items.filter((item): item is DraftWhole => item.kind === 'draft-whole');

/** What the author's page holds of what is theirs to write, where it has opened it. */
function written(page: Page, agent: string, floor: Floor): Map<string, string> {
  const found = new Map<string, string>();
  const own = page.browser?.drafts;
  for (const row of floor.database.rows('interactions')) {
    if (row['agent'] !== agent || row['state'] !== 'ongoing') continue;
    const interaction = row['id'] as string;
    for (const what of ['reply', 'comment'] as const) {
      const editor = own?.editor(interaction, what);
      const text = editor?.text.peek() ?? '';
      if (text !== '' && editor?.mirror.peek() === null)
        found.set(nameOf({ agent, interaction, what } as DraftWhole), text);
    }
  }
  return found;
}

/** What each node says that it holds, asked as a node asks that has missed something. */
async function standing(floor: Floor): Promise<Map<string, DraftWhole[]>> {
  const answers = new Map<string, DraftWhole[]>();
  const { nats, time, database } = floor;
  const [deployment] = database.rows('deployment');
  const subject = `oriel.${deployment!['epoch'] as string}`;
  const line = await nats!.way(-1).connect({});
  line.subscribe(subject, {
    callback(_error, { data }) {
      const message = read(data);
      if (message?.whole) answers.set(message.node, drafts(message.items as (DraftWhole | Focus)[]));
    },
  });
  line.publish(subject, write({ node: 'the check', seq: 1, asks: true, whole: false, leaves: false, items: [] }));
  await time.pass(answeredWithinMs);
  await line.close();
  return answers;
}

function twoHolders(answers: ReadonlyMap<string, readonly DraftWhole[]>): string[] {
  const holders = new Map<string, string>();
  const found: string[] = [];
  for (const [node, held] of answers) {
    for (const name of held.map(nameOf)) {
      if (holders.has(name)) found.push(`two holders: ${name} is told by ${holders.get(name)} and by ${node}`);
      holders.set(name, node);
    }
  }
  return found;
}
