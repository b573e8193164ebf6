import type { Effect } from '../call/effects';
import type { FactBody } from '../call/facts';

/** The fact that is saved before an effect is carried out; a conclusion is nothing but its fact. */
export function beginning(effect: Effect): FactBody | undefined {
  switch (effect.kind) {
    case 'giveUp':
      return { kind: 'gaveUp', subject: effect.subject };
    case 'endCall':
      return { kind: 'callEnded', reason: effect.reason };
    case 'look':
      return { kind: 'lookBegun', target: effect.target };
    case 'refresh':
      return undefined;
    default:
      return { kind: 'attempted', key: effect.key };
  }
}

/** A late answer about the call before this one settles nothing here, though its key may read the same. */
export const outlivesCall = (fact: FactBody): boolean => fact.kind !== 'settled' || /^(create|end):/.test(fact.key);

/** It would be sent again by a worker that does not know of it, so it is not sent at all. */
export const notSent = (effect: Effect): FactBody[] =>
  'key' in effect ? [{ kind: 'settled', key: effect.key, outcome: 'not-done' }] : [];

/** A read that began before the clock moved. */
export const moveBeginning = (fact: FactBody, byMs: number): FactBody =>
  'begunAtMs' in fact && byMs !== 0 ? { ...fact, begunAtMs: fact.begunAtMs + byMs } : fact;
