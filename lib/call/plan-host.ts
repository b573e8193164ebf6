import { isUnderWay, keys, NEVER, notDoneDueMs, repeatDueMs, resendDueMs } from './attempts';
import type { Effect, PhoneOrder, Planned } from './effects';
import { END_GIVE_UP_MS, HOST_DIAL_IN_MS, LEAVE_GIVE_UP_MS, MAX_CREATES, PHONE_REPEAT_MS, PREPARE_MS } from './limits';
import type { Call } from './model';
import {
  hasLegs,
  isHostIn,
  isHostLegOver,
  isJoined,
  isLegOver,
  isOver,
  isPhoneUp,
  isPrepared,
  isSipAlive,
} from './phase';
import type { EndReason } from './reasons';
import { isFinal } from './sight';

/** Concludes that the call cannot go on, and why. */
export const giveUpCall = (reason: EndReason): Effect => ({ kind: 'giveUp', subject: { kind: 'call', reason } });

/** Nobody gives up before a new worker had time to look. */
export const giveUpDueMs = (call: Call, deadlineMs: number): number => Math.max(deadlineMs, call.workerAtMs + 5_000);

/** A message to this life of the phone, sent again until the state shows that it was done. */
export function tell(call: Call, key: string, order: PhoneOrder, firstMs = 0, everyMs = PHONE_REPEAT_MS): Planned {
  const { bootId, isLinked } = call.phone;
  const dueMs = isLinked ? resendDueMs(call.attempts[key], firstMs, everyMs) : NEVER;
  return { effect: { kind: 'tellPhone', key, bootId, order }, dueMs };
}

/** A phone that hangs is closed, so that the next is a fresh one; not while a call is on it, which may still be heard. */
function planReplace(call: Call): Planned[] {
  if (hasLegs(call)) return [];
  const key = 'close-phone';
  return [{ effect: { kind: 'closePhone', key }, dueMs: resendDueMs(call.attempts[key], 0, 10_000) }];
}

/** Opens what is closed: phone and subscription. Also for a popup that was just opened. */
export function planReadiness(call: Call, firstMs: number): Planned[] {
  const openKey = 'open-phone';
  const planned: Planned[] = [];
  if (call.phone.isSilent) planned.push(...planReplace(call));
  else if (!isPhoneUp(call)) {
    const attempt = call.attempts[openKey];
    const dueMs =
      attempt && !isUnderWay(attempt) ? (attempt.settledAtMs ?? attempt.atMs) + 3_000 : repeatDueMs(attempt, firstMs);
    planned.push({ effect: { kind: 'openPhone', key: openKey }, dueMs });
  }
  if (call.events === 'stopped') {
    const attempt = call.attempts['start-events'];
    const dueMs = attempt?.outcome ? (attempt.settledAtMs ?? attempt.atMs) + 3_000 : repeatDueMs(attempt, firstMs);
    planned.push({ effect: { kind: 'startEvents', key: 'start-events' }, dueMs });
  }
  return planned;
}

function prepareFailure(call: Call): EndReason {
  if (call.isBlocked) return 'network-blocked';
  if (!isPhoneUp(call)) return 'phone-failed';
  return call.phone.microphone === 'open' ? 'events-failed' : 'microphone-denied';
}

/** Microphone, phone and events, all at once: nobody's phone rings before they are there. */
export function planPrepare(call: Call): Planned[] {
  const { microphone } = call.phone;
  if (call.isUnsaved) return [{ effect: giveUpCall('not-saved'), dueMs: 0 }];
  const deadlineMs = giveUpDueMs(call, (call.grownAtMs ?? call.startedAtMs) + PREPARE_MS);
  const planned: Planned[] = [
    ...planReadiness(call, call.startedAtMs),
    { effect: giveUpCall(prepareFailure(call)), dueMs: deadlineMs },
  ];
  if (microphone === 'denied' || microphone === 'missing')
    planned.push({ effect: giveUpCall('microphone-denied'), dueMs: 0 });
  else if (microphone !== 'open')
    planned.push(tell(call, `microphone:${call.phone.bootId}`, { kind: 'openMicrophone' }, 0, 5_000));
  return planned;
}

