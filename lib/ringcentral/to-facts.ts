import * as v from 'valibot';
import {
  type PartyPatch,
  type PartySight,
  type Peer,
  type PresenceCall,
  type SessionReading,
  STATUS_CODES,
  type StatusCode,
} from '../call/party';
import { dropUndefined } from './drop-undefined';
import {
  activeCallSchema,
  createdConferenceSchema,
  cut,
  notificationSchema,
  type PartyJson,
  partySchema,
  presenceSchema,
  sessionSchema,
} from './schema';
import type { CreatedConference } from './telephony';

/** What one notification told; `junk` counts what could not be read. */
export interface Patches {
  readonly patches: readonly PartyPatch[];
  readonly junk: number;
}

const NOTHING: Patches = { patches: [], junk: 0 };
const JUNK: Patches = { patches: [], junk: 1 };
const CONFERENCE = 'conference';

/** Whatever the case; comparing first is cheaper. */
const isText = (value: string | undefined, expected: string): boolean =>
  value === expected || value?.toLowerCase() === expected;

const CODES: ReadonlyMap<string, StatusCode> = new Map([
  ...STATUS_CODES.flatMap((code): [string, StatusCode][] => [
    [code, code],
    [code.toLowerCase(), code],
  ]),
  // As a guide page of RingCentral writes it.
  ['vmscreening', 'VoiceMailScreening'],
]);

const toStatusCode = (code = ''): StatusCode => CODES.get(code) ?? CODES.get(code.toLowerCase()) ?? 'unknown';

/** Every id that REST understands; the legacy session id is a bare number. */
const isSessionId = (id: string): boolean => !/^\d+$/.test(id);

function toPeer(status: PartyJson['status']): Peer | undefined {
  const peer = status?.peerId;
  const sessionId = peer?.telephonySessionId ?? peer?.sessionId;
  return peer && sessionId !== undefined && isSessionId(sessionId) ? { sessionId, partyId: peer.partyId } : undefined;
}

/** The host's leg is the one that dialled "conference". */
function toIsHost({ conferenceRole, direction, to }: PartyJson, isConference: boolean): boolean | undefined {
  if (!isConference) return undefined;
  if (conferenceRole !== undefined) return isText(conferenceRole, 'host');
  return direction === 'Outbound' && isText(to?.phoneNumber, CONFERENCE);
}

/** Ids may be numbers, and names come from strangers: cut, so that nothing large is stored. */
const toText = (value: string | number | undefined): string | undefined =>
  value === undefined ? undefined : cut(String(value));

function toSight(party: PartyJson, isConference: boolean): PartySight {
  const { from, to, status } = party;
  return dropUndefined({
    partyId: party.id,
    status: toStatusCode(status?.code),
    statusReason: toText(status?.reason),
    peer: toPeer(status),
    direction: party.direction,
    isHost: toIsHost(party, isConference),
    muted: party.muted,
    extensionId: toText(party.extensionId),
    fromDeviceId: toText(from?.deviceId),
    fromNumber: toText(from?.phoneNumber),
    fromName: toText(from?.name),
    toNumber: toText(to?.phoneNumber),
    toName: toText(to?.name),
    toExtensionId: toText(to?.extensionId),
  });
}

function toSights(parties: readonly unknown[], isConference: boolean): PartySight[] {
  const sights: PartySight[] = [];
  for (const party of parties) {
    const parsed = v.safeParse(partySchema, party);
    if (parsed.success) sights.push(toSight(parsed.output, isConference));
  }
  return sights;
}

/** Reads one notification. Those of other kinds tell nothing; arbitrary JSON is junk, never an exception. */
export function toPatches(notification: unknown): Patches {
  const parsed = v.safeParse(notificationSchema, notification);
  if (!parsed.success) return JUNK;
  const { event, body } = parsed.output;
  // Not compared with the filter: the platform fills in ids, and the account filter brings other owners' paths.
  if (!event.includes('/telephony/sessions')) return NOTHING;
  if (!body) return JUNK;
  const { sequence, telephonySessionId: sessionId, origin, parties } = body;
  const isConference = isText(origin?.type, CONFERENCE);
  const patches: PartyPatch[] = [];
  for (const party of toSights(parties, isConference)) patches.push({ sessionId, isConference, sequence, party });
  return { patches, junk: parties.length - patches.length };
}

/** RingCentral wraps the answer to POST in `session` and leaves that to GET bare; the documents say it the other way. */
const unwrapSession = (json: unknown): unknown =>
  typeof json === 'object' && json !== null && 'session' in json ? json.session : json;

/** Reads a whole session; undefined when it makes no sense, because a guess would look like people who left. */
export function toSessionReading(json: unknown): SessionReading | undefined {
  const parsed = v.safeParse(sessionSchema, unwrapSession(json));
  if (!parsed.success) return undefined;
  const { id, origin, voiceCallToken, parties } = parsed.output;
  const isConference = isText(origin?.type, CONFERENCE) || voiceCallToken?.startsWith('conf_') === true;
  return { sessionId: id, isConference, parties: toSights(parties, isConference) };
}

/** Reads the answer to POST conference. */
export function toCreatedConference(json: unknown): CreatedConference | undefined {
  const parsed = v.safeParse(createdConferenceSchema, unwrapSession(json));
  return parsed.success ? { sessionId: parsed.output.id, voiceCallToken: parsed.output.voiceCallToken } : undefined;
}

/** Reads the extension's live calls; undefined when the answer is not a presence at all. */
export function toPresenceCalls(json: unknown): readonly PresenceCall[] | undefined {
  const presence = v.safeParse(presenceSchema, json);
  if (!presence.success) return undefined;
  return presence.output.activeCalls.flatMap((call) => {
    const parsed = v.safeParse(activeCallSchema, call);
    if (!parsed.success) return [];
    const { telephonySessionId: sessionId, partyId, direction, from, to } = parsed.output;
    const number = isText(direction, 'inbound') ? from : to;
    return [dropUndefined({ sessionId, partyId, isConference: isText(to, CONFERENCE), number })];
  });
}
