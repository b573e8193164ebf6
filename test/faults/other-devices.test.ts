import { describe, expect, test } from 'vitest';
import { DeskPhone, isUp } from '../properties/desk-phone';
import type { Rig } from '../properties/rig';
import { numbersShownJoined } from '../properties/truth';
import { DANA, expectTrue, open, rowOf, running, STARTED_MS, start, TOM } from './bench';

const MINA = '+16505550199';
const ANN = '+16505550155';

const elsewhere = ({ snapshot }: Rig): readonly string[] => snapshot.elsewhere.map(({ number }) => number);

/** Requests that would touch a session which is none of ours. */
const touched = (rig: Rig, own: readonly string[]): readonly string[] =>
  rig.requests
    .filter(({ method, path }) => method !== 'GET' && path.includes('/sessions/'))
    .map(({ path }) => path.split('/sessions/')[1]?.split('/')[0] ?? '')
    .filter((id) => !own.includes(id));

const sessionsOf = (rig: Rig): readonly string[] => rig.world.ledger().sessions.map(({ id }) => id);

describe('a call of the rep on another device', () => {
  test('is shown with its length, is not disturbed, and goes when it ends', async () => {
    const rig = await running();
    const own = sessionsOf(rig);
    const desk = new DeskPhone(rig.world);
    const callId = desk.call(MINA);
    await rig.run(60_000);
    expect(rig.snapshot.elsewhere).toEqual([
      { id: 'e1', name: '', number: MINA, isConference: false, sinceMs: expect.any(Number) },
    ]);
    expect(Math.abs((rig.snapshot.elsewhere[0]?.sinceMs ?? 0) - 59_000)).toBeLessThan(1_500);
    expect(rig.snapshot.rows).toHaveLength(3);
    expect(rig.snapshot.onCallCount).toBe(4);
    expectTrue(rig);
    desk.hangUp(callId);
    await rig.run(1_000);
    expect(elsewhere(rig)).toEqual([]);
    expect(touched(rig, own)).toEqual([]);
  });

  test('that only rings is nothing to show yet', async () => {
    const rig = await running();
    rig.world.setCallee(MINA, { name: 'Mina' });
    new DeskPhone(rig.world).call(MINA);
    await rig.run(5_000);
    expect(rig.shown.flatMap((snapshot) => snapshot.elsewhere)).toEqual([]);
  });

  test('survives the worker; one that ended meanwhile does not', async () => {
    const rig = await running();
    const desk = new DeskPhone(rig.world);
    const [mina] = [desk.call(MINA), desk.call(ANN)];
    await rig.run(5_000);
    expect([...elsewhere(rig)].sort()).toEqual([ANN, MINA]);
    rig.kill();
    desk.hangUp(mina);
    await rig.run(500);
    rig.boot();
    await rig.run(2_000);
    expect(elsewhere(rig)).toEqual([ANN]);
  });

  test('whose end nobody heard is gone after the next look', async () => {
    const rig = await running();
    const desk = new DeskPhone(rig.world);
    const callId = desk.call(MINA);
    await rig.run(5_000);
    rig.setEvents('silent');
    desk.hangUp(callId);
    await rig.run(35_000);
    expect(elsewhere(rig)).toEqual([]);
  });

  test('of which the platform knows nothing any more is gone too', async () => {
    const rig = await running({ switches: { endedSessionReadableMs: 0 } });
    const desk = new DeskPhone(rig.world);
    const callId = desk.call(MINA);
    await rig.run(5_000);
    rig.setEvents('silent');
    desk.hangUp(callId);
    await rig.run(35_000);
    expect(elsewhere(rig)).toEqual([]);
  });

  test('that rang here too, and was taken there, is shown as such', async () => {
    const rig = await running({ ringsHere: true });
    rig.world.callIn({ from: ANN, name: 'Ann' });
    await rig.run(2_000);
    expect(rig.snapshot.incoming).toHaveLength(1);
    rig.world.takeElsewhere(ANN);
    await rig.run(3_000);
    expect(rig.snapshot.incoming).toEqual([]);
    expect(elsewhere(rig)).toEqual([ANN]);
    expectTrue(rig);
  });

  test('is forgotten with the call, and never shown of a colleague', async () => {
    const rig = await running();
    new DeskPhone(rig.world).call(MINA);
    await rig.run(5_000);
    void rig.command({ kind: 'end' });
    await rig.run(STARTED_MS);
    expect(elsewhere(rig)).toEqual([]);
    expect(rig.shown.flatMap((snapshot) => snapshot.elsewhere.map(({ number }) => number))).not.toContain('102');
  });
});