/** POST conference: not idempotent, and nothing to look at, so a lost answer is followed by a new attempt. */
export function planCreate(call: Call): Planned[] {
  if (call.isUnsaved) return [{ effect: giveUpCall('not-saved'), dueMs: 0 }];
  const last = call.attempts[keys.create(call, call.creates)];
  const create = (dueMs: number): Planned => ({
    effect: { kind: 'createConference', key: keys.create(call, call.creates + 1) },
    dueMs,
  });
  if (!last) return [create(0)];
  if (isUnderWay(last)) return [];
  const settledAtMs = last.settledAtMs ?? last.atMs;
  const isRefused = last.outcome === 'refused' || last.outcome === 'forbidden' || last.outcome === 'gone';
  if (isRefused) return [{ effect: giveUpCall(call.isBlocked ? 'network-blocked' : 'create-failed'), dueMs: 0 }];
  if (call.creates >= MAX_CREATES)
    return [{ effect: giveUpCall(call.isBlocked ? 'network-blocked' : 'create-failed'), dueMs: settledAtMs }];
  if (last.outcome === 'not-done') return [create(notDoneDueMs(last))];
  return [create(last.outcome === undefined ? 0 : settledAtMs + 500)];
}

const hostFailure = ({ host }: Call): EndReason => (host.leg.end?.hasNoAudio ? 'no-audio' : 'host-failed');

/** The host's INVITE to the conference, within the time that RingCentral grants. */
export function planHostDial(call: Call): Planned[] {
  const { conference, host } = call;
  if (!conference || isHostIn(call)) return [];
  if (isHostLegOver(call))
    return host.joinedAtMs === undefined ? [{ effect: giveUpCall(hostFailure(call)), dueMs: 0 }] : [];
  const planned: Planned[] = [];
  const isBlocked = call.isUnsaved && host.leg.sip === 'none' && host.joinedAtMs === undefined;
  if (isBlocked) return [{ effect: giveUpCall('not-saved'), dueMs: 0 }];
  if (host.leg.sip === 'none') {
    const key = keys.dial('host', host.generation);
    const attempt = call.attempts[key];
    const dueMs = attempt && attempt.outcome !== 'not-done' ? NEVER : repeatDueMs(attempt, 0);
    const order: PhoneOrder = { kind: 'dial', tag: host.leg.tag, callee: conference.token };
    planned.push({
      effect: { kind: 'tellPhone', key, bootId: call.phone.bootId, order },
      dueMs: call.phone.isLinked ? dueMs : NEVER,
    });
  }
  if (host.joinedAtMs !== undefined) {
    const giveUp: Effect = { kind: 'giveUp', subject: { kind: 'rejoining' } };
    planned.push({ effect: giveUp, dueMs: giveUpDueMs(call, host.wishAtMs + HOST_DIAL_IN_MS) });
  } else {
    planned.push({
      effect: giveUpCall('host-failed'),
      dueMs: giveUpDueMs(call, conference.createdAtMs + HOST_DIAL_IN_MS),
    });
  }
  return planned;
}

/** Leave: DELETE the host's own party, keeping the conference, before any BYE. Pending removals go first. */
export function planLeave(call: Call): Planned[] {
  const { conference, host } = call;
  if (!conference || isHostLegOver(call)) return [];
  const hangUp = (firstMs: number): Planned =>
    tell(call, keys.hangUp(host.leg.tag), { kind: 'hangUp', tag: host.leg.tag }, firstMs);
  // A BYE of a leg that is up would end it for everybody: its ids come first, by a look if need be.
  if (!host.leg.ids) return host.leg.sip === 'answered' ? [] : [hangUp(host.wishAtMs)];
  const key = keys.leave(host.generation);
  const attempt = call.attempts[key];
  const isGranted = attempt?.outcome === 'ok' || attempt?.outcome === 'gone';
  if (isGranted) return [hangUp(0)];
  const isRefused =
    attempt?.outcome === 'forbidden' || attempt?.outcome === 'refused' || attempt?.outcome === 'conflict';
  const giveUp: Effect = { kind: 'giveUp', subject: { kind: 'leaving' } };
  if (isRefused) return [{ effect: giveUp, dueMs: 0 }];
  const isRemoving = call.people.some(
    (person) => person.wish === 'out' && isJoined(call, person) && !isLegOver(call, person),
  );
  const firstMs = isRemoving ? host.wishAtMs + 5_000 : host.wishAtMs;
  const { sessionId, partyId } = host.leg.ids;
  return [
    {
      effect: { kind: 'deleteParty', key, sessionId, partyId, keepConferenceAlive: true },
      dueMs: repeatDueMs(attempt, firstMs),
    },
    { effect: giveUp, dueMs: giveUpDueMs(call, host.wishAtMs + LEAVE_GIVE_UP_MS) },
  ];
}

