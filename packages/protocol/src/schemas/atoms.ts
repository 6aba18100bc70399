// The small pieces every schema is made of.
import { z } from 'zod';
import { labelUnitsMax, messageUnitsMax, purposeUnitsMax } from '../limits.ts';

/** A public id: 128 random bits in base64url, or a short name given at set-up (channel, team, inbox). */
export const id = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[A-Za-z0-9_.-]+$/);
/** Milliseconds since 1970, UTC. */
export const at = z.number().int().nonnegative();
export const version = z.number().int().nonnegative();
/** A text of at most so many UTF-16 units; `max` alone would count code points, and let twice as much of emoji through. */
export const textOf = (unitsMax: number) =>
  z
    .string()
    .max(unitsMax)
    .refine((text) => text.length <= unitsMax);
export const messageText = textOf(messageUnitsMax).min(1);

/** Somebody, named: what stands beside an act. */
export const who = z.object({ id, name: z.string() });
export const draftWhat = z.enum(['reply', 'comment']);
export const role = z.enum(['agent', 'supervisor', 'quality', 'administrator', 'auditor']);
/** How deep a look goes (domain.md §4). */
export const depth = z.enum(['sent', 'pauses', 'letters']);
/** Hours of day in which may be looked: minutes since midnight, `to` not included; over midnight where it is the smaller. */
export const hours = z.object({ from: z.number().int().min(0).max(1439), to: z.number().int().min(0).max(1439) });
/** One of the purposes that a policy lets pick from. */
export const lookPurpose = textOf(purposeUnitsMax).min(1);
/** A language by its ISO 639 code, without region: what somebody writes in or speaks. */
export const language = z.string().regex(/^[a-z]{2,3}$/);

/** A field of a customer's record: one that every record has, or `own:` and the name that somebody gave it. */
export const field = z.union([
  z.enum(['name', 'email', 'phone', 'company', 'language', 'city']),
  z
    .templateLiteral(['own:', z.string().min(1)])
    .refine((name) => name.length <= 'own:'.length + labelUnitsMax && name.trim() === name),
]);

/** A colleague named in a comment: where "@Ben Okafor" stands in its text, in UTF-16 units, and who that is. */
export const mention = z.object({
  at: z.number().int().nonnegative(),
  length: z.number().int().positive(),
  person: id,
});
