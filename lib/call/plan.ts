import { keys, LET_GO, NEVER, repeatDueMs, resendDueMs, waitUntilMs } from './attempts';
import { type Effect, mustBeSaved, type Planned } from './effects';
import { INTERRUPTION_MS, JOINING_MS } from './limits';
import { longCallDueMs } from './long-call';
import type { Call } from './model';
import { hostPhase, isHostIn, isPhoneUp, isSipAlive, staleAtMs } from './phase';
import { planEndedElsewhere, planPrivate } from './plan-ended';
import {
  isReadyToCreate,
  planCreate,
  planEnd,
  planHostDial,
  planLeave,
  planPrepare,
  planReadiness,
  tell,
} from './plan-host';
import { isListening, planIncoming, planListening } from './plan-incoming';
import { planLooks } from './plan-looks';
import { planMicrophone } from './plan-microphone';
import { planPerson } from './plan-people';
import { planRecord } from './record-book';
import { isUnexplained, unexplainedUntilMs } from './why';

/** What the rep should hear and send: at most one leg is live, and a private one only while it is not joined. */
function wishedAudio(call: Call): { liveTag: string | null; muted: boolean; onHold: boolean } {
  const { host } = call;
  const inPrivate = call.people.find((person) => person.id === host.talkTo && isSipAlive(person.leg));
  const hostTag = isSipAlive(host.leg) ? host.leg.tag : null;
  return { liveTag: inPrivate?.leg.tag ?? hostTag, muted: host.muted, onHold: host.onHold };
}

function planAudio(call: Call): Planned[] {
  const wish = wishedAudio(call);
  const { audio } = call.phone;
  const isSame = wish.liveTag === audio.liveTag && wish.muted === audio.muted && wish.onHold === audio.onHold;
  // Whoever may not, or cannot, be heard still hears.
  if (isSame || call.phone.microphone === 'closed') return [];
  const key = `audio:${wish.liveTag ?? ''}:${wish.muted}:${wish.onHold}`;
  return [tell(call, key, { kind: 'setAudio', audio: wish })];
}

function planRecording(call: Call): Planned[] {
  const { host, phone } = call;
  if (host.recording === phone.recording || !isHostIn(call)) return [];
  return [
    tell(
      call,
      `recording:${host.recording}`,
      { kind: 'setRecording', tag: host.leg.tag, recording: host.recording },
      0,
      8_000,
    ),
  ];
}

/** Tones are sent once: a tone that nobody confirmed is not repeated. */
function planTones(call: Call): Planned[] {
  const { tones } = call;
  if (!tones || call.attempts[keys.tones(tones.number)]) return [];
  return [tell(call, keys.tones(tones.number), { kind: 'sendTones', tag: tones.tag, tones: tones.digits })];
}

/** While a call is open the phone reconnects its link by itself, which wakes the worker. */
function planCallOpen(call: Call, open: boolean): Planned[] {
  const key = `call-open:${call.phone.bootId}:${open}`;
  return call.attempts[key] ? [] : [tell(call, key, { kind: 'setCallOpen', open })];
}

function planSpares(call: Call): Planned[] {
  return call.spares.map((sessionId) => {
    const key = keys.end(sessionId);
    const dueMs = call.isSignedOut ? NEVER : repeatDueMs(call.attempts[key], 0);
    return { effect: { kind: 'deleteSession', key, sessionId }, dueMs };
  });
}

/** Nobody calls: what a popup warmed is let go after a while, everything else at once. */
function planIdle(call: Call): Planned[] {
  const planned = call.over ? planCallOpen(call, false) : [];
  if (call.warmUntilMs > 0) return [...planned, ...planWarm(call)];
  if (call.incoming.length > 0) return [...planned, ...planReadiness(call, 0)];
  const again = (key: string): number => resendDueMs(call.attempts[key], 0, 10_000);
  if (call.events !== 'stopped')
    planned.push({ effect: { kind: 'stopEvents', key: 'stop-events' }, dueMs: again('stop-events') });
  if (isListening(call)) planned.push(...planListening(call));
  else if (call.phone.isLinked)
    planned.push({ effect: { kind: 'closePhone', key: 'close-phone' }, dueMs: again('close-phone') });
  return planned;
}

