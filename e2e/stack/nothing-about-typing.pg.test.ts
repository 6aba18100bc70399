// S10, proven on the schema and on what is stored: every number and every time that the database can hold and the wire can
// carry is listed here with what it is, so that a new one has to be read by somebody; and who types slowly leaves the same
// rows as who types fast.
import { jsonSchemaOf, schemas, type JsonSchema } from '@oriel/protocol/schemas';
import { afterEach, describe, expect, test } from 'vitest';
import { startFloor, until, watchedReply, type Floor } from './floor.ts';
import { HeldClock } from './held-clock.ts';

/** By what they are. None says how, how fast or with what pauses somebody types, or for how long they did nothing. */
const columns: Record<string, string> = {
  'positions: they count facts, revisions and entries':
    'agents.version bodies.version customer_texts.version customers.version day_counts.version directory.version drafts.rev facts.said facts.schema facts.version interactions.categories_version interactions.said interactions.version monitoring_log.opened monitoring_log.seq monitoring_log_looks.seq monitoring_log_texts.seq',
  'when something was done that others see':
    'agents.connected_at agents.mode_at customer_tokens.created_at customers.merged_at customers.since facts.at interactions.created_at interactions.queued_at interactions.state_at interactions.waits_since keys.at migrations.at monitoring_log.at monitoring_log_looks.at monitoring_log_looks.until sessions.created_at',
  'until when something holds':
    'interactions.deferred_until interactions.due_at interactions.rings_until interactions.target_until sessions.expires_at',
  'when a draft was last stored, to drop it: one row, overwritten, gone with the draft': 'drafts.saved_at',
  'until when a node vouches for who sits at it: the last sign of life and 45 s, overwritten, of several nodes alone':
    'seats.until',
  'until when a node counts as alive, of several nodes alone': 'nodes.until',
  'when a session was last used, to within minutes, to end it': 'sessions.seen_at',
  'a day’s work':
    'day_counts.accepted day_counts.completed day_counts.deferred day_counts.missed day_counts.resumed day_counts.transferred',
  'how long interactions were open in front of somebody, whatever they did': 'day_counts.handled_ms',
};

/** Likewise; where an array or a record is, its own name stands for what is in it. */
const fields: Record<string, string> = {
  'settings, made by hand':
    'up.do.command.set-policy.hours.from up.do.command.set-policy.hours.to up.do.command.set-policy.weekMinutes entity.policy.hours.from entity.policy.hours.to entity.policy.weekMinutes entity.look-terms.hours.from entity.look-terms.hours.to entity.look-terms.weekMinutes up.do.command.set-channel-group.soft up.do.command.set-channel-group.hard up.do.command.set-channel-group.ringMs up.do.command.set-channel-group.goneMs up.do.command.set-channel-group.missesMax up.do.command.set-channel-group.idleMs up.do.command.set-channel-group.answerTargetMs up.do.command.set-channel-group.priority up.do.command.set-channel-group.undeliveredMs up.do.command.set-channel-group.autoCompleteMs up.do.command.set-policy.reviewAt up.do.command.set-policy.retentionDays entity.policy.reviewAt entity.policy.retentionDays entity.agent.groups.soft entity.agent.groups.hard entity.inbox.order entity.shared-inbox.order entity.channelGroup.soft entity.channelGroup.hard entity.channelGroup.ringMs entity.channelGroup.goneMs entity.channelGroup.missesMax entity.channelGroup.idleMs entity.channelGroup.answerTargetMs entity.channelGroup.priority entity.channelGroup.undeliveredMs entity.channelGroup.autoCompleteMs',
  'when something was done that others see':
    'up.open.view.history.before up.view.monitoring-log.from up.view.monitoring-log.to entity.why.wait.since entity.why.given.at entity.interaction.waitsSince entity.interaction.createdAt entity.interaction.stateAt entity.interaction.last.at entity.interaction.submitted.at entity.entry.at entity.mentions.list.at entity.agent.connectedAt entity.agent.modeAt entity.customer.since entity.customer.fields.at entity.customer.mergedAt entity.note.at entity.edit.at entity.look.at entity.submission.at entity.submission.recent.at entity.message.at down.welcome.now down.beat.now entity.agent.groups.at entity.changed.at',
  'until when something holds':
    'up.do.command.defer.until entity.wait.until entity.why.wait.until entity.why.wait.overdueAt entity.interaction.due entity.entry.until entity.look.until',
  'where in a text':
    'up.do.command.comment.mentions.at up.do.command.comment.mentions.length up.draft.spans.at up.draft.spans.length entity.entry.mentions.at entity.entry.mentions.length entity.query-fault.at entity.query-fault.end signal.draft.spans.at signal.draft.spans.length',
  'counts of work and of people, and the urgency of what waits':
    'entity.why.wait.points.age entity.why.wait.points.priority entity.why.wait.points.boost entity.why.wait.place entity.why.wait.of entity.why.wait.others.count entity.why.given.load entity.entry.load entity.inbox.count entity.day.accepted entity.day.missed entity.day.completed entity.day.deferred entity.day.transferred entity.day.resumed entity.policy.acknowledged entity.policy.members',
  'how long interactions were open in front of somebody, whatever they did': 'entity.day.handledMs',
  'how long an agent may still be watched, for those who may watch': 'entity.look-terms.minutesLeft',
  'desks that supervisors watched, and how long, for auditors':
    'entity.watcher.desks entity.watcher.ms entity.watcher.unsure entity.watcher.agents.desks',
  'for the dots, which stop five seconds after the last key: live, and kept nowhere':
    'signal.draft.keyAt signal.typing.until',
};
/** Versions and numbers of frames, views, streams: they order what comes, and are checked by what they are called. */
const position = /\.(version|rev|stream|wire|n|id|via|before|seen|of|said|policyVersion|categoriesVersion|heads\..*)$/;

