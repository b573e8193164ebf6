import type { Clock } from '../shared/clock';
import { failure, type Outcome } from '../shared/outcome';
import type { ApiCall, ApiRequest, Send } from './api';
import { withDeadline } from './deadline';
import type { Gate } from './gate';
import { toOutcome } from './outcomes';
import type { Reach } from './reach';

const READ_DEADLINE_MS = 10_000;
const WRITE_DEADLINE_MS = 15_000;
/** The rest is kept for the request itself: one that leaves at the last moment would end as `unknown`. */
const WAITING_SHARE = 1 / 3;

interface RequestPorts {
  readonly send: Send;
  readonly gate: Gate;
  readonly clock: Clock;
  readonly reach?: Reach;
}

/**
 * Gate, deadline and outcome around a thin `send`. Identical reads share one request as long as it has not left: a read
 * must begin after it was asked for. Nothing is repeated here.
 */
export function createRequest(ports: RequestPorts): ApiRequest {
  const waitingReads = new Map<string, Promise<Outcome<unknown>>>();
  return (call) => {
    if (call.method !== 'GET') return runCall(ports, call, () => undefined);
    const key = `${call.path} ${JSON.stringify(call.query ?? {})}`;
    const waiting = waitingReads.get(key);
    if (waiting !== undefined) return waiting;
    const outcome = runCall(ports, call, () => waitingReads.delete(key));
    waitingReads.set(key, outcome);
    return outcome;
  };
}

async function runCall(ports: RequestPorts, call: ApiCall, stopWaiting: () => void): Promise<Outcome<unknown>> {
  const { clock, gate } = ports;
  const begunMs = clock.steadyMs();
  const deadlineMs = call.method === 'GET' ? READ_DEADLINE_MS : WRITE_DEADLINE_MS;
  const { group, priority, lane } = call;
  const pass = { group, priority, waitMs: deadlineMs * WAITING_SHARE, ...(lane && { lane }) };
  const admission = await gate.enter(pass);
  stopWaiting();
  if (!admission.admitted) return failure('rate-limited', { retryAfterMs: admission.retryAfterMs });
  let hasLeft = false;
  return withDeadline(
    clock,
    deadlineMs - (clock.steadyMs() - begunMs),
    (signal) => sendOne(ports, call, { signal, refund: admission.refund, leaving: () => (hasLeft = true) }),
    () => {
      if (hasLeft) ports.reach?.missed();
      return failure(hasLeft ? 'unknown' : 'not-sent');
    },
  );
}

interface Trip {
  readonly signal: AbortSignal;
  readonly refund: () => void;
  readonly leaving: () => void;
}

async function sendOne(
  { send, gate, clock, reach }: RequestPorts,
  call: ApiCall,
  trip: Trip,
): Promise<Outcome<unknown>> {
  const sent = await send(call, trip.signal, trip.leaving);
  reach?.learn(sent);
  if ('answer' in sent) {
    gate.learn(call.group, sent.answer.status, sent.answer.headers);
    return toOutcome(sent.answer, clock.nowMs());
  }
  // Without a connection nothing was counted: a machine that was offline does not find the group used up.
  if (sent.isFault) trip.refund();
  return sent.failure;
}
