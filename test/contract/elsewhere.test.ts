import { afterEach, beforeEach, expect, test } from 'vitest';
import { DeskPhone, isUp } from '../properties/desk-phone';
import { numbersShownJoined } from '../properties/truth';
import { DANA, Desk, TOM } from './desk';

const MINA = '+16505550199';

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open();
  await desk.startCall();
});
afterEach(() => desk.close());

const elsewhere = (): readonly string[] => desk.snapshot.elsewhere.map(({ number }) => number);

test("a call of the rep's desk phone is learned from the subscription, survives the worker, and goes when it ends", async () => {
  desk.simulator.world.setCallee(MINA, { answersAfterMs: 20 });
  const phone = new DeskPhone(desk.simulator.world);
  const callId = phone.call(MINA);
  await desk.within(10_000, () => elsewhere().length === 1);
  expect(elsewhere()).toEqual([MINA]);
  await desk.kill();
  await desk.lift();
  await desk.boot();
  await desk.within(20_000, () => desk.notices.length === 0);
  expect(elsewhere()).toEqual([MINA]);
  expect(isUp(desk.simulator.world, callId)).toBe(true);
  phone.hangUp(callId);
  await desk.within(10_000, () => elsewhere().length === 0);
  expect(numbersShownJoined(desk.snapshot)).toEqual([TOM, DANA].sort());
});

test('its end while no event comes is found by a look', async () => {
  desk.simulator.world.setCallee(MINA, { answersAfterMs: 20 });
  const phone = new DeskPhone(desk.simulator.world);
  const callId = phone.call(MINA);
  await desk.within(10_000, () => elsewhere().length === 1);
  await desk.faults({ dropEvents: {} });
  phone.hangUp(callId);
  await desk.within(40_000, () => elsewhere().length === 0);
});
