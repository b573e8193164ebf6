import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inWorker, killWorker } from '../harness/extension.ts';
import { setOption } from '../harness/moves.ts';
import { chipsIn, openedPopup } from '../harness/page-finder.ts';
import type { Popup } from '../harness/popup-page.ts';
import type { Stage } from '../harness/stage.ts';
import { eventually } from '../harness/wait.ts';
import { readyRep } from './rep.ts';
import { awaitCard, awaitNoCard, CALLER, ringHere, SECOND } from './ringing.ts';

/** The caller as a notification may name him over a screen that is shared. */
const MASKED = 'G••• A•••';

let stage: Stage;

async function open(): Promise<Popup> {
  await stage.crm.bringToFront();
  return await stage.popup();
}

/** Ids of the notifications that the browser shows now. */
const shownIds = () =>
  inWorker(stage.browser, async () => {
    const all = await chrome.notifications.getAll();
    return Object.keys(all);
  });

declare global {
  /** What notifications said, by id: the browser does not tell it afterwards. */
  var said: Map<string, { readonly title: string; readonly message: string }> | undefined;
}

/** Writes down what notifications say from now on, in the worker that lives now. */
const readNotifications = () =>
  inWorker(stage.browser, () => {
    if (globalThis.said) return;
    const said = new Map<string, { readonly title: string; readonly message: string }>();
    globalThis.said = said;
    const create = chrome.notifications.create as (id: string, options: object) => Promise<string>;
    const createAndNote = (id: string, options: { readonly title: string; readonly message: string }) => {
      said.set(id, { title: options.title, message: options.message });
      return create(id, options);
    };
    Object.assign(chrome.notifications, { create: createAndNote });
  });

const saidIn = (id: string) => inWorker(stage.browser, (key) => globalThis.said?.get(key), id);

/** Waits until a notification of this kind is shown, and gives back its id. */
const awaitNotification = (start: string) =>
  eventually(async () => (await shownIds()).find((id) => id.startsWith(start)), { what: `a notification ${start}…` });

const awaitNoNotification = (start: string) =>
  eventually(async () => !(await shownIds()).some((id) => id.startsWith(start)), { what: `no notification ${start}…` });

/** No test can press what the desktop draws. This is the event as the browser hands it to the extension. */
const clickNotification = (id: string) =>
  inWorker(
    stage.browser,
    (key) => {
      const clicked = chrome.notifications.onClicked as unknown as {
        dispatch(id: string): void;
        hasListeners(): boolean;
      };
      if (!clicked.hasListeners()) throw new Error('Nobody listens to clicks');
      clicked.dispatch(key);
    },
    id,
  );

/** The calls that only rang, as the popup lists them. */
const rangIn = (popup: Popup) =>
  popup.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-rang]')].map((item) => ({
      rang: item.dataset.rang,
      text: item.innerText.replace(/[\u2068\u2069]/g, '').replace(/\s+/g, ' '),
    })),
  );

/** Waits until the popup lists this call first, and gives back its text. */
const awaitFirst = (popup: Popup, rang: string) =>
  eventually(
    async () => {
      const [first] = await rangIn(popup);
      return first?.rang === rang ? first.text : undefined;
    },
    { what: `a call that was ${rang} in the history` },
  );

/** Nobody answers: the caller gives up. */
async function callInVain({ number, name }: typeof CALLER): Promise<void> {
  await stage.simulator.callIn(number, name);
  await awaitCard(stage.panel);
  await stage.simulator.hangUp(number);
  await awaitNoCard(stage.panel);
}

const legsTo = async (number: string) => {
  const { legs } = await stage.simulator.ledger();
  return legs.filter((leg) => leg.number === number && leg.state !== 'ended');
};

beforeAll(async () => {
  stage = await readyRep({ allowed: ['notifications'] });
  await ringHere(stage);
});

afterAll(async () => {
  await stage.close();
});

