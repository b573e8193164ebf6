import { doubtAttempts } from './attempts';
import { keepBooks } from './books';
import { wantAll } from './change';
import { reducePresence } from './claim';
import { keepTaken } from './elsewhere';
import { NOTHING } from './empty';
import type { Fact } from './facts';
import { RESULTS_KEPT, WARM_MS } from './limits';
import { beginLook, closeLooks, failLook, holdLook, wantLook } from './looks';
import type { Account, Call } from './model';
import type { EndReason } from './reasons';
import { forgetRecorded } from './record-book';
import { moveClock, moveMoments } from './reduce-clock';
import { type IncomingFact, isAboutIncoming, loseIncoming, reduceIncoming } from './reduce-incoming';
import { reduceParty } from './reduce-party';
import { loseLegs, reducePhone, reduceStatement } from './reduce-phone';
import { reduceSessionGone, reduceSessionRead } from './reduce-read';
import { reduceAttempt, reduceGaveUp, reduceSettled } from './reduce-request';
import { reduceCallWish, reduceHostWish, reducePersonWish, start } from './reduce-wish';

/** A phone does not outlive its browser: every leg counts as lost, unless the same life of it turns up again. */
function losePhone(call: Call, isOpen: boolean, atMs: number): Call {
  const lost = loseIncoming(loseLegs(call), '', atMs);
  const { bootId, hasRestarted } = lost.phone;
  return { ...lost, phone: { ...NOTHING.phone, bootId, hasRestarted }, isLeftover: isOpen };
}

/** A new worker: answers under way are lost, and nothing is known to be current. */
function startWorker(stored: Call, isLeftover: boolean, atMs: number): Call {
  // What was seen lies behind us, whatever the clock says.
  const saved = stored.seenAtMs > atMs ? moveMoments(stored, atMs - stored.seenAtMs) : stored;
  const isOpen = saved.id !== '' && !saved.over;
  const call = isLeftover ? losePhone(saved, isOpen, atMs) : saved;
  const next: Call = {
    ...call,
    workerAtMs: atMs,
    isBlocked: false,
    isUnsaved: false,
    attempts: doubtAttempts(call.attempts),
    looks: closeLooks(call.looks),
    phone: { ...call.phone, isLinked: false, isSilent: false },
    events: 'stopped',
    faultAtMs: isOpen ? atMs : 0,
  };
  return isOpen ? wantLook(wantAll(next, atMs), 'phone', atMs) : next;
}

/** Whatever was said while events were down is lost: the roster is in doubt until a read begun after they came back. */
function changeEvents(call: Call, state: Call['events'], atMs: number): Call {
  if (state === call.events) return call;
  const isOpen = call.id !== '' && !call.over;
  const next: Call = { ...call, events: state };
  if (!isOpen || !call.conference) return next;
  const isLoss = call.events === 'live';
  return wantAll({ ...next, faultAtMs: isLoss || next.faultAtMs === 0 ? atMs : next.faultAtMs }, atMs);
}

/** An audit that brought nothing back: the roster is in doubt until one does, though events may come. */
function missLook(call: Call, { target, atMs, retryAfterMs }: Extract<Fact, { kind: 'lookFailed' }>): Call {
  if (retryAfterMs !== undefined) return holdLook(call, target, atMs + retryAfterMs);
  const failed = failLook(call, target);
  return target === 'conference' && call.faultAtMs === 0 ? { ...failed, faultAtMs: atMs } : failed;
}

function signIn(call: Call, account: Account): Call {
  const isSame = !call.isSignedOut && call.account && JSON.stringify(call.account) === JSON.stringify(account);
  return isSame ? call : { ...call, account, isSignedOut: false };
}

/** Told as over. A conference that nobody confirmed to be gone is deleted on, as one that nobody uses. */
function endCall(call: Call, reason: EndReason, atMs: number): Call {
  if (call.over || call.id === '') return call;
  const { conference } = call;
  const isLeft = conference && !conference.isOver && !call.spares.includes(conference.id);
  return { ...call, over: { reason, atMs }, ...(isLeft && { spares: [...call.spares, conference.id] }) };
}

function settleCommand(call: Call, fact: Extract<Fact, { kind: 'commandSettled' }>): Call {
  if (call.results.some((result) => result.id === fact.id)) return call;
  const result = { id: fact.id, ...(fact.refusal && { refusal: fact.refusal }) };
  return { ...call, results: [...call.results, result].slice(-RESULTS_KEPT) };
}