const listed = (all: Record<string, string>) =>
  Object.values(all)
    .flatMap((names) => names.split(' '))
    .toSorted();

function numbersIn(schema: JsonSchema, path: string): string[] {
  const named = (choice: JsonSchema) => {
    const { kind, view, t } = choice.properties ?? {};
    const name = (kind ?? view ?? t)?.const;
    return typeof name === 'string' ? `${path}.${name}` : path;
  };
  return [
    ...(schema.type === 'integer' || schema.type === 'number' ? [path] : []),
    ...[...(schema.oneOf ?? []), ...(schema.anyOf ?? [])].flatMap((choice) => numbersIn(choice, named(choice))),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, its]) => numbersIn(its, `${path}.${name}`)),
    ...(schema.items ? numbersIn(schema.items, path) : []),
    ...(typeof schema.additionalProperties === 'object' ? numbersIn(schema.additionalProperties, `${path}.*`) : []),
  ];
}

let floor: Floor | undefined;
afterEach(async () => {
  await floor?.stop();
  floor = undefined;
});

describe('S10 nothing about how somebody types', () => {
  test('S10 every number and time of the database is listed here, with what it is', async () => {
    floor = await startFloor();
    const { rows } = await floor.db.query<{ name: string }>(
      `select table_name || '.' || column_name as name from information_schema.columns
        where table_schema = 'public' and data_type not in ('text', 'boolean', 'jsonb')`,
    );
    expect(rows.map(({ name }) => name).toSorted()).toEqual(listed(columns));
  });

  test('S10 every number and time of the wire is listed here, with what it is', () => {
    const all = (['up', 'entity', 'signal', 'down'] as const).flatMap((name) =>
      numbersIn(jsonSchemaOf(schemas[name]), name),
    );
    // Entities and signals are read once, and not again in the frames that carry them.
    const here = [...new Set(all)].filter((path) => !/^down\..*\.(entities|signals)\./.test(path));
    expect(here.filter((path) => !position.test(path)).toSorted()).toEqual(
      listed(fields).filter((path) => !position.test(path)),
    );
  });

  test('S10 no name on the wire or in the database speaks of it', async () => {
    floor = await startFloor();
    const { rows } = await floor.db.query<{ name: string }>(
      `select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public'`,
    );
    const names = [
      ...rows.map(({ name }) => name),
      ...[...JSON.stringify(wire()).matchAll(/"(\w+)":/g)].map(([, name]) => name!),
    ];
    expect(names.length).toBeGreaterThan(200);
    const speaks =
      /speed|per_?minute|wpm|idle|pause|keystroke|inactiv|dwell|hesita|backspace|deleted_?units|rhythm|cadence/i;
    // A setting: after how long without any sign of life somebody is away.
    expect([...new Set(names.filter((name) => speaks.test(name)))]).toEqual(['idleMs']);
  });

  test(
    'S10 who types slowly, with long pauses, leaves the same rows as who types fast',
    { timeout: 120_000 },
    async () => {
      const text = 'It left us this morning and is on its way to you.';
      const fast = [...text].map(() => 20);
      const slow = [...text].map((_, at) => (at % 10 === 9 ? 4_000 : 700));
      const [one, other] = [await rowsAfter(text, fast), await rowsAfter(text, slow)];
      expect(one.length).toBeGreaterThan(100);
      expect(one).toEqual(other);
    },
  );
});

