import { describe, expect, test } from 'vitest';
import { numbersShownJoined } from '../properties/truth';
import { DANA, expectNothingLeft, noticesOf, open, rowOf, running, STARTED_MS, start, TOM } from './bench';

const legOf = (tags: readonly string[], subject: string): string => {
  const tag = tags.find((one) => one.includes(`/${subject}/`));
  if (tag === undefined) throw new Error(`Nobody dialled ${subject}`);
  return tag;
};

describe('no sound gets through', () => {
  test.each([true, false])(
    'fault 50: on the leg of the host (its BYE ends the conference: %s): told why, everything is hung up, and the next start works',
    async (hostByeEndsConference) => {
      const rig = await running({ switches: { hostByeEndsConference } });
      rig.phone.failAudio(legOf(rig.phone.dialledTags, 'host'));
      await rig.run(STARTED_MS);
      expect(rig.snapshot.host.phase).toEqual({ kind: 'ended', reason: 'no-audio' });
      expect(rig.snapshot.actions).toContain('dismiss');
      expectNothingLeft(rig);
      expect(await rig.command({ kind: 'dismiss' })).toEqual({ ok: true });
      expect(
        await rig.command({ kind: 'start', people: [{ number: DANA, name: '' }], bringIn: 'on-answer' }, 'again'),
      ).toEqual({ ok: true });
      await rig.run(STARTED_MS);
      expect(numbersShownJoined(rig.snapshot)).toEqual([DANA]);
    },
  );

  test('fault 50: on the leg of one person who rings: named, gone, can be called back; the others are in', async () => {
    const rig = await open();
    rig.world.setCallee(TOM, { name: 'Tom' });
    void start(rig);
    await rig.run(9_000);
    rig.phone.failAudio(legOf(rig.phone.dialledTags, 'p3'));
    await rig.run(STARTED_MS);
    expect(rowOf(rig, TOM)).toMatchObject({ phase: 'failed', reason: 'no-audio', actions: ['call-back'] });
    expect(rig.snapshot.host.phase).toEqual({ kind: 'in' });
    expect(numbersShownJoined(rig.snapshot)).toHaveLength(2);
    expect(rig.world.ledger().legs.filter(({ number, state }) => number === TOM && state !== 'ended')).toEqual([]);
  });

  test('fault 50: on an ordinary call: the row says why, and the call is over', async () => {
    const rig = await open();
    void rig.command({ kind: 'start', people: [{ number: DANA, name: '' }], bringIn: 'on-answer', mode: 'one-to-one' });
    await rig.run(9_000);
    rig.phone.failAudio(legOf(rig.phone.dialledTags, 'p1'));
    await rig.run(STARTED_MS);
    expect(rowOf(rig, DANA).reason).toBe('no-audio');
    expect(rig.snapshot.host.phase).toEqual({ kind: 'ended', reason: 'finished' });
    expectNothingLeft(rig);
  });

  test('fault 50: on the way back: out again with the reason, the others stay, Rejoin and End are offered', async () => {
    const rig = await running({ switches: { hostByeEndsConference: false } });
    void rig.command({ kind: 'leave' });
    await rig.run(STARTED_MS);
    void rig.command({ kind: 'rejoin' });
    await rig.run(STARTED_MS);
    rig.phone.failAudio(rig.phone.dialledTags.at(-1) ?? '');
    await rig.run(STARTED_MS);
    expect(rig.snapshot.host.phase).toEqual({ kind: 'left', why: 'dropped' });
    expect(noticesOf(rig)).toContain('no-audio');
    expect(rig.snapshot.actions).toEqual(expect.arrayContaining(['rejoin', 'end']));
    expect(numbersShownJoined(rig.snapshot)).toHaveLength(3);
    void rig.command({ kind: 'rejoin' });
    await rig.run(STARTED_MS);
    expect(rig.snapshot.host.phase).toEqual({ kind: 'in' });
    expect(noticesOf(rig)).toEqual([]);
  });
});
