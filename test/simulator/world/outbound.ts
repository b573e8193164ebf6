import { type Extension, findExtension, nameOf } from './account';
import { type CalleeSettings, failureOf, ORDINARY_CALLEE, toNumber } from './callee';
import { connectFar, failCall, later, openCall } from './calls';
import { answer, progress } from './legs';
import type { InviteRequest } from './line';
import type { Call, Device, Leg, State } from './model';
import { addParty, openSession, setStatus } from './parties';
import { mobilePickupData } from './pickup';

// Gaps between events in the recordings of dibyenduroy/csn-data. Unit: milliseconds.
const FAR_PROCEEDING_AFTER_MS = 36;
const RINGING_AFTER_MS = 300;
const OWN_ANSWERED_LAG_MS = 28;
const COLLEAGUE_SETUP_AFTER_MS = 19;
const COLLEAGUE_OWN_ANSWERED_AFTER_MS = 58;
const COLLEAGUE_PROCEEDING_AFTER_MS = 80;

/** How long the platform needs between 183 and its early 200. Unit: milliseconds. */
const EARLY_ANSWER_LAG_MS = 40;

/** How the number behaves, and which colleague it is, if any. */
function lookUpCallee(state: State, number: string): { callee: CalleeSettings; colleague?: Extension } {
  const listed = state.account.extensions.find(
    (extension) => extension.extensionNumber === number || extension.directNumber === number,
  );
  const colleague = state.colleagues.get(number) ?? listed;
  const callee = state.callees.get(number) ?? unknownCallee(state, number, colleague !== undefined);
  return callee.internal && colleague ? { callee, colleague } : { callee };
}

function unknownCallee(state: State, number: string, colleague: boolean): CalleeSettings {
  if (colleague) return { ...ORDINARY_CALLEE, internal: true };
  // Up to six digits can only be an extension, and this one does not exist.
  const fails = number.length <= 6 ? 'InvalidNumber' : state.switches.unknownNumber;
  return fails === 'answers' ? ORDINARY_CALLEE : { ...ORDINARY_CALLEE, answersAfterMs: undefined, fails };
}

/** Places an ordinary call for a device's leg. */
export function dial(state: State, leg: Leg, device: Device, request: InviteRequest): void {
  const number = toNumber(request.callee);
  const { callee, colleague } = lookUpCallee(state, number);
  const call = openOutboundCall(state, { leg, device, request, number, callee, colleague });
  setStatus(state, call.own, 'Setup');
  const asInternal =
    colleague !== undefined && (isShort(number) || state.switches.directNumberAnswer === 'like-internal');
  if (asInternal) ringColleague(state, call, colleague);
  else ringOutside(state, call);
  driveLeg(state, call, leg);
  decideOutcome(state, call, asInternal);
}

function isShort(number: string): boolean {
  return number.length <= 6;
}

interface OutboundSeed {
  readonly leg: Leg;
  readonly device: Device;
  readonly request: InviteRequest;
  readonly number: string;
  readonly callee: CalleeSettings;
  readonly colleague: Extension | undefined;
}

function openOutboundCall(state: State, seed: OutboundSeed): Call {
  const { device, number, callee, colleague } = seed;
  const session = openSession(state, 'Call');
  const caller = findExtension(state.account, device.extensionId);
  const shown = toCallerId(state, seed.request.callerId, caller);
  const callerName = caller ? nameOf(caller) : '';
  const own = addParty(state, session, {
    direction: 'Outbound',
    extensionId: device.extensionId,
    from: { phoneNumber: shown, extensionId: device.extensionId, deviceId: device.id },
    to: { phoneNumber: number },
    person: { number: shown, name: callerName },
  });
  const far = addParty(state, session, {
    direction: 'Inbound',
    extensionId: colleague?.id,
    from: {
      phoneNumber: colleague ? (caller?.extensionNumber ?? shown) : shown,
      name: callerName,
      extensionId: device.extensionId,
      ...(colleague && { deviceId: device.id }),
    },
    to: colleague ? colleagueAddress(number, colleague) : { phoneNumber: number },
    person: { number, name: callee.name || (colleague ? nameOf(colleague) : '') },
  });
  seed.leg.party = own;
  return openCall(state, { own, far, leg: seed.leg, internal: colleague !== undefined, callee });
}

