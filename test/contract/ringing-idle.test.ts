import { afterEach, beforeEach, expect, test } from 'vitest';
import { Desk } from './desk';

const GIL = '+16505550141';
/** Longer than a popup keeps phone and events warm. */
const PAST_WARMTH_MS = 130_000;

let desk: Desk;

const registrations = () => desk.simulator.ledger().registrations;
const subscriptions = () => desk.simulator.ledger().subscriptions;

async function callIn(): Promise<void> {
  desk.simulator.world.callIn({ from: GIL, name: 'Gil Arden' });
  await desk.within(10_000, () => desk.snapshot.incoming.length === 1);
}

async function giveUp(): Promise<void> {
  desk.simulator.world.hangUp(GIL);
  await desk.within(10_000, () => desk.snapshot.incoming.length === 0);
}

beforeEach(async () => {
  desk = await Desk.open({ ringInBrowser: true });
  await desk.within(10_000, () => registrations().length > 0);
});
afterEach(() => desk.close());

test('a phone that waits for calls outlives the warmth of the popup; events do not, and come back for a call', async () => {
  await desk.pass(PAST_WARMTH_MS);
  expect(desk.timesClosed).toBe(0);
  await desk.within(10_000, () => subscriptions().length === 0);
  const wasLive = desk.timesLive;
  await callIn();
  await desk.within(10_000, () => desk.timesLive > wasLive);
  await giveUp();
  await desk.pass(15_000);
  expect(desk.timesClosed).toBe(0);
});

test('a call rings though the worker died long ago, and again after another death', async () => {
  for (let death = 0; death < 2; death += 1) {
    await desk.kill();
    await desk.pass(PAST_WARMTH_MS);
    await desk.lift();
    // What the phone has to tell wakes the worker.
    await desk.boot();
    await callIn();
    await giveUp();
  }
  expect(desk.timesClosed).toBe(0);
});

test('switched off, the phone is closed and nothing is left open', async () => {
  await desk.close();
  desk = await Desk.open({ ringInBrowser: false });
  await desk.pass(PAST_WARMTH_MS);
  await desk.within(15_000, () => desk.timesClosed > 0);
  expect(subscriptions()).toEqual([]);
});
