import { expect, test } from 'vitest';
import { Rig } from './rig';

const DANA = '+16505550117';
const PRIYA = '102';
const TOM = '+14155550188';

test('three people: two join, one is busy', async () => {
  const rig = new Rig();
  rig.world.setCallee(DANA, { name: 'Dana', answersAfterMs: 1500 });
  rig.world.setCallee(PRIYA, { name: 'Priya', internal: true, answersAfterMs: 5000 });
  rig.world.setCallee(TOM, { name: 'Tom', fails: 'TargetBusy' });
  await rig.settle();
  const people = [DANA, PRIYA, TOM].map((number) => ({ number, name: '' }));
  expect(await rig.command({ kind: 'start', people, bringIn: 'on-answer' })).toEqual({ ok: true });
  for (let i = 0; i < 14; i++) {
    await rig.run(1000);
    console.log(rig.snapshot.host.phase, rig.snapshot.rows.map((r) => `${r.number} ${r.phase} ${r.reason ?? ''}`).join(' | '), rig.requests.length);
  }
  console.log(rig.requests.map((r) => `${r.method} ${r.path.slice(-50)}`), rig.saves, JSON.stringify(rig.saved).length);
});