/** Everybody of whom the platform could still say something, by event: all of them are seen to be gone. */
function isOverByEvents(call: Call): boolean {
  const ended = call.conference && call.attempts[keys.end(call.conference.id)];
  if (ended?.outcome !== 'ok' || !isFinal(call.host.leg.own)) return false;
  return call.people.every((person) => isFinal(person.leg.own) || (!person.leg.wasJoined && isOver(person.phase)));
}

const isConferenceOver = (call: Call): boolean => !call.conference || call.conference.isOver || isOverByEvents(call);

const ourLegs = (call: Call) => [call.host.leg, ...call.people.map((person) => person.leg)];

const isMicrophoneOff = ({ phone }: Call): boolean => !phone.isLinked || phone.microphone !== 'open';

/** Nothing of ours is left: no leg, no conference, no create under way, and the microphone is closed. */
function isAllGone(call: Call): boolean {
  const creating = isUnderWay(call.attempts[keys.create(call, call.creates)]);
  const dialling = [call.host, ...call.people].some(
    ({ leg, generation }, index) =>
      leg.sip === 'none' &&
      isUnderWay(call.attempts[keys.dial(index === 0 ? 'host' : (call.people[index - 1]?.id ?? ''), generation)]),
  );
  const isPhoneQuiet = isMicrophoneOff(call) && !ourLegs(call).some(isSipAlive);
  // One that hangs is closed once this is over, with everything in it.
  return isConferenceOver(call) && !creating && !dialling && (isPhoneQuiet || call.phone.isSilent);
}

function endReason(call: Call): EndReason {
  if (call.failure) return call.failure;
  return call.conference || call.mode === 'one-to-one' ? 'ended' : 'cancelled';
}

/** Legs are hung up once the DELETE of the session was answered, or is late: a failed SIP leg must not keep it alive. */
export function afterDeleteMs(call: Call): number {
  const attempt = call.conference && call.attempts[keys.end(call.conference.id)];
  const isAnswered = !call.conference || call.conference.isOver || call.isSignedOut || attempt?.outcome !== undefined;
  return isAnswered ? 0 : call.host.wishAtMs + 2_000;
}

/** End: DELETE the session, then hang up; told only when it is confirmed, or honestly when it is not. */
export function planEnd(call: Call): Planned[] {
  const { conference, host } = call;
  if (isAllGone(call) && !call.isSignedOut) return [{ effect: { kind: 'endCall', reason: endReason(call) }, dueMs: 0 }];
  const planned: Planned[] = [];
  if (conference && !isConferenceOver(call) && !call.isSignedOut) {
    const key = keys.end(conference.id);
    const attempt = call.attempts[key];
    const dueMs =
      attempt?.outcome && attempt.outcome !== 'ok'
        ? (attempt.settledAtMs ?? 0) + 1_000
        : repeatDueMs(attempt, host.wishAtMs);
    planned.push({ effect: { kind: 'deleteSession', key, sessionId: conference.id }, dueMs });
  }
  const wasDialled = host.leg.sip === 'none' && call.attempts[keys.dial('host', host.generation)] !== undefined;
  if (isSipAlive(host.leg) || wasDialled) {
    planned.push(tell(call, keys.hangUp(host.leg.tag), { kind: 'hangUp', tag: host.leg.tag }, afterDeleteMs(call)));
  }
  const isSilenced = !ourLegs(call).some(isSipAlive);
  if (isSilenced && call.phone.microphone === 'open')
    planned.push(tell(call, 'microphone-close', { kind: 'closeMicrophone' }));
  if (call.isSignedOut && isSilenced && isMicrophoneOff(call))
    planned.push({ effect: { kind: 'endCall', reason: 'out-only' }, dueMs: 0 });
  const late: EndReason = call.isSignedOut
    ? 'out-only'
    : (call.failure ?? (conference ? 'ended-unconfirmed' : 'cancelled'));
  planned.push({ effect: { kind: 'endCall', reason: late }, dueMs: giveUpDueMs(call, host.wishAtMs + END_GIVE_UP_MS) });
  return planned;
}

/** May the conference be asked for? */
export const isReadyToCreate = (call: Call): boolean => isPrepared(call) && !call.conference;
