// How a replica names what it holds.
import type { Entity } from './schemas/index.ts';

/** The key of an entity in a replica, in `leave` and in heads: `{kind}:{id}`. */
export const keyOf = (entity: Pick<Entity, 'kind' | 'id'>): string => `${entity.kind}:${entity.id}`;
