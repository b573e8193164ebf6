import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inWorker, killWorker } from '../harness/extension.ts';
import { awaitHost, awaitPhase, goOut, onOptionsPage } from '../harness/moves.ts';
import { openedPopup } from '../harness/page-finder.ts';
import type { Popup } from '../harness/popup-page.ts';
import type { Stage } from '../harness/stage.ts';
import type { StoryPerson } from '../harness/story.ts';
import { eventually } from '../harness/wait.ts';
import { QUICK, readyRep, startWith } from './rep.ts';

const { dana } = QUICK;
/** Somebody whose name, as the rep typed it, would like to be more than a name. */
const mallory: StoryPerson = {
  name: '=HYPERLINK*evil*',
  number: '+16505550139',
  callee: { name: 'Mallory', rings: true, answersAfterMs: 600 },
};

let stage: Stage;
let clipboard = '';

async function open(): Promise<Popup> {
  await stage.crm.bringToFront();
  return await stage.popup();
}

/** Every row of every store of the record. */
const stored = () =>
  inWorker(stage.browser, async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('record');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const names = [...database.objectStoreNames];
    const read = (name: string) =>
      new Promise<unknown[]>((resolve, reject) => {
        const reading = database.transaction(name).objectStore(name).getAll();
        reading.onsuccess = () => resolve(reading.result);
        reading.onerror = () => reject(reading.error);
      });
    const rows = await Promise.all(names.map(read));
    database.close();
    return Object.fromEntries(names.map((name, index) => [name, rows[index] ?? []]));
  });

/** Types into the notes as a person does, then waits for the word that it is stored. */
async function note(popup: Popup, text: string): Promise<void> {
  await popup.fill('[data-field="notes"]', text);
  await eventually(() => popup.has('[data-notes="saved"]'), { what: 'notes being saved' });
}

beforeAll(async () => {
  stage = await readyRep();
  await stage.browser.context.grantPermissions(['clipboard-read', 'clipboard-write', 'microphone']);
  await startWith(stage, [dana, mallory]);
  for (const { name } of [dana, mallory]) await awaitPhase(stage.panel, name, ['joined']);
});

afterAll(async () => {
  await stage.close();
});

