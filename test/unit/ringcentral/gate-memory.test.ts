import { describe, expect, it } from 'vitest';
import { createGate, type Gate } from '../../../lib/ringcentral/gate';
import type { GateMemory } from '../../../lib/ringcentral/gate-memory';
import { createFakeClock, type FakeClock, settle } from './fake-clock';

const headers = (values: Record<string, string>) => ({ get: (name: string) => values[name.toLowerCase()] ?? null });

/** Storage that outlives the gates. */
function createMemory(kept?: unknown): GateMemory & { kept: unknown; writes: number } {
  const memory = {
    kept,
    writes: 0,
    load: async () => structuredClone(memory.kept),
    save: async (state: unknown) => {
      memory.writes += 1;
      memory.kept = structuredClone(state);
    },
  };
  return memory;
}

function born(clock: FakeClock, memory: GateMemory): { gate: Gate; penalties: (number | null)[] } {
  const penalties: (number | null)[] = [];
  return { gate: createGate({ clock, onPenalty: (untilMs) => penalties.push(untilMs), memory }), penalties };
}

async function admitted(gate: Gate, count: number): Promise<number> {
  const passes = Array.from({ length: count }, () => gate.enter({ group: 'light', priority: 'end', waitMs: 0 }));
  return (await Promise.all(passes)).filter((admission) => admission.admitted).length;
}

describe('a gate that is born again', () => {
  it('goes on with the penalty, and tells of it', async () => {
    const [clock, memory] = [createFakeClock(), createMemory()];
    const untilMs = clock.nowMs() + 45_000;
    born(clock, memory).gate.learn('light', 429, headers({ 'retry-after': '45' }));
    await clock.advance(5_000);
    const { gate, penalties } = born(clock, memory);
    expect(await gate.enter({ group: 'light', priority: 'end', waitMs: 5_000 })).toEqual({
      admitted: false,
      retryAfterMs: 40_000,
    });
    expect(penalties).toEqual([untilMs]);
    await clock.advance(40_000);
    expect(await admitted(gate, 1)).toBe(1);
    expect(penalties).toEqual([untilMs, null]);
  });

  it('counts what was sent before', async () => {
    const [clock, memory] = [createFakeClock(), createMemory()];
    expect(await admitted(born(clock, memory).gate, 30)).toBe(30);
    await clock.advance(1_000);
    expect(await admitted(born(clock, memory).gate, 50)).toBe(20);
    await clock.advance(59_000);
    expect(await admitted(born(clock, memory).gate, 50)).toBe(30);
  });

  it('keeps what was learned of limits, and gives back what was not sent', async () => {
    const [clock, memory] = [createFakeClock(), createMemory()];
    const { gate } = born(clock, memory);
    gate.learn('light', 200, headers({ 'x-rate-limit-limit': '20' }));
    const pass = await gate.enter({ group: 'light', priority: 'end', waitMs: 0 });
    if (pass.admitted) pass.refund();
    await settle();
    expect(await admitted(born(clock, memory).gate, 50)).toBe(20);
  });

  it('writes once for many at a time', async () => {
    const [clock, memory] = [createFakeClock(), createMemory()];
    await admitted(born(clock, memory).gate, 40);
    await settle();
    expect(memory.writes).toBeLessThanOrEqual(2);
  });

  it.each([
    ['nothing', undefined],
    ['junk', { light: 'x' }],
    ['a group short', { light: { limit: 1, windowMs: 1, penaltyUntilMs: null, sent: [] } }],
  ])('begins anew with %s', async (_what, kept) => {
    expect(await admitted(born(createFakeClock(), createMemory(kept)).gate, 60)).toBe(50);
  });

  it('is not shut for longer than the platform would, when the clock went back', async () => {
    const [clock, memory] = [createFakeClock(), createMemory()];
    const group = {
      limit: 50,
      windowMs: 60_000,
      penaltyUntilMs: clock.nowMs() + 100_000_000,
      sent: [{ atMs: clock.nowMs() + 7_200_000 }],
    };
    memory.kept = { light: group, medium: group, heavy: group, auth: group };
    const { gate } = born(clock, memory);
    expect(await gate.enter({ group: 'light', priority: 'end', waitMs: 0 })).toEqual({
      admitted: false,
      retryAfterMs: 3_600_000,
    });
    await clock.advance(3_600_000);
    expect(await admitted(gate, 60)).toBe(50);
  });

  it.each([
    ['never answers', () => new Promise<unknown>(() => {})],
    ['fails', () => Promise.reject(new Error('no storage'))],
  ])('lets people through within a second when its memory %s', async (_how, load) => {
    const clock = createFakeClock();
    const { gate } = born(clock, { load, save: () => Promise.reject(new Error('no storage')) });
    const through = admitted(gate, 1);
    await clock.advance(1_000);
    expect(await through).toBe(1);
  });
});
