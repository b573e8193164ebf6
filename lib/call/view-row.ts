import { NEVER } from './attempts';
import { JOINING_MS } from './limits';
import type { Call, Person } from './model';
import { isOneToOne, isPrivate } from './one-to-one';
import { hostPhase, isHostIn, isJoined, isLegOver, isOver, isSipAlive, livePhase, personPhase } from './phase';
import { isMachine, isMoved } from './sight';
import type { PendingWish, PersonPhase, RowAction, RowView } from './snapshot';
import { isUnexplained, unexplainedUntilMs, whyOver } from './why';

/** A joining that nobody confirmed for long is shown as doubt; a failure waits a moment for its reason. */
function shownPhase(call: Call, person: Person, nowMs: number): PersonPhase {
  if (isUnexplained(call, person) && nowMs < unexplainedUntilMs(call, person)) return livePhase(call, person);
  const phase = personPhase(call, person);
  return phase === 'joining' && nowMs - person.phaseAtMs >= JOINING_MS ? 'checking' : phase;
}

function pendingWish(call: Call, person: Person): PendingWish {
  if (isLegOver(call, person)) return 'none';
  if (person.wish === 'out') return 'remove';
  const isMuting = person.muteWish !== undefined && person.muteWish !== (person.leg.conference?.muted ?? false);
  return isMuting ? 'mute' : 'none';
}

/** Two ordinary calls make a conference. */
const canMerge = (call: Call): boolean =>
  isOneToOne(call) && call.people.filter((person) => person.phase === 'answered' && isPrivate(call, person)).length > 1;

/** What can be done for somebody who is connected, or on the way. */
function liveActions(call: Call, person: Person, phase: PersonPhase): readonly RowAction[] {
  const actions: RowAction[] = [];
  const isAlone = phase === 'answered' && isSipAlive(person.leg);
  const waits = person.bringIn === 'by-hand' || (person.bringIn === 'on-answer' && person.leg.wasMachine);
  if (isAlone && waits && (isHostIn(call) || canMerge(call))) actions.push('bring-in');
  if (isAlone) actions.push(call.host.talkTo === person.id ? 'stop-talking' : 'talk');
  if (phase === 'joined') actions.push(person.leg.conference?.muted === true ? 'unmute' : 'mute');
  const hasExtension = person.extension !== undefined && (isAlone || phase === 'joined');
  if (hasExtension) actions.push('send-extension');
  actions.push(phase === 'dialing' || phase === 'ringing' ? 'cancel' : 'remove');
  return actions;
}

const canCallBack = (call: Call, person: Person): boolean =>
  person.number !== '' && !isSipAlive(person.leg) && !call.isSignedOut && hostPhase(call).kind !== 'left';

function rowActions(call: Call, person: Person, phase: PersonPhase, nowMs: number): readonly RowAction[] {
  const isApart = call.host.wish === 'left' && person.isCaller === true && isPrivate(call, person);
  if (call.over || (call.host.wish !== 'in' && !isApart)) return [];
  if (isOver(phase)) return canCallBack(call, person) ? ['call-back'] : [];
  if (isLegOver(call, person)) return [];
  if (person.wish === 'out') return person.outAtMs > nowMs ? ['undo'] : [];
  return liveActions(call, person, phase);
}

function rowTimes(person: Person, phase: PersonPhase, nowMs: number): Pick<RowView, 'sinceMs' | 'stayedMs' | 'undoMs'> {
  const isIn = phase === 'joined' || phase === 'checking';
  const fromMs = isIn ? (person.joinedAtMs ?? person.phaseAtMs) : person.phaseAtMs;
  const hasStayed = person.joinedAtMs !== undefined && person.leftAtMs !== undefined;
  const undoMs = person.wish === 'out' ? person.outAtMs - nowMs : 0;
  return {
    sinceMs: Math.max(0, nowMs - fromMs),
    stayedMs: hasStayed ? Math.max(0, (person.leftAtMs ?? NEVER) - (person.joinedAtMs ?? 0)) : null,
    undoMs: undoMs > 0 && !isOver(phase) ? undoMs : null,
  };
}

/** One person as people see them. */
export function viewRow(call: Call, person: Person, nowMs: number): RowView {
  const phase = shownPhase(call, person, nowMs);
  const { leg } = person;
  const isGone = isOver(phase);
  return {
    id: person.id,
    generation: person.generation,
    name: person.name,
    number: person.number,
    phase,
    ...(isGone && { reason: whyOver(call, person) }),
    onHold: !isGone && (leg.conference?.status === 'Hold' || leg.own?.status === 'Hold'),
    muted: !isGone && leg.conference?.muted === true,
    voicemail: !isGone && (isMachine(leg.own) || isMachine(leg.other)),
    onOtherDevice: isMoved(leg.own),
    isSomeoneElse: person.isSomeoneElse,
    isLive: call.host.talkTo === person.id && isSipAlive(leg) && !isJoined(call, person),
    pending: pendingWish(call, person),
    ...(person.problem !== undefined && { problem: person.problem }),
    ...(person.extension !== undefined && { extension: person.extension }),
    ...(person.crm && { crm: person.crm }),
    actions: rowActions(call, person, phase, nowMs),
    ...rowTimes(person, phase, nowMs),
  };
}
