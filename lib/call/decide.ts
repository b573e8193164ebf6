import { mayBeDone } from './attempts';
import { checkAgain, checkNumber } from './check-number';
import type { Command, NewPerson } from './commands';
import { decideIncoming, isIncomingCommand } from './decide-incoming';
import { checkCaps } from './dial-rules';
import type { Decision } from './facts';
import { CAPACITY, CHECK_NOW_MS } from './limits';
import type { Call, Person } from './model';
import { isSameNumber } from './number';
import { isPrivate } from './one-to-one';
import { bringInOf, hostPhase, isBringInOpen, isHostIn, isJoined, isLegOver, isOver, isSipAlive } from './phase';
import type { Refusal, RefusalReason } from './reasons';

/** Was the wish refused? */
export const isRefusal = (decision: Decision): decision is Refusal => 'refused' in decision;

const refuse = (refused: RefusalReason, personIndex?: number): Refusal =>
  personIndex === undefined ? { refused } : { refused, personIndex };

/** Places taken: the rep, and everybody who is on the conference or on the way. */
export const placesTaken = (call: Call): number =>
  1 + call.people.filter((person) => !isOver(person.phase) && !isLegOver(call, person)).length;

function refusePerson(call: Call, people: readonly NewPerson[], person: NewPerson, index: number): Refusal | null {
  const reason = checkNumber(call, person);
  if (reason) return refuse(reason, index);
  const isTwice = people.slice(0, index).some((earlier) => isSameNumber(earlier.number, person.number));
  if (isTwice) return refuse('twice-in-list', index);
  const isHere =
    call.id !== '' &&
    !call.over &&
    call.people.some((other) => !isLegOver(call, other) && isSameNumber(other.number, person.number));
  return isHere ? refuse('already-on-call', index) : null;
}

function refuseTooMany(call: Call, count: number, nowMs: number): Refusal | null {
  const reason = checkCaps(call.dialedAtMs, count, call.rules, nowMs);
  return reason ? refuse(reason) : null;
}

function refusePeople(call: Call, people: readonly NewPerson[], taken: number, nowMs: number): Refusal | null {
  if (people.length === 0) return refuse('nobody');
  for (const [index, person] of people.entries()) {
    const refusal = refusePerson(call, people, person, index);
    if (refusal) return refusal;
  }
  if (taken + people.length > CAPACITY) return refuse('full', CAPACITY - taken);
  return refuseTooMany(call, people.length, nowMs);
}

function decideStart(
  call: Call,
  callId: string,
  command: Extract<Command, { kind: 'start' }>,
  nowMs: number,
): Decision {
  if (call.id !== '' && !call.over) return refuse('call-exists');
  if (call.isSignedOut || !call.account) return refuse('signed-out');
  if (call.isUnsaved) return refuse('not-saved');
  const refusal = refusePeople(call, command.people, 1, nowMs);
  if (refusal) return refusal;
  const { people, callerId, bringIn, mode } = command;
  if (mode === 'one-to-one' && people.length > 1) return refuse('malformed');
  return [
    { kind: 'started', callId, people, bringIn, ...(mode && { mode }), ...(callerId !== undefined && { callerId }) },
  ];
}

/** The person meant, in the generation meant; a row that has moved on refuses. */
function findPerson(call: Call, personId: string, generation: number): Person | Refusal {
  const person = call.people.find((candidate) => candidate.id === personId);
  if (!person) return refuse('unknown-person');
  return person.generation === generation ? person : refuse('outdated');
}

const isEnding = (call: Call): boolean => call.host.wish !== 'in' || call.over !== undefined;

/** Nobody's phone rings for a conference that is ending, that the rep is not on, or that nobody may be brought into. */
function refuseDialling(call: Call): Refusal | null {
  if (isEnding(call)) return refuse('call-is-ending');
  if (call.isSignedOut) return refuse('signed-out');
  if (call.isUnsaved) return refuse('not-saved');
  return hostPhase(call).kind === 'left' ? refuse('host-not-in') : null;
}

