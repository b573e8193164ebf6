import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Admission, createGate, type Gate, type Pass } from '../../../lib/ringcentral/gate';
import type { RateGroup } from '../../../lib/ringcentral/rate-window';
import { createFakeClock, type FakeClock, settle } from './fake-clock';

const LIMITS: Record<RateGroup, number> = { light: 50, medium: 40, heavy: 10, auth: 5 };
const WSTOKEN = { name: 'wstoken', limit: 3 };
const NO_HEADERS = { get: () => null };
const headers = (values: Record<string, string>) => ({ get: (name: string) => values[name.toLowerCase()] ?? null });

interface Entered {
  readonly label: string;
  admission?: Admission;
}

function setUp() {
  const clock = createFakeClock();
  const penalties: (number | null)[] = [];
  const gate = createGate({ clock, onPenalty: (untilMs) => penalties.push(untilMs) });
  return { clock, gate, penalties };
}

/** Enters without waiting; the answer shows up in the returned object. */
function enter(gate: Gate, pass: Partial<Pass>, order: string[] = [], label = ''): Entered {
  const entered: Entered = { label };
  void gate.enter({ group: 'light', priority: 'end', waitMs: 5_000, ...pass }).then((admission) => {
    entered.admission = admission;
    if (admission.admitted) order.push(label);
  });
  return entered;
}

const fill = async (gate: Gate, count: number, pass: Partial<Pass> = {}) => {
  const entered = Array.from({ length: count }, () => enter(gate, pass));
  await settle();
  return entered.filter(({ admission }) => admission?.admitted).length;
};

describe('the gate', () => {
  it.each(Object.entries(LIMITS))('lets the whole %s group through and not one more', async (group, limit) => {
    const { gate } = setUp();
    const pass: Partial<Pass> = {
      group: Object.keys(LIMITS).find((name): name is RateGroup => name === group) ?? 'light',
    };
    expect(await fill(gate, limit, pass)).toBe(limit);
    expect(await gate.enter({ group: 'light', priority: 'end', waitMs: 1_000, ...pass })).toEqual({
      admitted: false,
      retryAfterMs: 60_000,
    });
  });

  it('slides: a slot is free again a minute after it was used', async () => {
    const { gate, clock } = setUp();
    await fill(gate, 1);
    await clock.advance(30_000);
    await fill(gate, 49);
    const late = enter(gate, { waitMs: 31_000 });
    await clock.advance(29_999);
    expect(late.admission).toBeUndefined();
    await clock.advance(1);
    expect(late.admission?.admitted).toBe(true);
  });

  it('lets end go before remove, remove before bring-in and bring-in before a look', async () => {
    const { gate, clock } = setUp();
    await fill(gate, 50);
    await clock.advance(56_000);
    const order: string[] = [];
    for (const priority of ['look', 'bring-in', 'remove', 'end', 'look', 'end'] as const) {
      enter(gate, { priority }, order, priority);
    }
    await clock.advance(4_000);
    expect(order).toEqual(['end', 'end', 'remove', 'bring-in', 'look', 'look']);
  });

  it('keeps a reserve for the urgent that looks cannot use up', async () => {
    const { gate } = setUp();
    expect(await fill(gate, 60, { priority: 'look' })).toBe(40);
    expect(await fill(gate, 60, { priority: 'end' })).toBe(10);
  });

  it('lets three gateway tokens a minute through and keeps a slot for a refresh', async () => {
    const { gate } = setUp();
    const token = { group: 'auth', priority: 'look', lane: WSTOKEN, waitMs: 0 } as const;
    expect(await fill(gate, 5, token)).toBe(3);
    expect(await fill(gate, 1, { group: 'auth', priority: 'remove' })).toBe(1);
    expect(await fill(gate, 5, token)).toBe(0);
    expect(await fill(gate, 1, { group: 'auth', priority: 'end' })).toBe(1);
  });

  it('does not let a gateway token take the slot that a refresh needs', async () => {
    const { gate } = setUp();
    await fill(gate, 4, { group: 'auth' });
    expect(await fill(gate, 1, { group: 'auth', priority: 'look', lane: WSTOKEN, waitMs: 0 })).toBe(0);
    expect(await fill(gate, 1, { group: 'auth' })).toBe(1);
  });

  it('gives up a wait on time and tells when to come again', async () => {
    const { gate, clock } = setUp();
    await fill(gate, 50);
    await clock.advance(57_000);
    // Both fit into the wait on their own; the second is behind 50 others.
    await fill(gate, 50, { waitMs: 3_000 });
    const late = enter(gate, { waitMs: 3_000, priority: 'end' });
    await clock.advance(3_000);
    expect(late.admission).toMatchObject({ admitted: false });
  });

  it('gives a slot back when nothing was sent', async () => {
    const { gate } = setUp();
    await fill(gate, 49);
    const last = await gate.enter({ group: 'light', priority: 'end', waitMs: 0 });
    if (last.admitted) last.refund();
    expect(await fill(gate, 2, { waitMs: 0 })).toBe(1);
  });
});

