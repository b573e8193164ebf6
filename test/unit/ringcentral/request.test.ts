import { describe, expect, it } from 'vitest';
import type { ApiAnswer, ApiCall, Send, Sent } from '../../../lib/ringcentral/api';
import { createGate } from '../../../lib/ringcentral/gate';
import { createRequest } from '../../../lib/ringcentral/request';
import { failure, type Outcome, success } from '../../../lib/shared/outcome';
import { createFakeClock, settle } from './fake-clock';

const answer = (status: number, body?: unknown, headers: Record<string, string> = {}): { answer: ApiAnswer } => ({
  answer: { status, body, isReadable: true, headers: { get: (name) => headers[name] ?? null } },
});
const LOOK: ApiCall = { method: 'GET', path: '/a', group: 'light', priority: 'look' };
const REMOVE: ApiCall = { method: 'DELETE', path: '/a', group: 'light', priority: 'remove' };

interface Departure {
  readonly call: ApiCall;
  readonly signal: AbortSignal;
  settle(sent: Sent): void;
}

function setUp(options: { leaves: boolean } = { leaves: true }) {
  const clock = createFakeClock();
  const penalties: (number | null)[] = [];
  const departures: Departure[] = [];
  const send: Send = (call, signal, leaving) => {
    if (options.leaves) leaving();
    return new Promise((resolve) => departures.push({ call, signal, settle: resolve }));
  };
  const gate = createGate({ clock, onPenalty: (untilMs) => penalties.push(untilMs) });
  return { clock, penalties, departures, gate, request: createRequest({ send, gate, clock }) };
}

/** The outcome of one request that was answered so. */
async function outcomeOf(sent: Sent, call = REMOVE): Promise<Outcome<unknown>> {
  const { request, departures } = setUp();
  const outcome = request(call);
  await settle();
  departures[0]?.settle(sent);
  return outcome;
}

describe('an answer becomes an outcome', () => {
  it.each([
    [400, 'refused'],
    [401, 'refused'],
    [403, 'forbidden'],
    [404, 'not-found'],
    [408, 'unknown'],
    [409, 'conflict'],
    [410, 'not-found'],
    [418, 'refused'],
    [500, 'unknown'],
    [503, 'unknown'],
    [302, 'unknown'],
  ])('%i is %s', async (status, reason) => {
    expect(await outcomeOf(answer(status))).toEqual({ ok: false, reason });
  });

  it('2xx is success, with or without a body', async () => {
    expect(await outcomeOf(answer(201, { id: 'p-1' }))).toEqual(success({ id: 'p-1' }));
    expect(await outcomeOf(answer(204))).toEqual(success(undefined));
  });

  it('a page of HTML is not an answer of RingCentral, even with 200', async () => {
    const portal = answer(200);
    expect(await outcomeOf({ answer: { ...portal.answer, isReadable: false } })).toEqual(failure('unknown'));
  });

  it('429 and 503 tell when to come again', async () => {
    expect(await outcomeOf(answer(429, {}, { 'retry-after': '7' }))).toEqual(
      failure('rate-limited', { retryAfterMs: 7_000 }),
    );
    expect(await outcomeOf(answer(429))).toEqual(failure('rate-limited', { retryAfterMs: 30_000 }));
    expect(await outcomeOf(answer(503, {}, { 'retry-after': '2' }))).toEqual(
      failure('unknown', { retryAfterMs: 2_000 }),
    );
  });

  it.each([
    [{ errorCode: 'TAS-106', message: 'Operation is not allowed' }, 'TAS-106'],
    [{ errors: [{ errorCode: 'CMN-401' }] }, 'CMN-401'],
    [{ error: 'invalid_grant' }, 'invalid_grant'],
  ])('the error code comes from %j', async (body, errorCode) => {
    expect(await outcomeOf(answer(403, body))).toEqual(failure('forbidden', { errorCode }));
  });

  it.each([[null], ['text'], [{ errorCode: 7, errors: 'none' }], [[]]])(
    'a strange body %j has no code',
    async (body) => {
      expect(await outcomeOf(answer(403, body))).toEqual(failure('forbidden'));
    },
  );

  it('a failure of the way there is handed on', async () => {
    expect(await outcomeOf({ failure: failure('signed-out'), isFault: true })).toEqual(failure('signed-out'));
  });
});

