import { expect, test } from 'vitest';
import type { Call } from '../../../lib/call/model';
import { plan } from '../../../lib/call/plan';
import { moveMoments } from '../../../lib/call/reduce-clock';
import { view } from '../../../lib/call/view';
import { Rig } from '../../properties/rig';

const NUMBERS = ['+16505550117', '102', '+14155550188', '+16505550171'];
const MOVES = [-7_200_000, 7_200_000];

/** A call in which everything happens at once; somebody is left in every state. */
async function begin(): Promise<Rig> {
  const rig = new Rig();
  NUMBERS.forEach((number, index) => {
    const answersAfterMs = index === 3 ? undefined : 1_000 + index * 1_500;
    rig.world.setCallee(number, { name: `Callee ${index}`, internal: number === '102', answersAfterMs });
  });
  await rig.run(10);
  const people = NUMBERS.map((number) => ({ number, name: '' }));
  void rig.command({ kind: 'start', people, bringIn: 'on-answer' }, 'start');
  return rig;
}

const savedCall = (rig: Rig): Call => structuredClone(rig.disk.saved as Call); // what the conductor saved last

/** What people see, and what is due when, told from now on. */
const toSight = (call: Call, nowMs: number) => ({
  shown: view(call, nowMs),
  planned: plan(call).map(({ effect, dueMs }) => ({ effect, inMs: dueMs > 0 ? dueMs - nowMs : 0 })),
});

test.each(MOVES)('moving every moment by %i ms changes neither what is seen nor what is due', async (byMs) => {
  const rig = await begin();
  for (let step = 0; step < 40; step += 1) {
    await rig.run(400);
    if (step === 20) void rig.command({ kind: 'remove', personId: 'p1', generation: 1, delayMs: 5_000 });
    if (step === 30) void rig.command({ kind: 'leave' });
    const [call, nowMs] = [savedCall(rig), rig.clock.nowMs()];
    const moved = moveMoments(call, byMs);
    expect(toSight(moved, nowMs + byMs)).toEqual(toSight(call, nowMs));
    expect(moveMoments(moved, -byMs)).toEqual({ ...call, recordAheadMs: Math.abs(byMs) });
  }
});
