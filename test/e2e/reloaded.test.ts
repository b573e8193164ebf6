import { afterAll, beforeAll, expect, test } from 'vitest';
import { inWorker } from '../harness/extension.ts';
import type { Stage } from '../harness/stage.ts';
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

// What the new extension then does with the call is tested without a browser: this one does not load it again.
test('fault 26: a panel whose extension is replaced in a call says so, and shows nothing it cannot know', async () => {
  // The worker that is asked does not live long enough to answer.
  await inWorker(stage.browser, () => void setTimeout(() => chrome.runtime.reload(), 50));
  await eventually(() => stage.panel.has('[data-panel="orphan"]'), { what: 'the notice of the orphaned panel' });
  expect(await stage.panel.rows()).toEqual([]);
  expect(await stage.panel.has('button')).toBe(false);
});
