import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inWorker } from '../harness/extension.ts';
import { awaitHost, awaitPhase, rowOf } from '../harness/moves.ts';
import { livingLegs, requestsOf } from '../harness/simulator.ts';
import type { Stage } from '../harness/stage.ts';
import { eventually } from '../harness/wait.ts';
import { QUICK, readyRep } from './rep.ts';

const { dana, eli, farah } = QUICK;
const PARTY = /\/parties\/[^/]+$/;
/** More stops than popup and page have together. */
const MAX_STOPS = 60;

let stage: Stage;

const key = (name: string) => stage.crm.keyboard.press(name);

/** Walks with the Tab key until the focus is there. */
async function tabTo(step: () => Promise<void>, isThere: () => Promise<boolean>, what: string): Promise<void> {
  for (let stop = 0; stop < MAX_STOPS; stop += 1) {
    if (await isThere()) return;
    await step();
  }
  throw new Error(`The Tab key never came to ${what}`);
}

const inPanel = (selector: string) => stage.panel.has(`${selector}:focus`);
const tabInPanel = (selector: string) =>
  tabTo(
    () => key('Tab'),
    () => inPanel(selector),
    selector,
  );
const awaitFocus = (selector: string) => eventually(() => inPanel(selector), { what: `the focus at ${selector}` });

/** To somebody's row: into the list, then by arrows. */
async function walkTo(name: string): Promise<string> {
  const { id } = await rowOf(stage.panel, name);
  await tabInPanel('[data-person]');
  await key('Home');
  for (let step = 0; step < 5 && !(await inPanel(`[data-person="${id}"]`)); step += 1) await key('ArrowDown');
  await awaitFocus(`[data-person="${id}"]`);
  return id;
}

/** How careful removing is, as the options would store it. */
const chooseRemoval = (removal: string) =>
  inWorker(
    stage.browser,
    async (chosen) => {
      const { 'settings.v1': settings } = await chrome.storage.local.get('settings.v1');
      await chrome.storage.local.set({ 'settings.v1': { ...(settings as object), removal: chosen } });
    },
    removal,
  );

const deletions = async () => requestsOf(await stage.simulator.ledger(), 'DELETE', PARTY).length;

beforeAll(async () => {
  stage = await readyRep();
  for (const { number, callee } of [dana, eli, farah]) await stage.simulator.setCallee(number, callee);
});

afterAll(async () => {
  await stage.close();
});

describe.sequential('without a mouse', () => {
  test('a call is started in the popup', async () => {
    await stage.crm.goto(new URL('/strict', stage.simulator.address.crm).href);
    const popup = await stage.popup();
    await eventually(() => popup.has('[data-view="new-call"]'), { what: 'the popup' });
    const tab = () => popup.press('Tab');
    await tabTo(tab, () => popup.has('[data-field="people"]:focus'), 'the field');
    await popup.type([dana, eli, farah].map(({ name, number }) => `${name} <${number}>`).join(', '));
    await tabTo(tab, () => popup.has('[data-action="start"]:focus'), 'Start');
    await popup.press('Enter');
    await eventually(() => popup.has('[data-view="running-call"]'), { what: 'the running call' });
    await popup.close();
    for (const { name } of [dana, eli, farah]) await awaitPhase(stage.panel, name, ['joined']);
  });

  test('a removal is armed with Delete and forgotten with Escape', async () => {
    await stage.crm.bringToFront();
    const id = await walkTo(dana.name);
    await key('Delete');
    await awaitFocus('[data-action="keep"]');
    await key('Escape');
    await awaitFocus(`[data-person="${id}"]`);
    expect(await stage.panel.has('[data-action="confirm-remove"]')).toBe(false);
    expect(await deletions()).toBe(0);
  });

  test('somebody is removed: Delete, then the question is answered', async () => {
    await walkTo(dana.name);
    await key('Delete');
    await awaitFocus('[data-action="keep"]');
    await key('Shift+Tab');
    await awaitFocus('[data-action="confirm-remove"]');
    await key('Enter');
    await awaitPhase(stage.panel, dana.name, ['left']);
    expect(await deletions()).toBe(1);
    await eventually(() => inPanel('[data-person]'), { what: 'the focus still in the list' });
  });

  test('a removal that waits is undone with Enter', async () => {
    await chooseRemoval('undo');
    const id = await walkTo(eli.name);
    await eventually(
      async () => {
        if (await stage.panel.has('[data-action="confirm-remove"]')) await key('Escape');
        await key('Delete');
        return await stage.panel.has(`[data-toast="${id}"]`);
      },
      { what: 'the removal waiting' },
    );
    await awaitFocus(`[data-person="${id}"]`);
    await key('Enter');
    await eventually(async () => !(await stage.panel.has(`[data-toast="${id}"]`)), {
      what: 'the removal being undone',
    });
    expect((await rowOf(stage.panel, eli.name)).phase).toBe('joined');
    expect(await deletions()).toBe(1);
  });

  test('the call is ended for everybody, and the focus is where it goes on', async () => {
    await tabInPanel('[data-action="end-menu"]');
    await key('Enter');
    await awaitFocus('[data-action="leave"]');
    await key('ArrowDown');
    await awaitFocus('[data-action="end"]');
    await key('Enter');
    await awaitHost(stage.panel, 'ended');
    expect(livingLegs(await stage.simulator.ledger())).toEqual([]);
    await awaitFocus('[data-action="dismiss"]');
    // What has just changed its place takes no press until it was seen for half a second.
    const isDismissed = async () => {
      if (!(await stage.panel.isShown())) return true;
      await key('Enter');
      return false;
    };
    await eventually(isDismissed, { what: 'the panel being gone' });
  });
});
