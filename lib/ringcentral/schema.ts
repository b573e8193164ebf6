/**
 * The fields of RingCentral's JSON that we read, and nothing else; others are neither refused nor copied. Lenient by
 * intent: the documented lists are incomplete and a field that makes no sense must not hide the rest of an event.
 * Source: developers.ringcentral.com, API reference "Call Control", "Presence", and "Telephony Sessions Event".
 */
import * as v from 'valibot';

const LONGEST_TEXT = 256;

/** Absent and nonsensical are the same. */
export const lenient = <T extends v.GenericSchema>(schema: T) => v.fallback(v.optional(schema), undefined);

/** Names and numbers come from strangers: cut, so that nothing large is stored. */
export const cut = (value: string): string => value.slice(0, LONGEST_TEXT);
/** A text from a stranger, cut. */
export const text = v.pipe(v.string(), v.transform(cut));

const isId = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** One check in place of a pipe of several: every notification holds a handful. */
export const id = v.custom<string>(isId);

/** An id that some answers carry as a number. */
const looseId = v.custom<string | number>((value) => isId(value) || typeof value === 'number');
/** An id as text, however it was sent. */
export const textId = v.pipe(looseId, v.transform(String));

/** Events name the session `telephonySessionId`, REST answers `sessionId`; events carry a legacy number in the latter. */
const peerSchema = v.object({
  telephonySessionId: lenient(id),
  sessionId: lenient(id),
  partyId: id,
});

const statusSchema = v.object({
  code: lenient(v.string()),
  reason: lenient(v.string()),
  peerId: lenient(peerSchema),
});

const endSchema = v.object({
  phoneNumber: lenient(v.string()),
  name: lenient(v.string()),
  extensionId: lenient(looseId),
  deviceId: lenient(looseId),
});

/** One party, in an event or in an answer. */
export const partySchema = v.object({
  id,
  status: lenient(statusSchema),
  direction: lenient(v.picklist(['Inbound', 'Outbound'])),
  conferenceRole: lenient(v.string()),
  extensionId: lenient(looseId),
  muted: lenient(v.boolean()),
  from: lenient(endSchema),
  to: lenient(endSchema),
});
/** A party as it was read. */
export type PartyJson = v.InferOutput<typeof partySchema>;

const originSchema = lenient(v.object({ type: lenient(v.string()) }));

/** `parties` stays unread here: one that makes no sense must not hide the others. */
export const sessionSchema = v.object({
  id,
  origin: originSchema,
  voiceCallToken: lenient(v.string()),
  parties: v.array(v.unknown()),
});

/** A body that is not about a call is no news of one. */
export const notificationSchema = v.object({
  event: v.string(),
  body: lenient(
    v.object({
      sequence: v.number(),
      telephonySessionId: id,
      origin: originSchema,
      parties: v.array(v.unknown()),
    }),
  ),
});

/** The answer to POST conference, unwrapped. */
export const createdConferenceSchema = v.object({
  id,
  voiceCallToken: id,
});

/** The extension's presence; its calls stay unread here. */
export const presenceSchema = v.object({ activeCalls: v.fallback(v.array(v.unknown()), []) });

/** One call in a presence. */
export const activeCallSchema = v.object({
  telephonySessionId: id,
  partyId: id,
  direction: lenient(v.string()),
  from: lenient(text),
  to: lenient(text),
});