function decideRemove(call: Call, command: Extract<Command, { kind: 'remove' }>): Decision {
  const person = findPerson(call, command.personId, command.generation);
  if ('refused' in person) return person;
  // Out of the conference, the rep may still hang up on whoever they talk to apart.
  const isApart = call.host.wish === 'left' && !call.over && isPrivate(call, person);
  if (isEnding(call) && !isApart) return refuse('call-is-ending');
  if (person.wish === 'out' || isLegOver(call, person)) return refuse('already-done');
  // A private leg is hung up by the phone; somebody in the conference only by a request.
  if (call.isSignedOut && (isJoined(call, person) || mayBeDone(bringInOf(call, person)))) return refuse('signed-out');
  return [{ kind: 'removeWished', personId: person.id, delayMs: command.delayMs }];
}

function decideUndo(call: Call, command: Extract<Command, { kind: 'undoRemove' }>, nowMs: number): Decision {
  const person = findPerson(call, command.personId, command.generation);
  if ('refused' in person) return person;
  if (isEnding(call)) return refuse('call-is-ending');
  if (person.wish === 'in') return [];
  return person.outAtMs > nowMs ? [{ kind: 'removeUndone', personId: person.id }] : refuse('outdated');
}

function decideCallBack(call: Call, command: Extract<Command, { kind: 'callBack' }>, nowMs: number): Decision {
  const person = findPerson(call, command.personId, command.generation);
  if ('refused' in person) return person;
  const refusal = refuseDialling(call);
  if (refusal) return refusal;
  if (person.number === '') return refuse('unknown-person');
  if (!isLegOver(call, person) || isSipAlive(person.leg)) return refuse('outdated');
  const reason = checkAgain(call, person);
  if (reason) return refuse(reason);
  if (placesTaken(call) >= CAPACITY) return refuse('full');
  const isBack = call.people.some(
    (other) => other.id !== person.id && !isLegOver(call, other) && isSameNumber(other.number, person.number),
  );
  if (isBack) return refuse('already-on-call');
  return refuseTooMany(call, 1, nowMs) ?? [{ kind: 'calledBack', personId: person.id }];
}

function decideBringIn(call: Call, command: Extract<Command, { kind: 'bringIn' }>): Decision {
  const person = findPerson(call, command.personId, command.generation);
  if ('refused' in person) return person;
  if (isEnding(call)) return refuse('call-is-ending');
  const isWanted = person.bringIn === 'now' || (person.bringIn === 'on-answer' && !person.leg.wasMachine);
  if (isJoined(call, person) || isBringInOpen(call, person) || isWanted) return [];
  if (placesTaken(call) > CAPACITY) return refuse('full');
  return isLegOver(call, person) ? refuse('outdated') : [{ kind: 'bringInWished', personId: person.id }];
}

function decidePersonMute(call: Call, command: Extract<Command, { kind: 'setPersonMuted' }>): Decision {
  const person = findPerson(call, command.personId, command.generation);
  if ('refused' in person) return person;
  if (person.phase !== 'joined') return refuse('outdated');
  const isSo = (person.muteWish ?? person.leg.conference?.muted ?? false) === command.muted;
  return isSo ? [] : [{ kind: 'personMuteWished', personId: person.id, muted: command.muted }];
}

function decideTalk(call: Call, personId: string | null): Decision {
  if (personId === null || personId === call.host.talkTo)
    return call.host.talkTo === personId ? [] : [{ kind: 'talkWished', personId }];
  const person = call.people.find((candidate) => candidate.id === personId);
  if (!person) return refuse('unknown-person');
  const canTalk = isSipAlive(person.leg) && person.phase === 'answered';
  return canTalk ? [{ kind: 'talkWished', personId }] : refuse('outdated');
}