describe.sequential('a call that nobody answered', () => {
  test('stands in the history as missed, and is called back from there after Start only', async () => {
    await callInVain(CALLER);
    const popup = await open();
    const text = await awaitFirst(popup, 'missed');
    expect(text).toContain(CALLER.name);
    expect(text).toContain('Missed call');
    await popup.click('[data-rang] [data-action="call-again"]');
    await eventually(async () => (await chipsIn(popup)).join() === CALLER.number, { what: 'the caller, to be called' });
    expect(await legsTo(CALLER.number)).toEqual([]);
    await popup.click('[data-action="remove-chip"]');
    await popup.close();
  });

  test.each([
    ['decline', 'declined'],
    ['voicemail', 'sent-to-voicemail'],
  ])('because of %s stands there as %s', async (action, rang) => {
    await stage.simulator.callIn(SECOND.number, SECOND.name);
    await awaitCard(stage.panel);
    await stage.panel.click(`[data-action="${action}"]`);
    await awaitNoCard(stage.panel);
    const popup = await open();
    expect(await awaitFirst(popup, rang)).toContain(SECOND.name);
    await popup.close();
  });

  test('because another telephone of the rep took it leaves nothing', async () => {
    const popup = await open();
    await awaitFirst(popup, 'sent-to-voicemail');
    const before = await rangIn(popup);
    await stage.simulator.callIn(CALLER.number, CALLER.name);
    await awaitCard(popup);
    await stage.simulator.takeElsewhere(CALLER.number);
    await awaitNoCard(popup);
    await callInVain(SECOND);
    await awaitFirst(popup, 'missed');
    expect((await rangIn(popup)).slice(1)).toEqual(before);
    await popup.close();
    await stage.simulator.hangUp(CALLER.number);
  });
});

describe.sequential('notifications, once the rep has allowed them', () => {
  test('tell of a call that rings while the rep looks elsewhere, and go with it', async () => {
    await setOption(stage, 'calls', 'notify', true);
    await readNotifications();
    const elsewhere = await stage.browser.context.newPage();
    await elsewhere.goto('about:blank');
    await stage.simulator.callIn(CALLER.number, CALLER.name);
    const id = await awaitNotification('incoming/');
    expect(await saidIn(id)).toEqual({ title: CALLER.name, message: 'Incoming call' });
    await stage.simulator.hangUp(CALLER.number);
    await awaitNoNotification('incoming/');
    const missed = await awaitNotification('rang/');
    expect(await saidIn(missed)).toMatchObject({ title: `Missed call from ${CALLER.name}` });
    await elsewhere.close();
  });

  test('a click on the one of a missed call opens the popup with the caller in it, and calls nobody', async () => {
    await stage.crm.bringToFront();
    await clickNotification(await awaitNotification('rang/'));
    const popup = await openedPopup(stage);
    await eventually(async () => (await chipsIn(popup)).includes(CALLER.number), { what: 'the caller, to be called' });
    expect(await legsTo(CALLER.number)).toEqual([]);
    await popup.close();
    await awaitNoNotification('rang/');
  });

  test('a click on the one of a call that rings leads to where it is answered', async () => {
    const elsewhere = await stage.browser.context.newPage();
    await elsewhere.goto('about:blank');
    await stage.simulator.callIn(SECOND.number, SECOND.name);
    await clickNotification(await awaitNotification('incoming/'));
    const popup = await openedPopup(stage);
    await awaitCard(popup);
    expect(await popup.text()).toContain(SECOND.name);
    await popup.click('[data-action="decline"]');
    await awaitNoCard(popup);
    await popup.close();
    await awaitNoNotification('incoming/');
    await elsewhere.close();
    expect((await shownIds()).filter((id) => id.startsWith('rang/'))).toEqual([]);
  });

  test('say no name in private mode', async () => {
    await setOption(stage, 'privacy', 'privateMode', true);
    await readNotifications();
    const elsewhere = await stage.browser.context.newPage();
    await elsewhere.goto('about:blank');
    await stage.simulator.callIn(CALLER.number, CALLER.name);
    expect(await saidIn(await awaitNotification('incoming/'))).toMatchObject({ title: MASKED });
    await stage.simulator.hangUp(CALLER.number);
    expect(await saidIn(await awaitNotification('rang/'))).toMatchObject({ title: `Missed call from ${MASKED}` });
    await elsewhere.close();
  });

  test('tell of a call that was missed although the worker died while it rang', async () => {
    await setOption(stage, 'privacy', 'privateMode', false);
    const old = await shownIds();
    await stage.simulator.callIn(SECOND.number, SECOND.name);
    await awaitCard(stage.panel);
    await killWorker(stage.browser);
    await stage.simulator.hangUp(SECOND.number);
    const isTold = async () => (await shownIds()).some((id) => id.startsWith('rang/') && !old.includes(id));
    await eventually(isTold, { what: 'a notification of the missed call' });
    await awaitNoNotification('incoming/');
    const popup = await open();
    expect(await awaitFirst(popup, 'missed')).toContain(SECOND.name);
    await popup.close();
  });
});
