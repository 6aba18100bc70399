// The contract in zod: for the server's edge and for tests. Never in a browser's bundle (24 kB); browsers take the types.
import type { z } from 'zod';
import type * as atoms from './atoms.ts';
import * as commands from './commands.ts';
import * as downs from './down.ts';
import * as entities from './entities.ts';
import * as signals from './signals.ts';
import * as ups from './up.ts';
import * as views from './views.ts';

export const schemas = {
  up: ups.up,
  down: downs.down,
  entity: entities.entity,
  signal: signals.signal,
  command: commands.command,
  view: views.view,
  chatBegin: commands.chatBegin,
  signIn: commands.signIn,
};

export { jsonSchemaOf, type JsonSchema } from './json-schema.ts';

export type Up = z.infer<typeof ups.up>;
export type Down = z.infer<typeof downs.down>;
export type You = z.infer<typeof downs.you>;
export type Heads = z.infer<typeof downs.heads>;
export type ClosedWhy = z.infer<typeof downs.closedWhy>;
export type Entity = z.infer<typeof entities.entity>;
export type EntityKind = Entity['kind'];
export type EntityOf<K extends EntityKind> = Extract<Entity, { kind: K }>;
export type EntryEvent = z.infer<typeof entities.entryEvent>;
export type InteractionState = z.infer<typeof entities.interactionState>;
export type Signal = z.infer<typeof signals.signal>;
export type SignalOf<K extends Signal['kind']> = Extract<Signal, { kind: K }>;
export type Span = z.infer<typeof signals.span>;
export type Command = z.infer<typeof commands.command>;
export type CommandKind = Command['kind'];
export type CommandOf<K extends CommandKind> = Extract<Command, { kind: K }>;
export type Result = z.infer<typeof commands.result>;
export type Refusal = z.infer<typeof commands.refusal>;
export type View = z.infer<typeof views.view>;
export type ViewName = View['view'];
export type ViewOf<N extends ViewName> = Extract<View, { view: N }>;
export type Role = z.infer<typeof atoms.role>;
export type Depth = z.infer<typeof atoms.depth>;
export type DraftWhat = z.infer<typeof atoms.draftWhat>;
export type Field = z.infer<typeof atoms.field>;
export type Mention = z.infer<typeof atoms.mention>;
export type Who = z.infer<typeof atoms.who>;
