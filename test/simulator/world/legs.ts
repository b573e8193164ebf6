import type { LegOrder } from './line';
import type { Leg, Party, State } from './model';
import { setEndpoint } from './parties';

/** Tells the phone network's front what to do. */
export function order(state: State, what: LegOrder): void {
  for (const listener of state.orderListeners) listener(what);
}

/** Sends 183 with the ids of the leg's party. */
export function progress(state: State, leg: Leg): void {
  if (leg.state !== 'inviting' || !leg.party) return;
  leg.state = 'ringing';
  order(state, { kind: 'progress', callId: leg.callId, sessionId: leg.party.session.id, partyId: leg.party.id });
}

/** Sends 200. A leg that has seen no 183 gets it first: phones take their ids from it. */
export function answer(state: State, leg: Leg): void {
  progress(state, leg);
  if (leg.state !== 'ringing' || !leg.party) return;
  leg.state = 'answered';
  order(state, { kind: 'answer', callId: leg.callId, sessionId: leg.party.session.id, partyId: leg.party.id });
}

/** Why an INVITE is refused. */
export interface Refusal {
  readonly status: number;
  readonly phrase: string;
  readonly q850?: string;
}

/** Ends a leg from our side, with whatever SIP has for its state. */
export function dropLeg(state: State, leg: Leg | undefined, refusal?: Refusal): void {
  if (!leg || leg.state === 'ended') return;
  const before = leg.state;
  closeLeg(state, leg);
  if (before === 'answered' || before === 'up') order(state, { kind: 'bye', callId: leg.callId });
  else if (leg.incoming) order(state, { kind: 'cancel', callId: leg.callId });
  else {
    order(state, {
      kind: 'refuse',
      callId: leg.callId,
      ...(refusal ?? { status: 487, phrase: 'Request Terminated' }),
    });
  }
}

/** Marks a leg as ended and takes its voice away, without telling the front. */
export function closeLeg(state: State, leg: Leg): void {
  leg.state = 'ended';
  if (leg.party?.endpoint === `device:${leg.callId}`) setEndpoint(state, leg.party, undefined);
}

/** The leg whose party this is, if it still lives. */
export function legOf(state: State, party: Party): Leg | undefined {
  for (const leg of state.legs.values()) if (leg.party === party && leg.state !== 'ended') return leg;
  return undefined;
}
