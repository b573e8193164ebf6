import { type CalleeSettings, failureOf } from './callee';
import { dropLeg } from './legs';
import type { Call, Leg, Party, State } from './model';
import { setEndpoint, setStatus } from './parties';

/** Runs something later in the life of a call, unless the call is over by then. */
export function later(state: State, call: Call, delayMs: number, run: () => void): void {
  call.timers.push(
    state.after(delayMs, () => {
      if (!call.over) run();
    }),
  );
}

/** Puts a new call on the books. */
export function openCall(
  state: State,
  what: { own: Party; far: Party; leg: Leg | undefined; internal: boolean; callee: CalleeSettings },
): Call {
  const call: Call = {
    session: what.own.session,
    own: what.own,
    far: what.far,
    farNumber: what.far.person.number,
    internal: what.internal,
    leg: what.leg,
    callee: what.callee,
    timers: [],
    answered: false,
    over: false,
    seat: undefined,
    moved: false,
  };
  state.calls.set(call.session.id, call);
  return call;
}

/** The calls a number takes part in right now. */
export function callsWith(state: State, number: string): Call[] {
  return [...state.calls.values()].filter((call) => !call.over && call.farNumber === number);
}

/** The other person is connected: they can speak and hear, here or in the conference they were brought into. */
export function connectFar(state: State, call: Call): void {
  call.answered = true;
  const place = call.moved && call.seat ? call.seat : call.far;
  setEndpoint(state, place, `callee:${call.farNumber}`);
  const { hangsUpAfterMs } = call.callee;
  if (hangsUpAfterMs !== undefined) later(state, call, hangsUpAfterMs, () => farHangsUp(state, call));
}

/** The other person hangs up or is cut off. */
export function farHangsUp(state: State, call: Call): void {
  closeCall(state, call, { first: 'far' });
}

/** Our side hangs up. The leg is ended unless it ended first. */
export function ownHangsUp(state: State, call: Call, reason?: string): void {
  closeCall(state, call, { first: 'own', ownReason: reason });
}

/** The call never came about. Where the reason is written is a switch. */
export function failCall(state: State, call: Call, reason: string): void {
  const where = state.switches.failureReasonOn;
  const failure = failureOf(reason);
  closeCall(state, call, {
    first: 'far',
    ownReason: where === 'both' || where === 'own' ? reason : undefined,
    farReason: where === 'both' || where === 'other' ? reason : undefined,
    refusal: { status: failure.sipStatus, phrase: failure.sipPhrase, q850: failure.q850 },
  });
}

interface Closing {
  readonly first: 'own' | 'far';
  readonly ownReason?: string | undefined;
  readonly farReason?: string | undefined;
  readonly refusal?: { readonly status: number; readonly phrase: string; readonly q850: string };
}

/** Ends a call wherever it is. Also the end of a person's stay in a conference. */
export function closeCall(state: State, call: Call, how: Closing): void {
  if (call.over) return;
  call.over = true;
  for (const cancel of call.timers) cancel();
  call.timers.length = 0;
  if (call.seat) setStatus(state, call.seat, 'Disconnected');
  const own = () => setStatus(state, call.own, 'Disconnected', { reason: how.ownReason });
  const far = () => setStatus(state, call.far, 'Disconnected', { reason: how.farReason });
  if (how.first === 'own') {
    own();
    far();
  } else {
    far();
    own();
  }
  call.session.endedAtMs = state.nowMs();
  dropLeg(state, call.leg, how.refusal);
}
