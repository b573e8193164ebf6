import { afterAll, beforeAll, expect, test } from 'vitest';
import { awaitPhase } from '../harness/moves.ts';
import type { Stage } from '../harness/stage.ts';
import { whereabouts } from '../harness/truth.ts';
import { eventually } from '../harness/wait.ts';
import { QUICK, repOnCall } from './rep.ts';

const { dana } = QUICK;
const GIL = { name: 'Gil Bravo', number: '+14155550166' };
const LINE = '[data-elsewhere]';

let stage: Stage;

beforeAll(async () => {
  stage = await repOnCall([dana]);
});

afterAll(async () => {
  await stage.close();
});

test('a call that the rep takes on another telephone is a quiet line in panel and popup, until it ends', async () => {
  const { panel, simulator } = stage;
  await simulator.callIn(GIL.number, GIL.name);
  const rings = async () => whereabouts(await simulator.ledger(), GIL.number) !== 'not connected';
  await eventually(rings, { what: 'the call that comes in' });
  const isTaken = async () => {
    await simulator.takeElsewhere(GIL.number);
    return await panel.has(LINE);
  };
  await eventually(isTaken, { what: 'the line of the call elsewhere' });
  expect(await panel.has('[data-incoming]')).toBe(false);
  const said = (await panel.text()).replace(/[\u2068\u2069]/g, '');
  expect(said).toContain(`On another device: ${GIL.name}, 0:0`);
  expect(await panel.markup()).not.toContain(GIL.number.slice(1, -4));
  expect(await panel.has(`${LINE} button`)).toBe(false);
  const popup = await stage.popup();
  await eventually(() => popup.has(LINE), { what: 'the line in the popup' });
  await popup.close();
  await awaitPhase(panel, dana.name, ['joined']);
  await simulator.hangUp(GIL.number);
  await eventually(async () => !(await panel.has(LINE)), { what: 'no line any more' });
  await awaitPhase(panel, dana.name, ['joined']);
});
