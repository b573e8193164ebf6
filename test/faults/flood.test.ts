import { expect, test } from 'vitest';
import { createFrameWriter } from '../../lib/ringcentral/frame-writer';
import { toPatches } from '../../lib/ringcentral/to-facts';
import type { Rig } from '../properties/rig';
import { DANA, expectTrue, rowOf, running } from './bench';

const EVENTS_A_SECOND = 10_000;
const SECONDS = 3;

/** Ids of the original call of a number, as the world has them. */
function originalOf(rig: Rig, number: string): { sessionId: string; partyId: string } {
  const session = rig.world
    .ledger()
    .sessions.find(({ origin, parties }) => origin === 'Call' && parties.some((party) => party.number === number));
  const own = session?.parties.find((party) => party.number !== number);
  return { sessionId: session?.id ?? '', partyId: own?.id ?? '' };
}

test('fault 5: ten thousand events a second, for seconds: few saves, few snapshots, and the last state', async () => {
  const rig = await running();
  const { sessionId, partyId } = originalOf(rig, DANA);
  const flood = (sequence: number, code: string) => ({
    event: '/telephony/sessions',
    body: { sequence, telephonySessionId: sessionId, parties: [{ id: partyId, status: { code } }] },
  });
  const before = { saves: rig.disk.saves, shown: rig.shown.length, requests: rig.requests.length };
  const dropped: string[] = [];
  const writer = createFrameWriter(
    { onPatches: async (patches) => rig.hearAll(patches), saveResume: async () => {} },
    (problem) => dropped.push(problem),
  );
  for (let tenth = 0; tenth < SECONDS * 10; tenth += 1) {
    for (let one = 0; one < EVENTS_A_SECOND / 10; one += 1) {
      const sequence = 1_000 + tenth * 1_000 + one;
      writer.add({ patches: toPatches(flood(sequence, one % 2 ? 'Hold' : 'Answered')).patches });
    }
    await rig.run(100);
  }
  expect(rig.disk.saves - before.saves).toBeLessThan(SECONDS * 100);
  expect(rig.shown.length - before.shown).toBeLessThan(SECONDS * 60);
  expect(rig.requests.length - before.requests).toBeLessThan(SECONDS);
  expect(dropped).toEqual([]);
  rig.world.hangUp(DANA);
  await rig.run(1_000);
  expect(rowOf(rig, DANA).phase).toBe('left');
  expectTrue(rig);
}, 30_000);