describe('the deadline', () => {
  it('of a read is 10 s, of a write 15 s, and what left is unknown', async () => {
    const { request, clock, departures } = setUp();
    const outcomes: Record<string, Outcome<unknown>> = {};
    void request(LOOK).then((outcome) => (outcomes.read = outcome));
    void request(REMOVE).then((outcome) => (outcomes.write = outcome));
    await clock.advance(9_999);
    expect(outcomes).toEqual({});
    await clock.advance(1);
    expect(outcomes).toEqual({ read: failure('unknown') });
    await clock.advance(5_000);
    expect(outcomes).toEqual({ read: failure('unknown'), write: failure('unknown') });
    expect(departures.map(({ signal }) => signal.aborted)).toEqual([true, true]);
    expect(clock.armed()).toBe(0);
  });

  it('that passes while a token is renewed means that nothing was sent', async () => {
    const { request, clock, departures } = setUp({ leaves: false });
    const outcome = request(REMOVE);
    await clock.advance(15_000);
    expect(await outcome).toEqual(failure('not-sent'));
    expect(departures[0]?.signal.aborted).toBe(true);
  });

  it('includes the wait for a slot, which ends early enough to be sent', async () => {
    const { request, clock, gate, departures } = setUp();
    await Promise.all(Array.from({ length: 50 }, () => gate.enter({ group: 'light', priority: 'end', waitMs: 0 })));
    await clock.advance(57_000);
    let settledMs = 0;
    const startMs = clock.nowMs();
    void request(REMOVE).then(() => (settledMs = clock.nowMs() - startMs));
    await clock.advance(2_999);
    expect(departures).toHaveLength(0);
    await clock.advance(1);
    expect(departures).toHaveLength(1);
    await clock.advance(20_000);
    expect(settledMs).toBe(15_000);
  });

  it('does not hold up a request that a penalty forbids', async () => {
    const { request, gate, departures } = setUp();
    gate.learn('light', 429, { get: () => null });
    expect(await request(REMOVE)).toEqual(failure('rate-limited', { retryAfterMs: 30_000 }));
    expect(departures).toHaveLength(0);
  });
});

describe('identical reads', () => {
  it('share one request as long as it has not left', async () => {
    const { request, departures } = setUp();
    const [first, second] = [request(LOOK), request(LOOK)];
    await settle();
    expect(departures).toHaveLength(1);
    departures[0]?.settle(answer(200, { id: 1 }));
    expect(await first).toEqual(success({ id: 1 }));
    expect(await second).toEqual(success({ id: 1 }));
  });

  it('begin anew once it has left: an answer must be younger than the question', async () => {
    const { request, departures } = setUp();
    void request(LOOK);
    await settle();
    void request(LOOK);
    await settle();
    expect(departures).toHaveLength(2);
  });

  it('are not shared between different queries, and writes never are', async () => {
    const { request, departures } = setUp();
    void request(LOOK);
    void request({ ...LOOK, query: { detailed: 'true' } });
    void request(REMOVE);
    void request(REMOVE);
    await settle();
    expect(departures).toHaveLength(4);
  });
});

describe('what answers teach the gate', () => {
  it('a 429 silences the group', async () => {
    const { request, clock, departures, penalties } = setUp();
    const first = request(REMOVE);
    await settle();
    departures[0]?.settle(answer(429, {}, { 'retry-after': '20' }));
    await first;
    expect(penalties).toEqual([clock.nowMs() + 20_000]);
    expect(await request(REMOVE)).toEqual(failure('rate-limited', { retryAfterMs: 20_000 }));
    expect(departures).toHaveLength(1);
  });

  it('requests that found no network do not use the group up', async () => {
    const { request, departures } = setUp();
    for (let one = 0; one < 60; one += 1) {
      const outcome = request(REMOVE);
      await settle();
      departures[one]?.settle({ failure: failure('unknown'), isFault: true });
      expect(await outcome).toEqual(failure('unknown'));
    }
    expect(departures).toHaveLength(60);
  });
});