describe('the desk phone calls the same number at the same moment', () => {
  test.each([0, 20, 60, 100])(
    'and the phone of this browser restarts %i ms later, before ids are known: the desk keeps its call',
    async (afterMs) => {
      const rig = await running({ switches: { progressAfterMs: 400 } });
      rig.world.hangUp(DANA);
      await rig.run(5_000);
      const desk = new DeskPhone(rig.world);
      rig.world.setCallee(DANA, { name: 'Dana', answersAfterMs: 1_500 });
      const { id: personId, generation } = rowOf(rig, DANA);
      const callId = desk.call(DANA);
      void rig.command({ kind: 'callBack', personId, generation });
      await rig.run(afterMs);
      rig.crashPhone();
      await rig.run(15_000);
      expect(isUp(rig.world, callId)).toBe(true);
      expect(rowOf(rig, DANA)).toMatchObject({ reason: 'phone-restarted' });
      expect(elsewhere(rig)).toEqual([DANA]);
    },
  );

  test('in the first call of all, before anything is known of us', async () => {
    const rig = await open({ switches: { progressAfterMs: 400 } });
    const desk = new DeskPhone(rig.world);
    void rig.command({ kind: 'start', people: [{ number: DANA, name: '' }], bringIn: 'on-answer', mode: 'one-to-one' });
    await rig.run(500);
    const callId = desk.call(DANA);
    rig.crashPhone();
    await rig.run(40_000);
    expect(isUp(rig.world, callId)).toBe(true);
  });

  test('and nothing goes wrong: each has its own', async () => {
    const rig = await open();
    const desk = new DeskPhone(rig.world);
    void start(rig);
    const callId = desk.call(DANA);
    await rig.run(STARTED_MS);
    expect(numbersShownJoined(rig.snapshot)).toHaveLength(3);
    expect(isUp(rig.world, callId)).toBe(true);
    expect(elsewhere(rig)).toEqual([DANA]);
    void rig.command({ kind: 'end' });
    await rig.run(STARTED_MS);
    expect(isUp(rig.world, callId)).toBe(true);
    expect(rig.world.ledger().legs.filter(({ number, state }) => number === TOM && state !== 'ended')).toEqual([]);
  });

  test.each(['live', 'silent'] as const)(
    'our lost leg is told apart from it, and cleaned up, while events are %s',
    async (events) => {
      const rig = await running({ switches: { progressAfterMs: 400 } });
      rig.world.hangUp(TOM);
      await rig.run(5_000);
      rig.world.setCallee(TOM, { name: 'Tom', answersAfterMs: 3_000 });
      rig.setEvents(events);
      const { id: personId, generation } = rowOf(rig, TOM);
      const callId = new DeskPhone(rig.world).call(TOM);
      void rig.command({ kind: 'callBack', personId, generation });
      await rig.run(200);
      rig.crashPhone();
      await rig.run(15_000);
      expect(isUp(rig.world, callId)).toBe(true);
      expect(rig.executed.filter(({ call, status }) => call.method === 'DELETE' && status === 204)).toHaveLength(1);
      expect(rowOf(rig, TOM).reason).toBe('phone-restarted');
    },
  );
});
