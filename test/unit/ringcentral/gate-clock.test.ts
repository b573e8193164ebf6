import { describe, expect, it } from 'vitest';
import { createGate } from '../../../lib/ringcentral/gate';
import { readRetryAfterMs } from '../../../lib/ringcentral/rate-headers';
import { createFakeClock } from './fake-clock';

const HOUR_MS = 3_600_000;
const headers = (values: Record<string, string>) => ({ get: (name: string) => values[name.toLowerCase()] ?? null });
const PASS = { group: 'light', priority: 'end', waitMs: 0 } as const;

describe('a gate on a machine whose clock is set', () => {
  it.each([-2 * HOUR_MS, 2 * HOUR_MS])(
    'by %i ms: a penalty and a full minute last as long as they do',
    async (byMs) => {
      const clock = createFakeClock();
      const gate = createGate({ clock, onPenalty: () => {} });
      for (let request = 0; request < 50; request += 1) expect((await gate.enter(PASS)).admitted).toBe(true);
      clock.set(byMs);
      expect(await gate.enter(PASS)).toEqual({ admitted: false, retryAfterMs: 60_000 });
      gate.learn('light', 429, headers({ 'retry-after': '30' }));
      clock.set(byMs);
      await clock.advance(29_000);
      expect((await gate.enter(PASS)).admitted).toBe(false);
      await clock.advance(31_000);
      expect((await gate.enter(PASS)).admitted).toBe(true);
    },
  );

  it('tells until when by the clock as it is then', () => {
    const clock = createFakeClock();
    const told: (number | null)[] = [];
    const gate = createGate({ clock, onPenalty: (untilMs) => told.push(untilMs) });
    clock.set(-2 * HOUR_MS);
    gate.learn('light', 429, headers({ 'retry-after': '30' }));
    expect(told).toEqual([clock.nowMs() + 30_000]);
  });
});

describe('Retry-After as a date', () => {
  const until = { 'retry-after': 'Tue, 03 Mar 2026 10:00:40 GMT' };
  const nowMs = Date.UTC(2026, 2, 3, 12);

  it('is counted from the date of the answer, not from a clock that is wrong by hours', () => {
    expect(readRetryAfterMs(headers({ ...until, date: 'Tue, 03 Mar 2026 10:00:00 GMT' }), nowMs)).toBe(40_000);
  });

  it('is counted from the clock of this machine where the answer has no date that can be read', () => {
    for (const date of ['', 'soon']) expect(readRetryAfterMs(headers({ ...until, date }), nowMs)).toBe(1_000);
  });
});
