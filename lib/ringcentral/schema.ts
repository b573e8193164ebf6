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
export const text = v.pipe(
  v.string(),
  v.transform((value) => value.slice(0, LONGEST_TEXT)),
);

/** An id that some answers carry as a number. */
export const textId = v.pipe(v.union([v.string(), v.number()]), v.transform(String), v.minLength(1));

const sessionId = v.pipe(v.string(), v.minLength(1));

/** Events name the session `telephonySessionId`, REST answers `sessionId`; events carry a legacy number in the latter. */
const peerSchema = v.object({
  telephonySessionId: lenient(sessionId),
  sessionId: lenient(sessionId),
  partyId: sessionId,
});

const statusSchema = v.object({
  code: lenient(v.string()),
  reason: lenient(text),
  peerId: lenient(peerSchema),
});

const endSchema = v.object({
  phoneNumber: lenient(text),
  name: lenient(text),
  extensionId: lenient(textId),
  deviceId: lenient(textId),
});

export const partySchema = v.object({
  id: sessionId,
  status: lenient(statusSchema),
  direction: lenient(v.picklist(['Inbound', 'Outbound'])),
  conferenceRole: lenient(v.string()),
  extensionId: lenient(textId),
  muted: lenient(v.boolean()),
  from: lenient(endSchema),
  to: lenient(endSchema),
});
export type PartyJson = v.InferOutput<typeof partySchema>;

const originSchema = lenient(v.object({ type: lenient(v.string()) }));

/** `parties` stays unread here: one that makes no sense must not hide the others. */
export const sessionSchema = v.object({
  id: sessionId,
  origin: originSchema,
  voiceCallToken: lenient(v.string()),
  parties: v.array(v.unknown()),
});

export const notificationSchema = v.object({
  event: v.string(),
  body: v.unknown(),
});

export const notificationBodySchema = v.object({
  sequence: v.number(),
  telephonySessionId: sessionId,
  origin: originSchema,
  parties: v.array(v.unknown()),
});

export const createdConferenceSchema = v.object({
  id: sessionId,
  voiceCallToken: v.pipe(v.string(), v.minLength(1)),
});

export const presenceSchema = v.object({ activeCalls: v.fallback(v.array(v.unknown()), []) });

export const activeCallSchema = v.object({
  telephonySessionId: sessionId,
  partyId: sessionId,
  direction: lenient(v.string()),
  from: lenient(text),
  to: lenient(text),
});
