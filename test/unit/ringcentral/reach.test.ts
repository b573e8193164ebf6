import { describe, expect, it } from 'vitest';
import type { Sent } from '../../../lib/ringcentral/api';
import { createReach } from '../../../lib/ringcentral/reach';
import { failure } from '../../../lib/shared/outcome';
import { createFakeClock } from './fake-clock';

const answer = (status: number, isReadable: boolean): Sent => ({
  answer: { status, headers: { get: () => null }, body: undefined, isReadable },
});
const NOTHING: Sent = { failure: failure('unknown'), isFault: true };

function setUp() {
  const clock = createFakeClock();
  const told: boolean[] = [];
  const network = { isOnline: true };
  const reach = createReach({ clock, isOnline: () => network.isOnline, onBlocked: (is) => told.push(is) });
  return { clock, told, network, reach };
}

describe('fault 43: a network that blocks RingCentral', () => {
  it('is told at once by a page where an answer should be, and as over by the first real answer', () => {
    const { reach, told } = setUp();
    for (const [status, isReadable] of [
      [200, true],
      [200, false],
      [200, false],
      [404, true],
    ] as const)
      reach.learn(answer(status, isReadable));
    expect(told).toEqual([true, false]);
  });

  it('is told when nothing comes back for a while though the machine is online', async () => {
    const { reach, told, clock } = setUp();
    reach.learn(NOTHING);
    reach.missed();
    await clock.advance(14_999);
    reach.missed();
    expect(told).toEqual([]);
    await clock.advance(1);
    reach.learn(NOTHING);
    expect(told).toEqual([true]);
  });

  it('is not what a machine without a network, an error of RingCentral or a hiccup looks like', async () => {
    const { reach, told, clock, network } = setUp();
    network.isOnline = false;
    for (let miss = 0; miss < 9; miss += 1) {
      reach.missed();
      await clock.advance(5_000);
    }
    network.isOnline = true;
    reach.missed();
    reach.missed();
    reach.learn(answer(503, false));
    reach.learn(answer(200, true));
    await clock.advance(60_000);
    reach.missed();
    expect(told).toEqual([]);
  });
});
