// The schemas as JSON Schema, for whoever reads the wire as data: tests that make frames of it, or go through its fields.
import { z } from 'zod';

export interface JsonSchema {
  oneOf?: JsonSchema[];
  anyOf?: JsonSchema[];
  type?: string;
  const?: unknown;
  enum?: unknown[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: JsonSchema | boolean;
  items?: JsonSchema;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  exclusiveMinimum?: number;
  maximum?: number;
}

/** What JSON Schema cannot say (refinements) is left out. */
export const jsonSchemaOf = (schema: z.ZodType): JsonSchema =>
  z.toJSONSchema(schema, { unrepresentable: 'any' }) as JsonSchema;