const TONES = /^[0-9*#]{1,32}$/;

function decideTones(call: Call, command: Extract<Command, { kind: 'sendTones' }>): Decision {
  if (!TONES.test(command.tones)) return refuse('malformed');
  const personId = command.personId ?? (isSipAlive(call.host.leg) ? undefined : call.host.talkTo);
  const person = call.people.find((candidate) => candidate.id === personId);
  if (command.personId !== undefined && !person) return refuse('unknown-person');
  if (person && person.phase !== 'answered' && person.phase !== 'joined') return refuse('outdated');
  const leg = person?.phase === 'answered' ? person.leg : call.host.leg;
  return isSipAlive(leg) ? [{ kind: 'tonesWished', tag: leg.tag, tones: command.tones }] : refuse('host-not-in');
}

function decideAdd(call: Call, command: Extract<Command, { kind: 'add' }>, nowMs: number): Decision {
  const refusal = refuseDialling(call) ?? refusePeople(call, command.people, placesTaken(call), nowMs);
  return refusal ?? [{ kind: 'peopleAdded', people: command.people }];
}

function decideRejoin(call: Call): Decision {
  const phase = hostPhase(call).kind;
  if (phase === 'in' || phase === 'joining') return [];
  if (call.isUnsaved) return refuse('not-saved');
  return phase === 'left' ? [{ kind: 'rejoinWished' }] : refuse('outdated');
}

function decideCall(call: Call, kind: 'leave' | 'end' | 'rejoin' | 'dismiss'): Decision {
  const phase = hostPhase(call).kind;
  switch (kind) {
    case 'leave':
      if (phase === 'leaving' || phase === 'left') return [];
      return isHostIn(call) && !isEnding(call) ? [{ kind: 'leaveWished' }] : refuse('host-not-in');
    case 'end':
      return phase === 'ending' || phase === 'ended' ? [] : [{ kind: 'endWished' }];
    case 'rejoin':
      return decideRejoin(call);
    case 'dismiss':
      return phase === 'ended' || (phase === 'left' && call.isLeftover) ? [{ kind: 'dismissed' }] : refuse('outdated');
  }
}

/** A wish about a running call. */
type Running = Exclude<Command, { kind: 'start' | 'answer' | 'decline' | 'toVoicemail' }>;

function decideRunning(call: Call, command: Running, nowMs: number): Decision {
  switch (command.kind) {
    case 'add':
      return decideAdd(call, command, nowMs);
    case 'remove':
      return decideRemove(call, command);
    case 'undoRemove':
      return decideUndo(call, command, nowMs);
    case 'callBack':
      return decideCallBack(call, command, nowMs);
    case 'bringIn':
      return decideBringIn(call, command);
    case 'setPersonMuted':
      return decidePersonMute(call, command);
    case 'talk':
      return decideTalk(call, command.personId);
    case 'setMuted':
      return call.host.muted === command.muted ? [] : [{ kind: 'muteWished', muted: command.muted }];
    case 'setOnHold':
      return call.host.onHold === command.onHold ? [] : [{ kind: 'holdWished', onHold: command.onHold }];
    case 'setRecording':
      if (!isHostIn(call)) return refuse('host-not-in');
      return call.host.recording === command.recording
        ? []
        : [{ kind: 'recordingWished', recording: command.recording }];
    case 'sendTones':
      return decideTones(call, command);
    case 'checkNow':
      return nowMs - call.checkedAtMs < CHECK_NOW_MS && call.checkedAtMs > 0 ? [] : [{ kind: 'checkWished' }];
    case 'carryOn':
      return call.over ? refuse('outdated') : [{ kind: 'carriedOn' }];
    default:
      return decideCall(call, command.kind);
  }
}

/**
 * Decides what a person asked for. Never throws; nothing is sent from here.
 * `callId` names the call that a start would begin: the id of the command.
 */
export function decide(call: Call, callId: string, command: Command, nowMs: number): Decision {
  if (isIncomingCommand(command)) return decideIncoming(call, callId, command);
  if (command.kind === 'start') return decideStart(call, callId, command, nowMs);
  if (call.id === '') return refuse('no-call');
  return decideRunning(call, command, nowMs);
}