/** A popup is open, or was until just now: phone and events are opened ahead of need. */
function planWarm(call: Call): Planned[] {
  const letGo: Planned = { effect: { kind: 'letGo', key: LET_GO }, dueMs: call.warmUntilMs };
  return call.account && !call.isSignedOut ? [letGo, ...planReadiness(call, 0)] : [letGo];
}

/** An open call keeps its phone and its events. */
const planUpkeep = (call: Call): Planned[] =>
  (call.conference || hostPhase(call).kind === 'private') && !call.isSignedOut ? planReadiness(call, 0) : [];

function planHost(call: Call): Planned[] {
  const phase = hostPhase(call);
  switch (phase.kind) {
    case 'preparing':
      return planPrepare(call);
    case 'creating':
      return isReadyToCreate(call) || call.creates > 0 ? planCreate(call) : planPrepare(call);
    case 'private':
      return planPrivate(call);
    case 'leaving':
      return [...planLeave(call), ...planEndedElsewhere(call)];
    case 'ending':
      return planEnd(call);
    case 'left':
      return planEndedElsewhere(call);
    default:
      return [...planHostDial(call), ...planEndedElsewhere(call)];
  }
}

const refresh = (dueMs: number): Planned => ({ effect: { kind: 'refresh' }, dueMs });

/** Moments at which the view changes though no fact arrives. */
function planRefreshes(call: Call): Planned[] {
  const interrupted = [
    ...(call.events === 'live' ? [] : [refresh(call.eventsAtMs + INTERRUPTION_MS)]),
    ...(isPhoneUp(call) ? [] : [refresh(call.phoneAtMs + INTERRUPTION_MS)]),
  ];
  const waitMs = waitUntilMs(call);
  const joining = call.people
    .filter((person) => person.phase === 'joining')
    .map((person) => refresh(person.phaseAtMs + JOINING_MS));
  const unexplained = call.people
    .filter((person) => isUnexplained(call, person))
    .map((person) => refresh(unexplainedUntilMs(call, person)));
  const due = [staleAtMs(call), longCallDueMs(call)].map(refresh);
  return [...due, ...interrupted, ...joining, ...unexplained, ...(waitMs > 0 ? [refresh(waitMs)] : [])];
}

/** The work that this state calls for, and when. Pure: the same state always calls for the same work. */
export function plan(call: Call): readonly Planned[] {
  const isOpen = call.id !== '' && !call.over;
  if (!isOpen)
    return [...planRecord(call), ...planSpares(call), ...planIncoming(call), ...planIdle(call)].filter(
      ({ dueMs }) => dueMs !== NEVER,
    );
  const planned = [
    ...planRecord(call),
    ...planCallOpen(call, true),
    ...planIncoming(call),
    ...planHost(call),
    ...call.people.flatMap((person) => planPerson(call, person)),
    ...planMicrophone(call),
    ...planAudio(call),
    ...planRecording(call),
    ...planTones(call),
    ...planLooks(call),
    ...planUpkeep(call),
    ...planSpares(call),
    ...planRefreshes(call),
  ];
  return planned.filter(({ effect, dueMs }) => dueMs !== NEVER && !(call.isUnsaved && mustBeSaved(effect)));
}

/** Conclusions need nobody: they are only folded, and end every other effect of their subject. */
const isConclusion = (effect: Effect): boolean =>
  effect.kind === 'giveUp' || effect.kind === 'endCall' || effect.kind === 'letGo';

/** What is due now. A conclusion comes alone: what is left to do is planned anew after it. */
export function dueEffects(planned: readonly Planned[], nowMs: number): readonly Effect[] {
  const due = planned
    .filter(({ effect, dueMs }) => dueMs <= nowMs && effect.kind !== 'refresh')
    .map(({ effect }) => effect);
  const conclusion = due.find((effect) => effect.kind === 'endCall') ?? due.find(isConclusion);
  return conclusion ? [conclusion] : due;
}

/** When to look again though nothing happens; null when nothing is due ever. */
export function nextDueMs(planned: readonly Planned[], nowMs: number): number | null {
  const later = planned.map(({ dueMs }) => dueMs).filter((dueMs) => dueMs > nowMs);
  return later.length === 0 ? null : Math.min(...later);
}
