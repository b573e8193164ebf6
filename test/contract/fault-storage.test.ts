import { expect, test } from 'vitest';
import { numbersShownJoined } from '../properties/truth';
import { DANA, Desk, TOM } from './desk';

test('fault 28: the storage of the session is wiped in a call: the next worker goes on with the copy on disk', async () => {
  const desk = await Desk.open();
  try {
    await desk.startCall();
    await desk.wipeSession();
    await desk.kill();
    desk.simulator.world.hangUp(DANA);
    await desk.lift();
    await desk.boot();
    await desk.within(10_000, () => desk.row(DANA).phase === 'left' && desk.notices.length === 0);
    expect(numbersShownJoined(desk.snapshot)).toEqual([TOM]);
    expect(desk.snapshot.host.phase).toEqual({ kind: 'in' });
    await desk.command({ kind: 'end' });
    await desk.within(15_000, () => desk.snapshot.host.phase.kind === 'ended');
    expect(desk.requests('POST', /\/telephony\/conference$/)).toHaveLength(1);
  } finally {
    await desk.close();
  }
});