/** What happens to the extension rather than to somebody on the call. */
type Life = Extract<
  Fact,
  {
    kind:
      | 'commandSettled'
      | 'workerStarted'
      | 'clockMoved'
      | 'warmed'
      | 'signedIn'
      | 'signedOut'
      | 'penaltySet'
      | 'rulesSet'
      | 'recorded'
      | 'blockedChanged'
      | 'storeChanged'
      | 'eventsChanged'
      | 'callEnded';
  }
>;

function reduceLife(call: Call, fact: Life): Call {
  switch (fact.kind) {
    case 'commandSettled':
      return settleCommand(call, fact);
    case 'workerStarted':
      return startWorker(call, fact.isLeftover === true, fact.atMs);
    case 'clockMoved':
      return moveClock(call, fact.byMs, fact.atMs);
    case 'warmed':
      return { ...call, warmUntilMs: fact.atMs + WARM_MS };
    case 'signedIn':
      return signIn(call, fact.account);
    case 'signedOut':
      return call.isSignedOut ? call : { ...call, isSignedOut: true };
    case 'penaltySet':
      return call.penaltyUntilMs === fact.untilMs ? call : { ...call, penaltyUntilMs: fact.untilMs };
    case 'rulesSet':
      return JSON.stringify(call.rules) === JSON.stringify(fact.rules) ? call : { ...call, rules: fact.rules };
    case 'recorded':
      return forgetRecorded(call, fact);
    case 'blockedChanged':
      return call.isBlocked === fact.isBlocked ? call : { ...call, isBlocked: fact.isBlocked };
    case 'storeChanged':
      return call.isUnsaved === fact.isFailing ? call : { ...call, isUnsaved: fact.isFailing };
    case 'eventsChanged':
      return changeEvents(call, fact.state, fact.atMs);
    case 'callEnded':
      return endCall(call, fact.reason, fact.atMs);
  }
}

function fold(call: Call, fact: Exclude<Fact, IncomingFact>): Call {
  switch (fact.kind) {
    case 'started':
      return start(call, fact);
    case 'removeWished':
    case 'removeUndone':
    case 'calledBack':
    case 'bringInWished':
    case 'personMuteWished':
      return reducePersonWish(call, fact);
    case 'muteWished':
    case 'holdWished':
    case 'recordingWished':
    case 'talkWished':
    case 'tonesWished':
      return reduceHostWish(call, fact);
    case 'peopleAdded':
    case 'leaveWished':
    case 'endWished':
    case 'rejoinWished':
    case 'dismissed':
    case 'checkWished':
    case 'carriedOn':
      return reduceCallWish(call, fact);
    case 'attempted':
      return reduceAttempt(call, fact.key, fact.atMs);
    case 'settled':
      return reduceSettled(call, fact);
    case 'gaveUp':
      return reduceGaveUp(call, fact.subject, fact.atMs);
    case 'lookBegun':
      return beginLook(call, fact.target, fact.atMs);
    case 'lookFailed':
      return missLook(call, fact);
    case 'sessionRead':
      return reduceSessionRead(call, fact.target, fact.reading, fact.begunAtMs);
    case 'sessionGone':
      return reduceSessionGone(call, fact.target, fact.begunAtMs);
    default:
      return foldSeen(call, fact);
  }
}

/** What the phone, the events or presence tell; and what happened to the extension. */
type Seen =
  | Extract<Fact, { kind: 'presenceRead' | 'partyChanged' | 'phoneStated' }>
  | Parameters<typeof reducePhone>[1]
  | Life;

function foldSeen(call: Call, fact: Seen): Call {
  switch (fact.kind) {
    case 'presenceRead':
      return reducePresence(call, fact.calls, fact.begunAtMs);
    case 'partyChanged':
      return reduceParty(call, fact.patch, fact.atMs);
    case 'phoneStated':
      return reduceStatement(call, fact);
    case 'phoneLinkLost':
    case 'phoneSilenced':
    case 'registrationChanged':
    case 'microphoneChanged':
    case 'legChanged':
    case 'audioChanged':
    case 'recordingChanged':
      return reducePhone(call, fact);
    default:
      return reduceLife(call, fact);
  }
}

/**
 * Folds one fact into the call. Total: it never throws, and a fact that changes nothing returns the same object.
 * Its cost does not grow with the length of the history.
 */
export function reduce(call: Call, fact: Fact): Call {
  const next = keepTaken(call, isAboutIncoming(fact) ? reduceIncoming(call, fact) : fold(call, fact));
  return next === call ? call : { ...keepBooks(call, next, fact.atMs), seenAtMs: fact.atMs };
}
