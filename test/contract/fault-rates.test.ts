import { expect, test } from 'vitest';
import { DANA, Desk } from './desk';

const SESSION = /\/sessions\/[^/]+$/;
const PARTY = /\/parties\/[^/]+$/;
const REFUSED_S = 60;

test('fault 33: a worker that is killed in a penalty leaves it to the next: nothing of the group is sent before its end', async () => {
  const desk = await Desk.open();
  try {
    await desk.startCall();
    await desk.faults({ refuseRequest: { path: SESSION.source, status: 429, retryAfterS: REFUSED_S } });
    void desk.command({ kind: 'checkNow' });
    await desk.within(40_000, () => desk.requests('GET', SESSION).some(({ status }) => status === 429));
    await desk.lift();
    const reads = desk.requests('GET', SESSION).length;
    await desk.within(5_000, () => desk.notices.includes('waiting'));
    await desk.kill();
    await desk.lift();
    await desk.boot();
    void desk.remove(DANA);
    await desk.pass((REFUSED_S - 15) * 1_000);
    expect(desk.requests('GET', SESSION)).toHaveLength(reads);
    expect(desk.requests('DELETE', PARTY)).toEqual([]);
    expect(desk.notices).toContain('waiting');
    await desk.within(20_000, () => desk.row(DANA).phase === 'left' && desk.notices.length === 0);
  } finally {
    await desk.close();
  }
});
