import { afterAll, beforeAll, expect, test } from 'vitest';
import { crashExtension } from '../harness/extension.ts';
import type { Stage } from '../harness/stage.ts';
import { whereabouts } from '../harness/truth.ts';
import { eventually } from '../harness/wait.ts';
import { QUICK, repOnCall } from './rep.ts';

const { dana } = QUICK;

let stage: Stage;

beforeAll(async () => {
  stage = await repOnCall([dana]);
});

afterAll(async () => {
  await stage.close();
});

test('fault 22: the renderer of the extension crashes in a call: the panel says what may be, and claims nothing', async () => {
  const { browser, panel, simulator } = stage;
  const before = (await simulator.ledger()).requests.length;
  await crashExtension(browser);
  await eventually(() => panel.has('[data-panel="orphan"]'), { what: 'the notice', timeoutMs: 10_000 });
  expect(await panel.text()).toContain('may still be running');
  expect(await panel.rows()).toEqual([]);
  expect(await panel.has('button')).toBe(false);
  const after = await simulator.ledger();
  expect(whereabouts(after, dana.number)).toBe('in the conference');
  expect(after.requests.length).toBe(before);
});