const wire = () => (['up', 'down'] as const).map((name) => jsonSchemaOf(schemas[name]));

/** A minute in which this is typed with these pauses; then it stands for a while, and is sent. */
async function rowsAfter(text: string, pausesMs: readonly number[]): Promise<string[]> {
  const clock = new HeldClock(Date.UTC(2026, 0, 5, 9));
  const here = (floor = await startFloor({ clock }));
  const { ana, sam, watched, interaction } = await watchedReply(here);
  const seen = () => watched.drafts.value.get(`${interaction}/reply`)?.text;
  const editor = ana.drafts.editor(interaction, 'reply');
  const rows: string[] = [];
  const keep = async (when: string) => {
    // Commits take turns: what was given before this is in the tables.
    await ana.client.do({ kind: 'comment', interaction, text: when });
    const { rows: tables } = await here.db.query<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
    );
    for (const { name } of tables) {
      if (['deployment', 'migrations', 'credentials', 'sessions', 'customer_tokens', 'keys'].includes(name)) continue;
      const { rows: its } = await here.db.query<{ row: string }>(`select t::text as row from ${name} t`);
      // Random ids are others in each run, and so are the monitoring log's salts and hashes.
      rows.push(
        ...its
          .map(
            ({ row }) => `${when} ${name} ${row.replace(/\b[0-9a-f]{64}\b|\b[0-9a-f]{32}\b|[A-Za-z0-9_-]{22}/g, '#')}`,
          )
          .toSorted(),
      );
    }
  };
  /** In steps in which pings come and are answered: nobody is taken for gone. */
  const pass = async (ms: number) => {
    for (let left = ms; left > 0; left -= 5_000) {
      await clock.pass(Math.min(left, 5_000));
      for (const client of [ana.client, sam, ana.client, sam]) {
        const behind = client.open({ view: 'categories' });
        await until(() => behind.status.value.is === 'open', 'an answer');
        behind.close();
      }
    }
  };
  ana.client.focus(interaction);
  const since = clock.now();
  for (const [at, pause] of pausesMs.entries()) {
    editor.input(text.slice(0, at + 1));
    await until(() => seen() === text.slice(0, at + 1), 'the key has come');
    await pass(pause);
  }
  // The last key comes at the same moment.
  await pass(since + 60_000 - clock.now());
  editor.input(`${text}!`);
  await until(() => seen() === `${text}!`, 'the last key has come');
  await pass(2_000);
  await until(
    async () => (await here.db.query(`select from drafts where text like '%!'`)).rowCount === 1,
    'it is stored',
  );
  await keep('typed');
  await ana.client.do({ kind: 'reply', interaction, text: `${text}!` });
  editor.sent();
  // What is summed up once a minute is not just being said.
  await pass(100_000);
  await until(async () => (await here.db.query('select from drafts')).rowCount === 0, 'the draft is over');
  await keep('sent');
  await here.stop();
  floor = undefined;
  return rows;
}
