import * as v from 'valibot';

/** Longest text that a setting may hold; anything longer was not typed by a person. */
const text = v.pipe(v.string(), v.maxLength(256));

const server = v.picklist(['production', 'sandbox']);
const removal = v.picklist(['ask', 'undo', 'at-once']);
const bringIn = v.picklist(['on-answer', 'by-hand']);

/** Each field falls back by itself, so that one bad value does not cost the others. */
export const settingsSchema = v.object({
  server: v.fallback(server, 'production'),
  /** Client id of the company's RingCentral app; empty takes the one built in, if any. */
  clientId: v.fallback(text, ''),
  removal: v.fallback(removal, 'ask'),
  bringIn: v.fallback(bringIn, 'on-answer'),
  /** E.164; empty lets RingCentral choose. */
  callerId: v.fallback(text, ''),
  ringInBrowser: v.fallback(v.boolean(), false),
  /** Tells of failed and dropped people while the rep looks elsewhere; the browser was asked for it. */
  notify: v.fallback(v.boolean(), false),
  /** The rep chose to go on without a panel; until then first run offers it. */
  siteSkipped: v.fallback(v.boolean(), false),
});

/** What the rep chose in the options. */
export type Settings = v.InferOutput<typeof settingsSchema>;

/** Sites by scheme and host. A wish becomes real once the browser granted it. */
export const sitesSchema = v.pipe(v.array(v.pipe(v.string(), v.regex(/^https:\/\/[^/\s]+$/))), v.maxLength(500));

/** What does not fit is as if nobody had chosen it; one bad value costs only itself. */
const chosen = <Schema extends v.GenericSchema>(schema: Schema) => v.fallback(v.optional(schema), undefined);

/** What an administrator may fix; the browser's side of it is `public/policy.json`. */
export const policySchema = v.object({
  server: chosen(server),
  clientId: chosen(v.pipe(text, v.regex(/^[\w-]+$/))),
  removal: chosen(removal),
  bringIn: chosen(bringIn),
  sites: v.fallback(sitesSchema, []),
});

/** What an administrator fixed. */
export type Policy = v.InferOutput<typeof policySchema>;

export const minimisedSchema = v.pipe(v.array(text), v.maxLength(500));

/** Somebody who is about to be called, as typed in the popup. */
export const draftSchema = v.object({
  people: v.pipe(v.array(v.object({ number: text, name: text, extension: v.exactOptional(text) })), v.maxLength(20)),
  /** What stands in the field and is not a person yet; a pasted list may be long. */
  text: v.fallback(v.pipe(v.string(), v.maxLength(4_000)), ''),
  callerId: v.exactOptional(text),
});
export type Draft = v.InferOutput<typeof draftSchema>;

export const logSchema = v.pipe(v.array(v.string()), v.maxLength(1_000));

export const instanceIdSchema = v.pipe(v.string(), v.uuid());

/** Who the rep is, so that a restarted worker need not ask; `undefined` while nobody is signed in. */
export const accountSchema = v.object({
  account: v.object({
    extensionId: text,
    extensionNumber: text,
    name: text,
    country: text,
    ownNumbers: v.pipe(v.array(text), v.readonly()),
  }),
  callerIds: v.pipe(
    v.array(v.object({ phoneNumber: text, label: v.exactOptional(text), usageType: v.exactOptional(text) })),
    v.readonly(),
  ),
});
export type StoredAccount = v.InferOutput<typeof accountSchema>;

/** Kept by the owner of the value, who knows its shape and validates it. */
export const opaqueSchema = v.unknown();
