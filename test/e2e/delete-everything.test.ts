import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inWorker } from '../harness/extension.ts';
import { awaitHost, awaitPhase, goOut, onOptionsPage } from '../harness/moves.ts';
import type { Stage } from '../harness/stage.ts';
import { eventually } from '../harness/wait.ts';
import { QUICK, readyRep, startWith } from './rep.ts';

const { dana, eli } = QUICK;

let stage: Stage;

/** Everything that the extension keeps, in every place where it keeps something. */
const everythingStored = () =>
  inWorker(stage.browser, async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('record');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const read = (name: string) =>
      new Promise<unknown[]>((resolve, reject) => {
        const reading = database.transaction(name).objectStore(name).getAll();
        reading.onsuccess = () => resolve(reading.result);
        reading.onerror = () => reject(reading.error);
      });
    const rows = (await Promise.all([...database.objectStoreNames].map(read))).flat();
    database.close();
    const [local, session] = await Promise.all([chrome.storage.local.get(null), chrome.storage.session.get(null)]);
    const databases = (await indexedDB.databases()).map(({ name }) => name ?? '');
    return { rows, local, session, databases, caches: await caches.keys() };
  });

/** Puts people on the list and into a group, and leaves both there. */
async function leavePeopleBehind(): Promise<void> {
  await stage.crm.bringToFront();
  const popup = await stage.popup();
  await popup.fill('[data-field="people"]', `${dana.number}, ${eli.number}, `);
  await popup.click('[data-action="new-group"]');
  await popup.fill('[data-field="group-name"]', 'Deal room');
  await popup.press('Enter');
  await eventually(() => popup.has('[data-group="Deal room"]'), { what: 'the group' });
  await popup.close();
}

/** The options page. This browser would not load an extension again that begins anew, so that is only noted there. */
async function onFreshPage<T>(act: (page: Page) => Promise<T>): Promise<T> {
  const page = await stage.browser.context.newPage();
  await page.addInitScript(() => {
    const value = () => {
      document.documentElement.dataset.begunAnew = 'yes';
    };
    Object.defineProperty(chrome.runtime, 'reload', { value });
  });
  await page.goto(`chrome-extension://${stage.browser.extensionId}/options.html`);
  const result = await act(page);
  await page.close();
  return result;
}

beforeAll(async () => {
  stage = await readyRep();
  await startWith(stage, [dana]);
  await awaitPhase(stage.panel, dana.name, ['joined']);
});

afterAll(async () => {
  await stage.close();
});

describe.sequential('deleting', () => {
  test('waits for the end of the call, and of the history spares the running call', async () => {
    await onOptionsPage(stage, async (page) => {
      await page.locator('[data-nav="privacy"]').click();
      await page.locator('[data-action="delete-all"]:disabled').waitFor();
      await page.locator('[data-action="delete-history"]:enabled').click();
      await page.locator('[data-action="delete-history"]').click();
      await page.locator('[data-action="delete-history"]:not(.danger)').waitFor();
    });
    const { rows, local } = await everythingStored();
    expect(JSON.stringify(rows)).toContain(dana.number);
    expect(JSON.stringify(local)).toContain(dana.number);
    expect((await stage.panel.rows()).map(({ phase }) => phase)).toEqual(['joined']);
  });

  test('everything leaves nothing about anybody, in no place, and the extension begins anew', async () => {
    await goOut(stage.panel, 'end');
    await awaitHost(stage.panel, 'ended');
    await stage.panel.click('[data-action="dismiss"]');
    await leavePeopleBehind();
    const before = JSON.stringify(await everythingStored());
    for (const kept of [dana.number, eli.number, 'Deal room', 'partyline-demo']) expect(before).toContain(kept);
    const after = await onFreshPage(async (page) => {
      await page.locator('[data-nav="privacy"]').click();
      await page.locator('[data-action="delete-all"]:enabled').click();
      await page.locator('[data-action="delete-all"].danger').click();
      await page.waitForFunction(() => document.documentElement.dataset.begunAnew === 'yes');
      return await everythingStored();
    });
    expect(after.rows).toEqual([]);
    expect(after.caches).toEqual([]);
    expect(after.databases.filter((name) => name !== 'record')).toEqual([]);
    const text = JSON.stringify(after);
    for (const gone of [dana.number, dana.name, eli.number, 'Deal room', 'partyline-demo', 'token', 'Jordan']) {
      expect(text).not.toContain(gone);
    }
    expect(Object.keys(after.local)).toEqual([]);
  });
});