/** A caller id is granted only if it is a number of the account. */
function toCallerId(state: State, asked: string | undefined, caller: Extension | undefined): string {
  const own = caller?.directNumber ?? state.account.mainNumber;
  if (asked === undefined) return own;
  const number = toNumber(asked);
  return number === own || number === state.account.mainNumber ? number : own;
}

function colleagueAddress(number: string, colleague: Extension) {
  return { phoneNumber: number, name: nameOf(colleague), extensionId: colleague.id };
}

/** When the network reports ringing: soon, and never after the answer. */
function ringingAfterMs(call: Call): number {
  const end = call.callee.answersAfterMs ?? failsAfterMs(call.callee) ?? Number.POSITIVE_INFINITY;
  return Math.min(RINGING_AFTER_MS, Math.floor(end / 2));
}

function failsAfterMs(callee: CalleeSettings): number | undefined {
  return callee.fails === undefined ? undefined : (callee.failsAfterMs ?? failureOf(callee.fails).afterMs);
}

function ringOutside(state: State, call: Call): void {
  const ringingMs = ringingAfterMs(call);
  later(state, call, Math.min(FAR_PROCEEDING_AFTER_MS, ringingMs), () => setStatus(state, call.far, 'Proceeding'));
  if (call.callee.rings) later(state, call, ringingMs, () => proceed(state, call));
}

function proceed(state: State, call: Call): void {
  if (call.own.status === 'Setup') setStatus(state, call.own, 'Proceeding');
}

/** A colleague's phone rings. Our own party is `Answered` long before anybody picks up: call handling has begun. */
function ringColleague(state: State, call: Call, colleague: Extension): void {
  const scale = Math.min(1, ringingAfterMs(call) / COLLEAGUE_PROCEEDING_AFTER_MS);
  const at = (delayMs: number, run: () => void) => later(state, call, Math.floor(delayMs * scale), run);
  at(COLLEAGUE_SETUP_AFTER_MS, () => setStatus(state, call.far, 'Setup'));
  at(COLLEAGUE_OWN_ANSWERED_AFTER_MS, () => {
    const { phoneNumber = '', extensionId = '', deviceId = '' } = call.own.from;
    call.own.from = { phoneNumber, name: call.own.person.name, extensionId, deviceId };
    call.own.to = colleagueAddress(call.farNumber, colleague);
    if (call.own.status === 'Setup') setStatus(state, call.own, 'Answered');
  });
  at(COLLEAGUE_PROCEEDING_AFTER_MS, () => {
    call.far.mobilePickupData = mobilePickupData(state, colleague.id);
    setStatus(state, call.far, 'Proceeding');
  });
}

/** 183 with the ids, then 200: at once, or with the real answer where the account is like that. */
function driveLeg(state: State, call: Call, leg: Leg): void {
  const { progressAfterMs, earlyAnswer, failureReasonOn } = state.switches;
  later(state, call, progressAfterMs, () => progress(state, leg));
  const reasonInSip = failureReasonOn === 'sip' && call.callee.fails !== undefined;
  if (earlyAnswer && !reasonInSip) later(state, call, progressAfterMs + EARLY_ANSWER_LAG_MS, () => answer(state, leg));
}

function decideOutcome(state: State, call: Call, asInternal: boolean): void {
  const { callee } = call;
  const failMs = failsAfterMs(callee);
  if (callee.fails !== undefined && failMs !== undefined) {
    const reason = callee.fails;
    // A phone must have seen a 1xx before a refusal, so no failure comes before the 183.
    const afterMs = Math.max(failMs, state.switches.progressAfterMs + 1);
    later(state, call, afterMs, () => failCall(state, call, reason));
  } else if (callee.answersAfterMs !== undefined) {
    later(state, call, callee.answersAfterMs, () => pickUp(state, call, asInternal));
  }
}

/** The person, or their mailbox, takes the call. */
export function pickUp(state: State, call: Call, asInternal = call.internal): void {
  if (call.answered || call.over) return;
  const status = call.callee.voicemail ? 'VoiceMail' : 'Answered';
  setStatus(state, call.far, status);
  connectFar(state, call);
  later(state, call, OWN_ANSWERED_LAG_MS, () => {
    const waiting = call.own.status === 'Setup' || call.own.status === 'Proceeding';
    if (waiting && !asInternal) setStatus(state, call.own, status);
    if (call.leg) answer(state, call.leg);
  });
}
