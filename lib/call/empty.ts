import type { NewPerson } from './commands';
import { DEFAULT_RULES } from './dial-rules';
import type { Call, Host, Leg, Person } from './model';

/** A leg of which nothing was seen yet. */
export const newLeg = (tag: string): Leg => ({
  tag,
  bootId: '',
  sip: 'none',
  missingReads: 0,
  missingAtMs: 0,
  isSessionGone: false,
  wasAnswered: false,
  wasMachine: false,
  wasJoined: false,
});

/** Unique across the calls of one phone: a tag is dialled at most once in its life. */
export const legTag = (callId: string, subject: string, generation: number): string =>
  `${callId}/${subject}/${generation}`;

/** The rep's own side of a call that begins. */
export const newHost = (callId: string, atMs: number): Host => ({
  wish: 'in',
  wishAtMs: atMs,
  generation: 1,
  leg: newLeg(legTag(callId, 'host', 1)),
  muted: false,
  onHold: false,
  recording: false,
  recordingRefused: false,
  leaveRefused: false,
  talkTo: null,
  pastPartyIds: [],
  noted: 'out',
});

/** Somebody who is about to be dialled: the index-th on the call, counted from 1. */
export const newPerson = (call: Call, index: number, from: NewPerson, atMs: number): Person => {
  const id = `p${index}`;
  return {
    id,
    number: from.number,
    name: from.name,
    ...(from.extension !== undefined && { extension: from.extension }),
    ...(from.crm && { crm: from.crm }),
    isSomeoneElse: false,
    wish: 'in',
    outAtMs: 0,
    generation: 1,
    bringIn: call.bringIn,
    leg: newLeg(legTag(call.id, id, 1)),
    phase: 'dialing',
    phaseAtMs: atMs,
  };
};

/** No call, nothing known: what a fresh profile begins with. */
export const NOTHING: Call = {
  version: 1,
  id: '',
  startedAtMs: 0,
  bringIn: 'on-answer',
  host: newHost('', 0),
  people: [],
  mode: 'conference',
  incoming: [],
  rung: { count: 0, tags: [] },
  ringsHere: false,
  creates: 0,
  spares: [],
  isDialSerial: false,
  phone: {
    bootId: '',
    isLinked: false,
    isRegistered: false,
    microphone: 'closed',
    audio: { liveTag: null, muted: false, onHold: false },
    recording: false,
    hasRestarted: false,
    isSilent: false,
  },
  events: 'stopped',
  eventsAtMs: 0,
  phoneAtMs: 0,
  isSignedOut: false,
  workerAtMs: 0,
  seenAtMs: 0,
  recordAheadMs: 0,
  isBlocked: false,
  isUnsaved: false,
  isLeftover: false,
  warmUntilMs: 0,
  penaltyUntilMs: 0,
  faultAtMs: 0,
  confirmedAtMs: 0,
  checkedAtMs: 0,
  attempts: {},
  looks: {},
  loose: [],
  elsewhere: [],
  candidates: [],
  timeline: [],
  entries: 0,
  unrecorded: [],
  rules: DEFAULT_RULES,
  dialedAtMs: [],
  results: [],
};
