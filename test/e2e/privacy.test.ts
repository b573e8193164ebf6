import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inWorker } from '../harness/extension.ts';
import { awaitHost, awaitPhase, enableSite, goOut, signIn } from '../harness/moves.ts';
import { allowSite } from '../harness/site-permission.ts';
import { type Stage, setStage } from '../harness/stage.ts';
import { eventually } from '../harness/wait.ts';
import { QUICK, REP, startWith } from './rep.ts';

declare global {
  /** What RingCentral answered when the phone asked what to register with. */
  var provisions: string[] | undefined;
  /** All that a popup's page ever said. */
  var shownTexts: string[] | undefined;
}

const { dana, eli } = QUICK;
const EVERYBODY = [dana, eli];
/** Later than everything else that a popup reads. */
const LATE_MS = 800;
/** The ten digits that make a number somebody's. */
const digitsOf = (number: string): string => number.slice(-10);

let stage: Stage;

/** Keeps what the worker learns about SIP, so that it can be looked for where it must not be. */
const listenForProvision = () =>
  inWorker(stage.browser, () => {
    const heard: string[] = [];
    const ask = globalThis.fetch;
    globalThis.provisions = heard;
    globalThis.fetch = async (...request) => {
      const response = await ask(...request);
      if (response.url.includes('sip-provision')) heard.push(await response.clone().text());
      return response;
    };
  });

/** Everything that the extension stores, by place and key. */
const everythingStored = () =>
  inWorker(stage.browser, async () => {
    const [local, session] = await Promise.all([chrome.storage.local.get(null), chrome.storage.session.get(null)]);
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
    const record = await Promise.all([...database.objectStoreNames].map(read));
    database.close();
    const texts = (values: Record<string, unknown>) =>
      Object.entries(values).map(([key, value]) => [key, JSON.stringify(value)] as const);
    return {
      local: Object.fromEntries(texts(local)),
      session: Object.fromEntries(texts(session)),
      record: JSON.stringify(record),
    };
  });

type Stored = Awaited<ReturnType<typeof everythingStored>>;

/** Keys under which one of these texts is stored. */
function keysWith(stored: Stored, secrets: readonly string[]): string[] {
  const places = [
    ...Object.entries(stored.local),
    ...Object.entries(stored.session),
    ['record', stored.record] as const,
  ];
  return places.filter(([, text]) => secrets.some((secret) => text.includes(secret))).map(([key]) => key);
}

/** What must be nowhere but with its owner. */
async function readSecrets() {
  const stored = await everythingStored();
  const named = (name: string) => new RegExp(`\\\\*"${name}\\\\*":\\\\*"([^"\\\\]+)`, 'g');
  const texts = Object.values(stored.local).join();
  const tokens = ['access_token', 'refresh_token'].flatMap((name) =>
    [...texts.matchAll(named(name))].map((match) => match[1] ?? ''),
  );
  const provisions = (await inWorker(stage.browser, () => globalThis.provisions?.join())) ?? '';
  const sip = ['password', 'authorizationId'].flatMap((name) =>
    [...provisions.matchAll(named(name))].map((match) => match[1] ?? ''),
  );
  return { tokens: [...new Set(tokens)], sip: [...new Set(sip)] };
}

const shownToPage = async (): Promise<string> => `${await stage.crm.content()} ${await stage.panel.markup()}`;

async function switchPrivate(isOn: boolean): Promise<void> {
  await stage.crm.bringToFront();
  const popup = await stage.popup();
  await popup.click('[data-action="toggle-private"]');
  await eventually(() => popup.has(`[data-action="toggle-private"][aria-pressed="${isOn}"]`), { what: 'the switch' });
  const text = await popup.text();
  expect(text.includes(dana.name)).toBe(!isOn);
  expect(await popup.has('[data-notice="private"]')).toBe(isOn);
  await popup.close();
}

/** Everything that a popup ever showed whose settings came last of all, from its first line to its rows. */
async function textsOfSlowPopup(): Promise<readonly string[]> {
  const page = await stage.browser.context.newPage();
  await page.addInitScript((lateMs) => {
    const texts: string[] = [];
    globalThis.shownTexts = texts;
    const keep = () => texts.push(document.body?.innerText ?? '');
    new MutationObserver(keep).observe(document, { subtree: true, childList: true, characterData: true });
    const { local } = chrome.storage;
    const get = local.get.bind(local) as (keys: unknown) => Promise<Record<string, unknown>>;
    const lateGet = async (keys: unknown) => {
      if (keys === 'settings.v1') await new Promise((answer) => setTimeout(answer, lateMs));
      return await get(keys);
    };
    local.get = lateGet as typeof local.get;
  }, LATE_MS);
  await page.goto(`chrome-extension://${stage.browser.extensionId}/popup.html`);
  await page.locator('[data-notice="private"]').waitFor();
  const texts = await page.evaluate(() => globalThis.shownTexts ?? []);
  await page.close();
  await stage.crm.bringToFront();
  return texts;
}

