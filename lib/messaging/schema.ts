import * as v from 'valibot';
import type { Command } from '../call/commands';
import type { FromUi, UiRequest } from './protocol';

const ID = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const NAME = v.pipe(v.string(), v.maxLength(200));
/** The core says why a number is refused; the border only keeps out what cannot be one. */
const DIGITS = v.pipe(v.string(), v.maxLength(64));
/** Goes into a header of SIP as it is; empty lets RingCentral choose. */
const CALLER_ID = v.pipe(v.string(), v.regex(/^(?:\+?[0-9]{3,15})?$/));
/** As long as a person may type about one call. */
const NOTES = v.pipe(v.string(), v.maxLength(20_000));
const TONES = v.pipe(v.string(), v.regex(/^[0-9*#]{1,64}$/));
const GENERATION = v.pipe(v.number(), v.integer(), v.minValue(0));
/** Unit: milliseconds. */
const DELAY_MS = v.pipe(v.number(), v.minValue(0), v.maxValue(60_000));
const MAX_PEOPLE = 20;

/** As long, and of the schemes, that a page of a CRM has. */
const LINK = v.pipe(v.string(), v.maxLength(1_000), v.regex(/^https?:\/\/\S+$/));
const crm = v.strictObject({ title: v.pipe(NAME, v.minLength(1)), link: v.exactOptional(LINK) });

const person = v.strictObject({
  number: DIGITS,
  name: NAME,
  extension: v.exactOptional(TONES),
  isConfirmed: v.exactOptional(v.literal(true)),
  crm: v.exactOptional(crm),
});
const POPUP_VIEW = v.picklist(['add', 'notes', 'sign-in', 'summary']);
/** No screen is larger. Unit: CSS pixels. */
const MAX_AWAY_PX = 20_000;
const place = v.strictObject({
  side: v.picklist(['left', 'right']),
  edge: v.picklist(['top', 'bottom']),
  awayPx: v.pipe(v.number(), v.minValue(0), v.maxValue(MAX_AWAY_PX)),
});
const people = v.pipe(v.array(person), v.maxLength(MAX_PEOPLE));
const row = { personId: ID, generation: GENERATION };

/** Every wish, closed: an unknown key or kind is refused. */
const commandSchema = v.variant('kind', [
  v.strictObject({
    kind: v.literal('start'),
    people,
    callerId: v.exactOptional(CALLER_ID),
    bringIn: v.picklist(['on-answer', 'by-hand']),
    mode: v.exactOptional(v.picklist(['conference', 'one-to-one'])),
  }),
  v.strictObject({ kind: v.literal('answer'), incomingId: ID }),
  v.strictObject({ kind: v.literal('decline'), incomingId: ID }),
  v.strictObject({ kind: v.literal('toVoicemail'), incomingId: ID }),
  v.strictObject({ kind: v.literal('add'), people }),
  v.strictObject({ kind: v.literal('remove'), ...row, delayMs: DELAY_MS }),
  v.strictObject({ kind: v.literal('undoRemove'), ...row }),
  v.strictObject({ kind: v.literal('callBack'), ...row }),
  v.strictObject({ kind: v.literal('bringIn'), ...row }),
  v.strictObject({ kind: v.literal('talk'), personId: v.nullable(ID) }),
  v.strictObject({ kind: v.literal('setPersonMuted'), ...row, muted: v.boolean() }),
  v.strictObject({ kind: v.literal('setMuted'), muted: v.boolean() }),
  v.strictObject({ kind: v.literal('setOnHold'), onHold: v.boolean() }),
  v.strictObject({ kind: v.literal('setRecording'), recording: v.boolean() }),
  v.strictObject({ kind: v.literal('sendTones'), tones: TONES, personId: v.exactOptional(ID) }),
  v.strictObject({ kind: v.literal('leave') }),
  v.strictObject({ kind: v.literal('end') }),
  v.strictObject({ kind: v.literal('rejoin') }),
  v.strictObject({ kind: v.literal('dismiss') }),
  v.strictObject({ kind: v.literal('checkNow') }),
  v.strictObject({ kind: v.literal('carryOn') }),
]) satisfies v.GenericSchema<Command>;

const requestSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('signIn') }),
  v.strictObject({ kind: v.literal('signOut') }),
  v.strictObject({ kind: v.literal('openPopup'), digits: v.exactOptional(DIGITS), view: v.exactOptional(POPUP_VIEW) }),
  v.strictObject({ kind: v.literal('openMicrophone') }),
  v.strictObject({ kind: v.literal('openOptions') }),
  v.strictObject({ kind: v.literal('setLayout'), layout: v.strictObject({ minimised: v.boolean(), place }) }),
  v.strictObject({ kind: v.literal('saveNotes'), callId: ID, text: NOTES }),
  v.strictObject({ kind: v.literal('deleteRecords'), callId: v.exactOptional(ID) }),
  v.strictObject({ kind: v.literal('panelGaveUp') }),
]) satisfies v.GenericSchema<UiRequest>;

const fromUiSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('command'), id: ID, command: commandSchema }),
  v.strictObject({ kind: v.literal('request'), id: ID, request: requestSchema }),
]) satisfies v.GenericSchema<FromUi>;

const withIdSchema = v.looseObject({ kind: v.literal('command'), id: ID });

/** What a message turned out to be. */
export type Parsed =
  | { readonly kind: 'ok'; readonly message: FromUi }
  /** Not understood; an id to answer to where there is one. */
  | { readonly kind: 'malformed'; readonly id?: string };

/** Reads whatever came over a port. Never throws. */
export function parseFromUi(message: unknown): Parsed {
  const parsed = v.safeParse(fromUiSchema, message);
  if (parsed.success) return { kind: 'ok', message: parsed.output };
  const withId = v.safeParse(withIdSchema, message);
  return withId.success ? { kind: 'malformed', id: withId.output.id } : { kind: 'malformed' };
}
