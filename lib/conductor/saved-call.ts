import type { Candidate } from '../call/claim';
import type { CrmRecord } from '../call/crm-record';
import type { DialRules } from '../call/dial-rules';
import type { Elsewhere, SelfSight } from '../call/elsewhere';
import type { Incoming, Rung } from '../call/incoming';
import type {
  Account,
  Call,
  CommandRecord,
  Conference,
  Host,
  Leg,
  LegEndSight,
  Person,
  PhoneSight,
  RecordEntry,
  TimelineEntry,
  Tones,
} from '../call/model';
import type { PartyPatch, PartySight, Peer } from '../call/party';
import type { Refusal } from '../call/reasons';
import type { Attempt, Look } from '../call/requests';
import type { Sight } from '../call/sight';
import { flag, like, listOf, maybe, nullable, number, recordOf, text } from './checks';

const peer = like<Peer>({ sessionId: text, partyId: text });

const sight = like<Sight>({
  status: text,
  reason: maybe(text),
  peer: maybe(peer),
  muted: maybe(flag),
  sequence: number,
  atMs: number,
});

const leg = like<Leg>({
  tag: text,
  bootId: text,
  sip: text,
  end: maybe(like<LegEndSight>({ status: number, q850Cause: maybe(number), byUs: flag, hasNoAudio: maybe(flag) })),
  ids: maybe(peer),
  own: maybe(sight),
  other: maybe(sight),
  others: maybe(recordOf(sight)),
  toExtensionId: maybe(text),
  conferencePartyId: maybe(text),
  conference: maybe(sight),
  missingReads: number,
  missingAtMs: number,
  isSessionGone: flag,
  wasAnswered: flag,
  wasMachine: flag,
  wasJoined: flag,
});

const crm = like<CrmRecord>({ title: text, link: maybe(text) });

const person = like<Person>({
  id: text,
  number: text,
  name: text,
  extension: maybe(text),
  crm: maybe(crm),
  isSomeoneElse: flag,
  isCaller: maybe(flag),
  wish: text,
  outAtMs: number,
  generation: number,
  bringIn: text,
  muteWish: maybe(flag),
  problem: maybe(text),
  gaveUp: maybe(text),
  leg,
  phase: text,
  phaseAtMs: number,
  joinedAtMs: maybe(number),
  leftAtMs: maybe(number),
});

const host = like<Host>({
  wish: text,
  wishAtMs: number,
  generation: number,
  leg,
  muted: flag,
  onHold: flag,
  recording: flag,
  recordingRefused: flag,
  leaveRefused: flag,
  talkTo: nullable(text),
  joinedAtMs: maybe(number),
  pastPartyIds: listOf(text),
  noted: text,
});

const phone = like<PhoneSight>({
  bootId: text,
  isLinked: flag,
  isRegistered: flag,
  microphone: text,
  audio: like<PhoneSight['audio']>({ liveTag: nullable(text), muted: flag, onHold: flag }),
  recording: flag,
  hasRestarted: flag,
  isSilent: flag,
});

const attempt = like<Attempt>({
  atMs: number,
  tries: number,
  outcome: maybe(text),
  settledAtMs: maybe(number),
  heldUntilMs: maybe(number),
  isUnverified: flag,
});

const look = like<Look>({
  wantedAtMs: number,
  begunAtMs: number,
  isOpen: flag,
  answeredAtMs: number,
  failures: number,
  heldUntilMs: maybe(number),
});

const party = like<PartySight>({
  partyId: text,
  status: text,
  statusReason: maybe(text),
  peer: maybe(peer),
  direction: maybe(text),
  isHost: maybe(flag),
  muted: maybe(flag),
  extensionId: maybe(text),
  fromDeviceId: maybe(text),
  fromNumber: maybe(text),
  fromName: maybe(text),
  toNumber: maybe(text),
  toName: maybe(text),
  toExtensionId: maybe(text),
});

const patch = like<PartyPatch>({ sessionId: text, isConference: flag, sequence: number, party });
const entry = like<TimelineEntry>({ what: text, name: text, number: text, reason: maybe(text), atMs: number });
const recordEntry = like<RecordEntry>({
  callId: text,
  sequence: number,
  what: text,
  atMs: number,
  personId: text,
  generation: number,
  name: text,
  number: text,
  reason: maybe(text),
  crm: maybe(crm),
  endReason: maybe(text),
});
const rules = like<DialRules>({
  countries: listOf(text),
  doNotCall: listOf(text),
  premium: text,
  perMinute: number,
  perHour: number,
});
const refusal = like<Refusal>({ refused: text, personIndex: maybe(number) });

const call = like<Call>({
  version: (value) => value === 1,
  id: text,
  startedAtMs: number,
  callerId: maybe(text),
  bringIn: text,
  host,
  people: listOf(person),
  mode: text,
  grownAtMs: maybe(number),
  incoming: listOf(
    like<Incoming>({
      id: text,
      tag: text,
      bootId: text,
      number: text,
      name: text,
      ids: maybe(peer),
      atMs: number,
      wish: text,
      own: maybe(sight),
      goneAtMs: maybe(number),
    }),
  ),
  rung: like<Rung>({ count: number, tags: listOf(text) }),
  ringsHere: flag,
  creates: number,
  conference: maybe(like<Conference>({ id: text, token: text, createdAtMs: number, isOver: flag })),
  spares: listOf(text),
  isDialSerial: flag,
  over: maybe(like<NonNullable<Call['over']>>({ reason: text, atMs: number })),
  failure: maybe(text),
  phone,
  events: text,
  eventsAtMs: number,
  phoneAtMs: number,
  account: maybe(like<Account>({ country: text, ownNumbers: listOf(text) })),
  isSignedOut: flag,
  workerAtMs: number,
  seenAtMs: number,
  recordAheadMs: number,
  isBlocked: flag,
  isUnsaved: flag,
  isLeftover: flag,
  warmUntilMs: number,
  penaltyUntilMs: number,
  faultAtMs: number,
  confirmedAtMs: number,
  checkedAtMs: number,
  attempts: recordOf(attempt),
  looks: recordOf(look),
  loose: listOf(like<Call['loose'][number]>({ patch, atMs: number })),
  self: maybe(like<SelfSight>({ extensionId: text, deviceIds: listOf(text) })),
  elsewhere: listOf(
    like<Elsewhere>({
      sessionId: text,
      partyId: text,
      isConference: flag,
      name: text,
      number: text,
      own: sight,
      sinceAtMs: number,
    }),
  ),
  candidates: listOf(like<Candidate>({ sessionId: text, partyId: text, number: text, isRefused: flag })),
  tones: maybe(like<Tones>({ number, tag: text, digits: text })),
  timeline: listOf(entry),
  entries: number,
  unrecorded: listOf(recordEntry),
  rules,
  dialedAtMs: listOf(number),
  carriedOnAtMs: maybe(number),
  results: listOf(like<CommandRecord>({ id: text, refusal: maybe(refusal) })),
});

/** Of the same build all the way down, what may be absent included. Says nothing about whether it makes sense. */
export const isBuiltLikeCall = (value: unknown): value is Call => call(value);
