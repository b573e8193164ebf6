import { describe, expect, it } from 'vitest';
import type { PartyPatch } from '../../../lib/call/party';
import { createFrameWriter } from '../../../lib/ringcentral/frame-writer';
import { startHeartbeat } from '../../../lib/ringcentral/heartbeat';
import { createReconnect } from '../../../lib/ringcentral/reconnect';
import { failure } from '../../../lib/shared/outcome';
import { createFakeClock, settle } from './fake-clock';

const patch = (sequence: number): PartyPatch => ({
  sessionId: 's-1',
  isConference: false,
  sequence,
  party: { partyId: 'p-1-1', status: 'Answered' },
});

describe('the back-off', () => {
  const setUp = (random = () => 0.5) => {
    const clock = createFakeClock();
    const startMs = clock.nowMs();
    const attemptsMs: number[] = [];
    const reconnect = createReconnect({
      clock,
      random,
      attempt: () => {
        attemptsMs.push(clock.nowMs() - startMs);
        reconnect.schedule();
      },
    });
    return { clock, reconnect, attemptsMs };
  };

  it('is 0, 0.3, 1.2, 2.7, 4.8 and then always 7 seconds', async () => {
    const { clock, reconnect, attemptsMs } = setUp();
    reconnect.schedule();
    await clock.advance(29_000);
    const gaps = attemptsMs.map((atMs, one) => atMs - (attemptsMs[one - 1] ?? 0));
    expect(gaps).toEqual([0, 300, 1_200, 2_700, 4_800, 7_000, 7_000]);
  });

  it('is not the same for everybody', async () => {
    const { clock, reconnect, attemptsMs } = setUp(() => 1);
    reconnect.schedule();
    await clock.advance(1_000);
    expect(attemptsMs).toEqual([0, 360]);
  });

  it.each([
    [failure('rate-limited', { retryAfterMs: 25_000 }), 25_000],
    [failure('forbidden'), 60_000],
  ])('waits as long as %j asks for', async (why, waitMs) => {
    const { clock, reconnect, attemptsMs } = setUp();
    reconnect.schedule(why);
    await clock.advance(waitMs);
    expect(attemptsMs[0]).toBe(waitMs);
  });

  it('begins anew only after a connection that lasted', async () => {
    const attemptsMs: number[] = [];
    const clock = createFakeClock();
    const reconnect = createReconnect({ clock, random: () => 0.5, attempt: () => attemptsMs.push(clock.nowMs()) });
    const dropAfter = async (lifeMs: number): Promise<number> => {
      reconnect.noteLive();
      await clock.advance(lifeMs);
      const droppedMs = clock.nowMs();
      reconnect.schedule();
      await clock.advance(10_000);
      return (attemptsMs.at(-1) ?? 0) - droppedMs;
    };
    expect([await dropAfter(1_000), await dropAfter(1_000), await dropAfter(60_000), await dropAfter(1_000)]).toEqual([
      0, 300, 0, 300,
    ]);
  });

  it('ends when told so', async () => {
    const { clock, reconnect, attemptsMs } = setUp();
    reconnect.schedule();
    reconnect.stop();
    await clock.advance(10_000);
    expect(attemptsMs).toEqual([]);
    expect(clock.armed()).toBe(0);
  });
});

describe('the heartbeat', () => {
  const setUp = () => {
    const clock = createFakeClock();
    const seen: string[] = [];
    const startMs = clock.nowMs();
    const note = (what: string) => () => seen.push(`${what} ${(clock.nowMs() - startMs) / 1000}`);
    const heartbeat = startHeartbeat({ clock, sendBeat: note('beat'), onSilent: note('silent') });
    return { clock, heartbeat, seen };
  };

  it('beats every 20 s and gives up after 30 s of silence', async () => {
    const { clock, seen } = setUp();
    await clock.advance(35_000);
    expect(seen).toEqual(['beat 20', 'silent 30']);
  });

  it('goes on as long as something is heard', async () => {
    const { clock, heartbeat, seen } = setUp();
    for (let one = 0; one < 4; one += 1) {
      await clock.advance(20_000);
      heartbeat.heard();
    }
    expect(seen).toEqual(['beat 20', 'beat 40', 'beat 60', 'beat 80']);
    await clock.advance(30_000);
    expect(seen.at(-1)).toBe('silent 110');
  });

  it('stops without a trace', async () => {
    const { clock, heartbeat, seen } = setUp();
    heartbeat.stop();
    await clock.advance(60_000);
    expect(seen).toEqual([]);
    expect(clock.armed()).toBe(0);
  });
});

describe('the writer', () => {
  const setUp = () => {
    const saved: string[] = [];
    const waiting: (() => void)[] = [];
    const problems: string[] = [];
    let failures = 0;
    const slowly = (what: string) =>
      new Promise<void>((resolve, reject) => {
        waiting.push(() => {
          failures -= 1;
          if (failures >= 0) return reject(new Error('quota'));
          saved.push(what);
          resolve();
        });
      });
    const writer = createFrameWriter(
      {
        onPatches: (patches) => slowly(patches.map(({ sequence }) => sequence).join('+')),
        saveResume: (state) => slowly(state?.wsc ?? 'nothing'),
      },
      (problem) => problems.push(problem),
    );
    /** Lets one write end. */
    const finishOne = async () => {
      await settle();
      waiting.shift()?.();
      await settle();
    };
    const fail = (count: number) => {
      failures = count;
    };
    return { writer, saved, waiting, problems, finishOne, fail };
  };

  it('saves facts first, then the place behind them', async () => {
    const { writer, saved, finishOne } = setUp();
    writer.add({ patches: [patch(1)], resume: { wsc: 'a' } });
    await finishOne();
    expect(saved).toEqual(['1']);
    await finishOne();
    expect(saved).toEqual(['1', 'a']);
  });

  it('has one write under way, and joins what came meanwhile', async () => {
    const { writer, saved, waiting, finishOne } = setUp();
    for (let sequence = 1; sequence <= 4; sequence += 1) {
      writer.add({ patches: [patch(sequence)], resume: { wsc: `w${sequence}` } });
    }
    expect(waiting).toHaveLength(1);
    for (let one = 0; one < 4; one += 1) await finishOne();
    expect(saved).toEqual(['1', 'w1', '2+3+4', 'w4']);
    await writer.settled();
  });

  it('keeps facts that could not be saved, and does not move on without them', async () => {
    const { writer, saved, problems, finishOne, fail } = setUp();
    fail(1);
    writer.add({ patches: [patch(1)], resume: { wsc: 'a' } });
    await finishOne();
    expect([saved, problems]).toEqual([[], ['not-saved']]);
    writer.add({ patches: [patch(2)], resume: { wsc: 'b' } });
    await finishOne();
    await finishOne();
    expect(saved).toEqual(['1+2', 'b']);
  });

  it('drops the oldest of a flood and says so', async () => {
    const { writer, problems } = setUp();
    writer.add({ patches: [patch(0)] });
    writer.add({ patches: Array.from({ length: 5_001 }, (_unused, sequence) => patch(sequence)) });
    expect(problems).toEqual(['overflow']);
  });
});
