import { isNo, keys, NEVER, repeatDueMs } from './attempts';
import type { Effect, Planned } from './effects';
import { lookAt } from './looks';
import type { Call, Person } from './model';

/** Mutes or unmutes somebody on the conference until a read shows it, or it was refused. */
export function planMute(call: Call, person: Person): Planned[] {
  const { conference } = call;
  const { conferencePartyId } = person.leg;
  const isWanted = person.muteWish !== undefined && person.muteWish !== (person.leg.conference?.muted ?? false);
  if (!isWanted || !conference || conferencePartyId === undefined || person.phase !== 'joined') return [];
  const key = keys.mute(person.id, person.generation);
  const attempt = call.attempts[key];
  const looked = lookAt(call, 'conference').answeredAtMs;
  const isDenied = looked >= (attempt?.settledAtMs ?? NEVER) && person.leg.conference !== undefined;
  if (attempt?.outcome === 'ok' && !isDenied) return [];
  const hasFailed =
    isNo(attempt) ||
    attempt?.outcome === 'ok' ||
    attempt?.outcome === 'gone' ||
    (attempt?.outcome === 'unknown' && attempt.tries >= 2);
  if (hasFailed) {
    const subject = { kind: 'muting', personId: person.id, generation: person.generation } as const;
    return [{ effect: { kind: 'giveUp', subject }, dueMs: 0 }];
  }
  const muted = person.muteWish === true;
  const effect: Effect = { kind: 'mutePerson', key, sessionId: conference.id, partyId: conferencePartyId, muted };
  return [{ effect, dueMs: repeatDueMs(attempt, 0) }];
}
