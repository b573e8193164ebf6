import { beforeEach, describe, expect, test } from 'vitest';
import { type StunHealth, waitForCandidates } from '../../../lib/phone/ice-gathering';
import { ManualClock, turns } from './manual-clock';

/** A peer connection that gathers what a test says. */
class FakePeer extends EventTarget {
  iceGatheringState: RTCIceGatheringState = 'gathering';
  localDescription = null;

  find(type: 'host' | 'srflx'): void {
    this.dispatchEvent(Object.assign(new Event('icecandidate'), { candidate: { type } }));
  }

  complete(): void {
    this.iceGatheringState = 'complete';
    this.dispatchEvent(new Event('icegatheringstatechange'));
  }
}

let clock: ManualClock;
let peer: FakePeer;
let health: StunHealth;

beforeEach(() => {
  clock = new ManualClock();
  peer = new FakePeer();
  health = { isSilent: false };
});

async function isReady(ready: Promise<void>): Promise<boolean> {
  let isDone = false;
  void ready.then(() => {
    isDone = true;
  });
  await turns();
  return isDone;
}

const start = (hasStun = true): Promise<void> => waitForCandidates({ peer, hasStun, health, clock });

describe('an offer', () => {
  test('is ready when the browser says so', async () => {
    const ready = start();
    peer.complete();
    expect(await isReady(ready)).toBe(true);
    expect(await isReady(start())).toBe(true);
  });

  test('is ready with the first reflexive candidate', async () => {
    const ready = start();
    peer.find('host');
    expect(await isReady(ready)).toBe(false);
    peer.find('srflx');
    expect(await isReady(ready)).toBe(true);
  });

  test('waits 150 ms for a dead STUN server once, and hardly at all for the next legs', async () => {
    const first = start();
    peer.find('host');
    await clock.advance(149);
    expect(await isReady(first)).toBe(false);
    await clock.advance(1);
    expect(await isReady(first)).toBe(true);
    const second = start();
    peer.find('host');
    await clock.advance(20);
    expect(await isReady(second)).toBe(true);
  });

  test('waits for STUN again once an answer was seen', async () => {
    health.isSilent = true;
    const late = start();
    peer.find('srflx');
    expect(await isReady(late)).toBe(true);
    expect(health.isSilent).toBe(false);
  });

  test('is not waited for longer than 2 s without any candidate', async () => {
    const ready = start();
    await clock.advance(2000);
    expect(await isReady(ready)).toBe(true);
    expect(health.isSilent).toBe(false);
  });
});
