import { beginAttempt, holdAttempt, keys, LET_GO, settleAttempt } from './attempts';
import { changeLeg, changePerson, wantProof, withLeg } from './change';
import type { Fact, GiveUpSubject } from './facts';
import { wantLook } from './looks';
import type { Call, Person } from './model';
import { isGrowing, shrink } from './one-to-one';
import { giveUpIncoming } from './reduce-incoming';
import { wishEnd } from './reduce-wish';

type Of<K extends Fact['kind']> = Extract<Fact, { kind: K }>;

/** A request is about to leave. */
export function reduceAttempt(call: Call, key: string, atMs: number): Call {
  if (key === LET_GO) return { ...call, warmUntilMs: 0 };
  const begun = beginAttempt(call, key, atMs);
  return key === keys.create(call, call.creates + 1) ? { ...begun, creates: call.creates + 1 } : begun;
}

/** The first 201 is the conference; any other is a spare: deleted, or dead after 38 s. */
function settleCreate(call: Call, fact: Of<'settled'>): Call {
  const settled = settleAttempt(call, fact.key, fact.outcome, fact.atMs);
  if (!fact.conference) return settled;
  const { sessionId: id, voiceCallToken: token } = fact.conference;
  const isOurs = call.id !== '' && fact.key.startsWith(`create:${call.id}:`);
  if (isOurs && !call.conference && !call.over && call.host.wish === 'in') {
    return { ...settled, conference: { id, token, createdAtMs: fact.atMs, isOver: false } };
  }
  return call.conference?.id === id || call.spares.includes(id)
    ? settled
    : { ...settled, spares: [...settled.spares, id] };
}

function settleBringIn(call: Call, fact: Of<'settled'>): Call {
  const person = call.people.find((candidate) => fact.key === keys.bringIn(candidate.id, candidate.generation));
  const settled = settleAttempt(call, fact.key, fact.outcome, fact.atMs);
  if (!person || fact.outcome === 'not-done') return settled;
  const { partyId } = fact;
  if (fact.outcome === 'ok' && partyId !== undefined) {
    return changeLeg(settled, person.id, (leg) => withLeg(leg, { conferencePartyId: partyId, missingReads: 0 }));
  }
  return wantProof(settled, person, fact.atMs);
}

/** A removal that was accepted is told only after an event or a look: ask for the look. */
function settleRemoval(call: Call, fact: Of<'settled'>): Call {
  const settled = settleAttempt(call, fact.key, fact.outcome, fact.atMs);
  const person = call.people.find(
    ({ id, generation }) =>
      fact.key === keys.remove(id, generation) || fact.key === keys.removeOriginal(id, generation),
  );
  if (!person?.leg.ids || fact.outcome === 'not-done') return settled;
  return wantLook(wantLook(settled, `call:${person.leg.ids.sessionId}`, fact.atMs), 'conference', fact.atMs);
}

/** An accepted mute is no proof: no event tells of it, so a look does. */
function settleMute(call: Call, fact: Of<'settled'>): Call {
  const settled = settleAttempt(call, fact.key, fact.outcome, fact.atMs);
  return fact.outcome === 'ok' ? wantLook(settled, 'conference', fact.atMs) : settled;
}

function settleEnd(call: Call, fact: Of<'settled'>): Call {
  const settled = settleAttempt(call, fact.key, fact.outcome, fact.atMs);
  const id = fact.key.slice('end:'.length);
  if (call.spares.includes(id) && (fact.outcome === 'ok' || fact.outcome === 'gone')) {
    return { ...settled, spares: settled.spares.filter((spare) => spare !== id) };
  }
  if (settled.conference?.id !== id) return settled;
  if (fact.outcome === 'gone') return { ...settled, conference: { ...settled.conference, isOver: true } };
  return wantLook(settled, 'conference', fact.atMs);
}

/** The answer to a request, or that it has to wait. */
export function reduceSettled(call: Call, fact: Of<'settled'>): Call {
  const settled = settle(call, fact);
  const { key, atMs, retryAfterMs } = fact;
  return retryAfterMs === undefined ? settled : holdAttempt(settled, key, atMs + retryAfterMs);
}

/** By what the request was. */
function settle(call: Call, fact: Of<'settled'>): Call {
  if (fact.key.startsWith('create:')) return settleCreate(call, fact);
  if (fact.key.startsWith('bring-in:')) return settleBringIn(call, fact);
  if (fact.key.startsWith('remove')) return settleRemoval(call, fact);
  if (fact.key.startsWith('mute:')) return settleMute(call, fact);
  if (fact.key.startsWith('end:')) return settleEnd(call, fact);
  return settleAttempt(call, fact.key, fact.outcome, fact.atMs);
}

function giveUpPerson(call: Call, subject: Extract<GiveUpSubject, { kind: 'person' | 'removal' | 'muting' }>): Call {
  return changePerson(call, subject.personId, (person): Person => {
    if (person.generation !== subject.generation) return person;
    if (subject.kind === 'person') {
      const couldNotBringIn = subject.reason === 'could-not-bring-in';
      return { ...person, gaveUp: subject.reason, ...(couldNotBringIn && { problem: 'could-not-bring-in' }) };
    }
    if (subject.kind === 'removal') return { ...person, wish: 'in', outAtMs: 0, problem: 'could-not-remove' };
    const { muteWish: _refused, ...kept } = person;
    return { ...kept, problem: 'could-not-mute' };
  });
}

/** A planned, saved conclusion: it ends every other effect of its subject. */
export function reduceGaveUp(call: Call, subject: GiveUpSubject, atMs: number): Call {
  if (subject.kind === 'incoming') return giveUpIncoming(call, subject.incomingId, atMs);
  if (subject.kind === 'call' && isGrowing(call) && call.host.wish === 'in') return shrink(call);
  if (subject.kind === 'call') return { ...wishEnd(call, atMs), failure: subject.reason };
  if (subject.kind === 'rejoining') return { ...call, host: { ...call.host, wish: 'left', wishAtMs: atMs } };
  if (subject.kind === 'leaving')
    return { ...call, host: { ...call.host, wish: 'in', wishAtMs: atMs, leaveRefused: true } };
  return giveUpPerson(call, subject);
}
