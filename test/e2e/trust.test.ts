import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inWorker } from '../harness/extension.ts';
import { awaitHears } from '../harness/heard.ts';
import { awaitPhase, pressOn, rowOf } from '../harness/moves.ts';
import { createEar, type Ear } from '../harness/offscreen-ear.ts';
import { requestsOf } from '../harness/simulator.ts';
import type { Stage } from '../harness/stage.ts';
import { stays } from '../harness/wait.ts';
import { numbersOf, QUICK, REP, readyRep, startWith } from './rep.ts';

const { dana, eli } = QUICK;
/** Somebody without a name goes by the number, which must not leak that way. */
const NAMELESS = { ...QUICK.farah, name: '' };
const EVERYBODY = [dana, eli, NAMELESS];
const WATCH_MS = 1500;
const PARTY = /\/parties\/[^/]+$/;

let stage: Stage;
let ear: Ear;

/** The number of the tab with the CRM, for `chrome.scripting`. */
const tabId = () =>
  inWorker(
    stage.browser,
    async (url) => (await chrome.tabs.query({ url: `${url}/*` }))[0]?.id ?? -1,
    new URL(stage.simulator.address.crm).origin,
  );

/** What a script in the extension's own world of the page gets from a storage area: an error, or the keys. */
const readStorage = (area: 'local' | 'session' | 'managed', tab: number) =>
  inWorker(
    stage.browser,
    async (name, id) => {
      const func = async (key: 'local' | 'session' | 'managed') => {
        try {
          return `keys: ${Object.keys(await chrome.storage[key].get(null)).join()}`;
        } catch (error) {
          return `refused: ${(error as Error).message}`;
        }
      };
      const [answer] = await chrome.scripting.executeScript({ target: { tabId: id }, func, args: [name] });
      return answer?.result ?? 'no answer';
    },
    area,
    tab,
  );

/** Everything that the background tells a script in the page which connects the way the panel does. */
const readPort = (tab: number) =>
  inWorker(
    stage.browser,
    async (id) => {
      const func = () =>
        new Promise<string>((resolve) => {
          const heard: unknown[] = [];
          const port = chrome.runtime.connect({ name: 'ui' });
          port.onMessage.addListener((message) => {
            heard.push(message);
            if (message.kind !== 'layout') return; // comes after the snapshot
            port.disconnect();
            resolve(JSON.stringify(heard));
          });
        });
      const [answer] = await chrome.scripting.executeScript({ target: { tabId: id }, func });
      return answer?.result ?? '';
    },
    tab,
  );

/** What no page may learn: tokens, RingCentral's ids, whole numbers. */
async function secrets(): Promise<readonly string[]> {
  const stored = await inWorker(stage.browser, async () => JSON.stringify(await chrome.storage.local.get(null)));
  const tokens = [...stored.matchAll(/_token\\*":\\*"([^"\\]{8,})/g)].map((match) => match[1] ?? '');
  const { sessions, legs } = await stage.simulator.ledger();
  const ids = sessions.flatMap(({ id, parties }) => [id, ...parties.map((party) => party.id)]);
  expect(tokens.length).toBeGreaterThan(1);
  return [...tokens, ...ids, ...legs.map(({ callId }) => callId)];
}

function expectNoSecret(text: string, hidden: readonly string[]): void {
  for (const secret of hidden) expect(text).not.toContain(secret);
  const digits = text.replace(/[\s().+-]/g, '');
  for (const { number } of EVERYBODY) {
    expect(digits).not.toContain(number.slice(-7));
    expect(digits).toContain(number.slice(-4));
  }
}

beforeAll(async () => {
  stage = await readyRep();
  await startWith(stage, EVERYBODY);
  for (const { name } of [dana, eli]) await awaitPhase(stage.panel, name, ['joined']);
  ear = await createEar(stage.browser);
  await ear.awaitHeard(numbersOf(EVERYBODY), numbersOf(EVERYBODY));
});

afterAll(async () => {
  await stage.close();
});

describe.sequential('what a page gets', () => {
  test.each(['local', 'session', 'managed'] as const)(
    'fault 85: scripts in a page cannot read the %s storage',
    async (area) => {
      expect(await readStorage(area, await tabId())).toMatch(/^refused: .*not allowed/);
    },
  );

  test('the panel holds names and last digits, no whole number, token or id', async () => {
    expectNoSecret(await stage.panel.markup(), await secrets());
    expect(await stage.panel.text()).toContain(dana.name);
  });

  test('fault 87: neither does anything that is sent to the page', async () => {
    const told = await readPort(await tabId());
    expect(told).toContain(dana.name);
    expect(told).not.toContain('"status"');
    expectNoSecret(told, await secrets());
  });

  test('fault 82: the page itself finds no way in: no runtime, no root, no file of the extension', async () => {
    const found = await stage.crm.evaluate(async (id) => {
      const host = document.querySelector('partyline-panel');
      const file = await fetch(`chrome-extension://${id}/panel.js`).then(
        () => 'readable',
        () => 'refused',
      );
      return { isThere: host !== null, root: host?.shadowRoot ?? null, runtime: typeof window.chrome?.runtime, file };
    }, stage.browser.extensionId);
    expect(found).toEqual({ isThere: true, root: null, runtime: 'undefined', file: 'refused' });
  });
});

describe.sequential('who presses', () => {
  const nothingHappens = async () =>
    requestsOf(await stage.simulator.ledger(), 'DELETE', PARTY).length === 0 &&
    (await rowOf(stage.panel, dana.name)).phase === 'joined';

  test('fault 76: a script that presses Remove and its confirmation removes nobody', async () => {
    const { id } = await rowOf(stage.panel, dana.name);
    await stage.panel.pressByScript(`[data-person="${id}"] [data-action="remove"]`);
    await pressOn(stage.panel, dana.name, 'remove');
    await stage.panel.pressByScript(`[data-person="${id}"] [data-action="confirm-remove"]`);
    await stays(nothingHappens, { durationMs: WATCH_MS, forgiveMs: 0, what: 'nobody being removed' });
    await ear.awaitHeard(numbersOf(EVERYBODY), numbersOf(EVERYBODY));
  });

  test('a script that presses Mute mutes nobody; a person does', async () => {
    await stage.panel.pressByScript('footer [data-action="mute"]');
    const all = [REP, ...numbersOf([eli, NAMELESS])];
    await awaitHears(stage.simulator, dana.number, all);
    expect(await stage.panel.has('footer [data-action="mute"]')).toBe(true);
    await stage.panel.click('footer [data-action="mute"]');
    await awaitHears(stage.simulator, dana.number, numbersOf([eli, NAMELESS]));
  });
});