describe('a penalty', () => {
  it('keeps the group silent for Retry-After, and only that group', async () => {
    const { gate, clock, penalties } = setUp();
    const untilMs = clock.nowMs() + 7_000;
    gate.learn('light', 429, headers({ 'retry-after': '7' }));
    expect(await gate.enter({ group: 'light', priority: 'end', waitMs: 5_000 })).toEqual({
      admitted: false,
      retryAfterMs: 7_000,
    });
    expect(await fill(gate, 1, { group: 'heavy' })).toBe(1);
    const patient = enter(gate, { waitMs: 8_000 });
    await clock.advance(6_999);
    expect(patient.admission).toBeUndefined();
    expect(penalties).toEqual([untilMs]);
    await clock.advance(1);
    expect(patient.admission?.admitted).toBe(true);
    expect(penalties).toEqual([untilMs, null]);
  });

  it('lasts 30 s when no time is named', async () => {
    const { gate, clock, penalties } = setUp();
    gate.learn('light', 429, NO_HEADERS);
    expect(penalties).toEqual([clock.nowMs() + 30_000]);
  });

  it('stops those who wait already', async () => {
    const { gate, clock } = setUp();
    await fill(gate, 50);
    await clock.advance(58_000);
    const waiting = enter(gate, { waitMs: 5_000 });
    await settle();
    gate.learn('light', 429, headers({ 'retry-after': '30' }));
    await clock.advance(5_000);
    expect(waiting.admission).toEqual({ admitted: false, retryAfterMs: 25_000 });
  });

  it('of another group is not told: the roster is read on while a gateway token must wait', async () => {
    const { gate, clock, penalties } = setUp();
    for (const group of ['auth', 'heavy', 'medium'] as const) gate.learn(group, 429, headers({ 'retry-after': '60' }));
    expect(await gate.enter({ group: 'light', priority: 'look', waitMs: 0 })).toMatchObject({ admitted: true });
    await clock.advance(61_000);
    expect(penalties).toEqual([]);
  });

  it('is told as the longest and ends once', async () => {
    const { gate, clock, penalties } = setUp();
    const startMs = clock.nowMs();
    gate.learn('light', 429, headers({ 'retry-after': '10' }));
    gate.learn('light', 429, headers({ 'retry-after': '20' }));
    gate.learn('light', 429, headers({ 'retry-after': '5' }));
    await clock.advance(60_000);
    expect(penalties).toEqual([startMs + 10_000, startMs + 20_000, null]);
  });

  it('reads Retry-After as a date and ignores nonsense', async () => {
    const { gate, clock, penalties } = setUp();
    const startMs = clock.nowMs();
    gate.learn('light', 429, headers({ 'retry-after': new Date(startMs + 12_000).toUTCString() }));
    gate.learn('light', 429, headers({ 'retry-after': 'soon' }));
    expect(penalties).toEqual([startMs + 12_000, startMs + 30_000]);
  });
});

describe('the headers', () => {
  it('correct limit, window and count', async () => {
    const { gate } = setUp();
    gate.learn('light', 200, headers({ 'x-rate-limit-limit': '20', 'x-rate-limit-remaining': '5' }));
    expect(await fill(gate, 30, { waitMs: 0 })).toBe(5);
  });

  it('name another group than was thought', async () => {
    const { gate } = setUp();
    gate.learn('light', 200, headers({ 'x-rate-limit-group': 'Heavy', 'x-rate-limit-limit': '2' }));
    expect(await fill(gate, 5, { group: 'heavy', waitMs: 0 })).toBe(2);
    expect(await fill(gate, 50, { waitMs: 0 })).toBe(50);
  });

  it('are ignored when they make no sense', async () => {
    const { gate } = setUp();
    gate.learn('light', 200, headers({ 'x-rate-limit-limit': '0', 'x-rate-limit-remaining': '-3' }));
    gate.learn('light', 200, headers({ 'x-rate-limit-window': 'a minute' }));
    expect(await fill(gate, 50)).toBe(50);
  });
});

/** The most admissions that any minute holds. */
function busiestMinute(admittedMs: readonly number[]): number {
  return Math.max(0, ...admittedMs.map((atMs) => admittedMs.filter((ms) => ms > atMs - 60_000 && ms <= atMs).length));
}

async function play(clock: FakeClock, gate: Gate, steps: readonly { pauseMs: number; count: number }[]) {
  const admittedMs: number[] = [];
  const answers: Promise<unknown>[] = [];
  for (const { pauseMs, count } of steps) {
    await clock.advance(pauseMs);
    for (let one = 0; one < count; one += 1) {
      answers.push(
        gate.enter({ group: 'heavy', priority: 'end', waitMs: 20_000 }).then(({ admitted }) => {
          if (admitted) admittedMs.push(clock.nowMs());
        }),
      );
    }
  }
  await clock.advance(20_000);
  await Promise.all(answers);
  return admittedMs;
}

describe('whatever is asked', () => {
  it('no minute holds more than the limit, and everybody gets an answer', async () => {
    const step = fc.record({ pauseMs: fc.integer({ min: 0, max: 40_000 }), count: fc.integer({ min: 0, max: 15 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        const { gate, clock } = setUp();
        expect(busiestMinute(await play(clock, gate, steps))).toBeLessThanOrEqual(10);
        expect(clock.armed()).toBe(0);
      }),
      { numRuns: 100 },
    );
  });
});