beforeAll(async () => {
  stage = await setStage({ headless: true });
  await listenForProvision();
  await signIn(stage);
  await allowSite(stage.browser, `${new URL(stage.simulator.address.crm).origin}/*`);
  await enableSite(stage);
  await startWith(stage, EVERYBODY);
  for (const { name } of EVERYBODY) await awaitPhase(stage.panel, name, ['joined']);
});

afterAll(async () => {
  await stage.close();
});

describe.sequential('through a whole call', () => {
  test('fault 87: tokens and SIP data stay where they belong', async () => {
    const { tokens, sip } = await readSecrets();
    expect(tokens.length).toBeGreaterThanOrEqual(2);
    expect(sip.length).toBeGreaterThanOrEqual(2);
    const stored = await everythingStored();
    expect(keysWith(stored, sip)).toEqual([]);
    expect(keysWith(stored, tokens).every((key) => key.startsWith('tokens.v1.'))).toBe(true);
    const page = await shownToPage();
    for (const secret of [...tokens, ...sip]) expect(page).not.toContain(secret);
  });

  test('what RingCentral is asked carries no secret and no number in its address', async () => {
    const { tokens, sip } = await readSecrets();
    const { requests } = await stage.simulator.ledger();
    expect(requests.length).toBeGreaterThan(5);
    for (const { path } of requests) {
      for (const secret of [...tokens, ...sip]) expect(path).not.toContain(secret);
      for (const { number } of EVERYBODY) expect(path).not.toContain(digitsOf(number));
    }
  });

  test('pages get names and last digits; the log gets neither', async () => {
    const markup = (await stage.panel.markup()).replace(/[\s().-]/g, '');
    for (const { number } of EVERYBODY) expect(markup).not.toContain(digitsOf(number));
    expect(markup).not.toContain(digitsOf(REP));
    const { session } = await everythingStored();
    const log = session['log.v1'] ?? '';
    for (const { name, number } of EVERYBODY) {
      expect(log).not.toContain(name);
      expect(log).not.toContain(digitsOf(number));
    }
  });

  test('the record holds names and numbers, and nothing that RingCentral would answer to', async () => {
    const { record } = await everythingStored();
    const { sessions } = await stage.simulator.ledger();
    expect(record).toContain(dana.name);
    expect(record).toContain(dana.number);
    expect(sessions.length).toBeGreaterThan(0);
    for (const { id, parties } of sessions) {
      for (const known of [id, ...parties.map((party) => party.id)]) expect(record).not.toContain(known);
    }
  });

  test('private mode hides everybody from the page and in the popup, and leaves the record as it is', async () => {
    await switchPrivate(true);
    await eventually(() => stage.panel.has('[data-notice="private"]'), { what: 'the mark in the panel' });
    const page = await stage.panel.markup();
    for (const { name, number } of EVERYBODY) {
      expect(page).not.toContain(name);
      expect(page).not.toContain(number.slice(-4));
    }
    expect((await everythingStored()).record).toContain(dana.name);
    expect((await textsOfSlowPopup()).filter((text) => text.includes(dana.name))).toEqual([]);
    await switchPrivate(false);
    await eventually(async () => (await stage.panel.markup()).includes(dana.name), { what: 'the names again' });
    expect(await stage.panel.has('[data-notice="private"]')).toBe(false);
  });

  test('after the call, whom it was with is on record and nowhere else', async () => {
    await goOut(stage.panel, 'end');
    await awaitHost(stage.panel, 'ended');
    await stage.panel.click('[data-action="dismiss"]');
    const numbers = EVERYBODY.map(({ number }) => digitsOf(number));
    const isClean = async () => keysWith(await everythingStored(), numbers).join() === 'record';
    await eventually(isClean, { what: 'storage without the call' });
    const page = `${await stage.crm.content()} ${await stage.crm.evaluate(() => JSON.stringify({ ...localStorage }))}`;
    for (const { name } of EVERYBODY) expect(page).not.toContain(name);
  });
});
