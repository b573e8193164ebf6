import type { Operation } from './description/description';
import type { Schema } from './description/schema';

/** Where the official description and the platform part ways, with the evidence. */
export type Exception = { readonly because: string } & (
  | { readonly kind: 'endpoint'; readonly operation: Operation }
  | { readonly kind: 'status'; readonly on: RegExp; readonly status: string }
  /** The whole body; `instead` sees what the description has, and can look elsewhere. */
  | { readonly kind: 'body'; readonly on: RegExp; readonly instead: (find: SchemaFinder) => Schema }
  /** More properties for the objects at places that match `at`, or for those that have the property `beside`. */
  | {
      readonly kind: 'properties';
      readonly on: RegExp;
      readonly at?: RegExp;
      readonly beside?: string;
      readonly adds: Readonly<Record<string, Schema>>;
    }
  /** More values for the words at places that match `at`. */
  | { readonly kind: 'values'; readonly on: RegExp; readonly at: RegExp; readonly allows: readonly string[] }
);

/** Finds the official schema of a body by `METHOD path status`, parameters in braces. */
export type SchemaFinder = (key: string) => Schema;

// The words of the schemas below.

export const text: Schema = { type: 'string' };
export const flag: Schema = { type: 'boolean' };
export const whole: Schema = { type: 'integer' };
export const texts: Schema = { type: 'array', items: text };

/** An object with these properties and no others. */
export function object(properties: Readonly<Record<string, Schema>>, required: readonly string[] = []): Schema {
  return { type: 'object', properties, required };
}