describe.sequential('the record of a call', () => {
  test('keeps notes as they are typed, though the popup closes and the worker dies', async () => {
    await stage.crm.bringToFront();
    await stage.panel.click('[data-action="notes"]');
    const first = await openedPopup(stage);
    const focused = () => first.evaluate(() => document.activeElement?.id);
    await eventually(async () => (await focused()) === 'notes', {
      what: 'the field for notes, ready to be typed into',
    });
    await note(first, 'Budget up to 40k');
    await first.fill('[data-field="notes"]', 'Budget up to 40k\nSSO first');
    await first.close();
    await killWorker(stage.browser);
    const second = await open();
    const typed = () => second.evaluate(() => document.querySelector<HTMLTextAreaElement>('#notes')?.value);
    await eventually(async () => (await typed()) === 'Budget up to 40k\nSSO first', { what: 'the notes, all of them' });
    await second.close();
    const { notes = [] } = await stored();
    expect(JSON.stringify(notes)).toContain(dana.name);
  });

  test('shows what happened once the call is over, and copies it without a surprise', async () => {
    await goOut(stage.panel, 'end');
    await awaitHost(stage.panel, 'ended');
    const popup = await open();
    await eventually(() => popup.has('[data-summary] [data-timeline="ended"]'), { what: 'the summary, to its end' });
    await popup.evaluate(() => {
      const select = document.querySelector<HTMLSelectElement>('[data-field="record-format"]');
      if (select) select.value = 'markdown';
      select?.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await popup.click('[data-action="copy-summary"]');
    await eventually(() => popup.has('[data-outcome="copied"]'), { what: 'the copy' });
    clipboard = await popup.evaluate(() => navigator.clipboard.readText());
    expect(clipboard).toContain(`| ${dana.name} |`);
    expect(clipboard).toContain('\\=HYPERLINK\\*evil\\*');
    expect(clipboard).toContain('SSO first');
    await popup.close();
  });

  test('is pasted into the field that has the focus, and nowhere else', async () => {
    const { crm } = stage;
    await crm.evaluate(() => {
      const field = document.createElement('textarea');
      field.id = 'log-a-call';
      document.body.append(field);
      field.addEventListener('input', () => {
        field.dataset.heard = 'yes';
      });
    });
    const popup = await open();
    await popup.click('[data-action="paste-summary"]');
    await eventually(() => popup.has('[data-outcome="paste_nowhere"]'), { what: 'the honest answer' });
    await popup.close();
    await crm.locator('#log-a-call').focus();
    const again = await open();
    await again.click('[data-action="paste-summary"]');
    await eventually(() => again.has('[data-outcome="pasted"]'), { what: 'the paste' });
    await again.close();
    const field = await crm.evaluate(() => {
      const { value = '', dataset } = document.querySelector<HTMLTextAreaElement>('#log-a-call') ?? {};
      return { value, heard: dataset?.heard };
    });
    expect(field.value).toContain(dana.name);
    expect(field.value).toContain('SSO first');
    expect(field.heard).toBe('yes');
  });

  test('a frame gets it only while the page points at that frame', async () => {
    const { crm } = stage;
    const frame = await crm.evaluateHandle(() => {
      const element = document.createElement('iframe');
      element.srcdoc = '<textarea id="inner"></textarea>';
      document.body.append(element);
      return new Promise<HTMLIFrameElement>((resolve) => {
        element.addEventListener('load', () => resolve(element));
      });
    });
    const [inner, outer] = [crm.frameLocator('iframe[srcdoc]').locator('#inner'), crm.locator('#log-a-call')];
    const paste = async (): Promise<void> => {
      const popup = await open();
      await popup.click('[data-action="paste-summary"]');
      await eventually(() => popup.has('[data-outcome="pasted"]'), { what: 'the paste' });
      await popup.close();
    };
    await inner.focus();
    await outer.fill('');
    await outer.focus();
    await paste();
    expect(await outer.inputValue()).toContain(dana.name);
    expect(await inner.inputValue()).toBe('');
    await outer.fill('');
    await inner.focus();
    await paste();
    expect(await inner.inputValue()).toContain(dana.name);
    expect(await outer.inputValue()).toBe('');
    await frame.evaluate((element) => element.remove());
  });

  test('takes notes after the call, and is found by them among past calls', async () => {
    const popup = await open();
    await note(popup, 'Budget up to 40k\nSSO first\nSend the quote');
    await popup.click('[data-action="dismiss"]');
    await eventually(() => popup.has('[data-action="open-call"]'), { what: 'the past call' });
    await popup.fill('[data-field="search-history"]', 'nobody of this name');
    await eventually(async () => !(await popup.has('[data-action="open-call"]')), { what: 'an empty search' });
    await popup.fill('[data-field="search-history"]', 'quote 0131');
    await popup.click('[data-action="open-call"]');
    await eventually(() => popup.has('[data-view="past-call"] [data-timeline="joined"]'), { what: 'the details' });
    await popup.click('[data-action="back"]');
    await popup.click('[data-action="call-again"]');
    const chips = () => popup.evaluate(() => document.querySelectorAll('[data-number]').length);
    await eventually(async () => (await chips()) === 2, { what: 'both people on the list again' });
    await popup.close();
  });

  test('is exported, and deleted so that nothing is left', async () => {
    await onOptionsPage(stage, async (page) => {
      await page.locator('[data-nav="privacy"]').click();
      const downloading = page.waitForEvent('download');
      await page.locator('[data-action="export-csv"]').click();
      const stream = await (await downloading).createReadStream();
      const csv = (await stream.toArray()).join('');
      expect(csv).toContain(`"${dana.name}"`);
      expect(csv).toContain(`"'=HYPERLINK`);
      expect(csv).toContain(`"'+1650`);
      expect(csv).toContain('Send the quote');
      await page.locator('[data-action="delete-history"]').click();
      await page.locator('[data-action="delete-history"]').click();
      await page.locator('[data-action="export-csv"]:disabled').waitFor();
    });
    expect(await stored()).toEqual({ calls: [], entries: [], notes: [] });
  });
});
