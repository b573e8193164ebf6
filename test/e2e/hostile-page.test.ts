import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deedsOf } from '../harness/deeds.ts';
import { inWorker } from '../harness/extension.ts';
import { awaitPhase, pressOn } from '../harness/moves.ts';
import type { Stage } from '../harness/stage.ts';
import type { Point } from '../harness/surface.ts';
import { eventually, stays } from '../harness/wait.ts';
import { QUICK, readyRep, startWith } from './rep.ts';

declare global {
  /** In the hostile page: begins an attack and gives the way to end it. */
  var attacks: Record<string, () => () => void>;
  var forge: (extensionId: string) => void;
  var endAttack: (() => void) | undefined;
  /** What the spoiled built-ins were told. */
  var heard: string[];
}

const { dana, eli } = QUICK;
/** One press that the ledger knows of at once, and that asks nothing. */
const RECORD = 'footer [data-action="record"]';
/** Longer than the panel has to be in sight before it takes a click: whoever lures takes their time. */
const PATIENT_MS = 650;
const AFTERMATH_MS = 250;

const CLICKJACKING = [
  ...['opacity-001', 'opacity-999', 'mask', 'filter', 'clip-path', 'transform', 'visibility', 'blend', 'display-none'],
  ...['content-visibility', 'zoom', 'inert', 'host-sheet', 'host-animation', 'host-opacity', 'host-mask', 'host-clip'],
  ...['host-transform', 'cover', 'cover-popover', 'cover-dialog', 'follow-pointer', 'blink', 'close-and-mask'],
];

let stage: Stage;
let hostile: string;

const begin = (name: string) =>
  stage.crm.evaluate((attack) => {
    globalThis.endAttack = globalThis.attacks[attack]?.();
  }, name);
const end = () => stage.crm.evaluate(() => globalThis.endAttack?.());

const deeds = async () => deedsOf(await stage.simulator.ledger());
const isRecorded = async () => (await stage.simulator.ledger()).legs.some(({ recording }) => recording);

/** What is painted where the button was. */
const lookAt = async ({ x, y }: Point) =>
  (await stage.crm.screenshot({ clip: { x: x - 16, y: y - 12, width: 32, height: 24 } })).toString('base64');

async function openPage(path: string): Promise<void> {
  await stage.crm.goto(`${stage.simulator.address.crm}${path}`);
  await eventually(stage.panel.isShown, { what: 'the panel in the page' });
  await awaitPhase(stage.panel, dana.name, ['joined']);
}

/** Nothing that anybody could notice on the telephone network happens for a moment. */
async function nothingHappens(before: string, durationMs: number): Promise<void> {
  await stays(async () => (await deeds()) === before, { durationMs, forgiveMs: 0, what: 'nothing being done' });
}

/** The badge of the tab says that the panel needs the toolbar. */
const badge = () =>
  inWorker(
    stage.browser,
    async (url) => {
      const [tab] = await chrome.tabs.query({ url });
      return tab?.id === undefined ? '' : await chrome.action.getBadgeText({ tabId: tab.id });
    },
    `${new URL(hostile).origin}/*`,
  );

beforeAll(async () => {
  stage = await readyRep();
  hostile = `${stage.simulator.address.crm}hostile`;
  await stage.crm.goto(hostile);
  await startWith(stage, [dana, eli]);
  for (const { name } of [dana, eli]) await awaitPhase(stage.panel, name, ['joined']);
});

afterAll(async () => {
  await stage.close();
});

describe.sequential('a page that wants the rep to press what they do not see', () => {
  let point: Point;
  let plain: string | undefined;
  const hiding: string[] = [];

  beforeAll(async () => {
    point = await stage.panel.pointOf(RECORD);
    await stage.crm.mouse.move(point.x, point.y);
    const stillLook = async () => {
      const look = await lookAt(point);
      return look === (await lookAt(point)) ? look : undefined;
    };
    plain = await eventually(stillLook, { what: 'a button that has been drawn' });
  });

  test.each(CLICKJACKING)(
    'fault 77: %s: either the button is in plain sight, or pressing there does nothing',
    async (name) => {
      const before = await deeds();
      await begin(name);
      await stage.crm.mouse.move(point.x + 1, point.y);
      if ((await lookAt(point)) !== plain) {
        hiding.push(name);
        await nothingHappens(before, PATIENT_MS);
        await stage.crm.mouse.move(point.x, point.y);
        if ((await lookAt(point)) !== plain) await stage.crm.mouse.click(point.x, point.y);
        await nothingHappens(before, AFTERMATH_MS);
      }
      await end();
    },
  );

  test('fault 77: some of them do hide it, so that pressing on what is hidden was really tried', () => {
    expect(hiding).toEqual(expect.arrayContaining(['display-none', 'zoom', 'inert']));
  });

  test('fault 77: what was pressed all the time is a button that works where it is seen', async () => {
    await openPage('hostile');
    await stage.panel.click(RECORD);
    await eventually(isRecorded, { what: 'the recording' });
    await stage.panel.click('footer [data-action="stop-recording"]');
    await eventually(async () => !(await isRecorded()), { what: 'the end of the recording' });
  });

  test.each(['display-none', 'zoom', 'inert'])(
    'fault 77: %s hides the question whether to remove somebody; pressing where it was removes nobody',
    async (name) => {
      await openPage('hostile');
      const before = await deeds();
      await pressOn(stage.panel, eli.name, 'remove');
      const confirm = await stage.panel.pointOf('[data-action="confirm-remove"]');
      const asked = await lookAt(confirm);
      await begin(name);
      await eventually(async () => (await lookAt(confirm)) !== asked, { what: 'the question being out of sight' });
      await stage.crm.mouse.click(confirm.x, confirm.y);
      await nothingHappens(before, AFTERMATH_MS);
      await end();
    },
  );
});

describe.sequential('a page that fights the panel', () => {
  test.each(['remove', 'close', 'attribute', 'move'])(
    'fault 78: %s, fifty times a second: the panel gives in, the badge says so, a new page has it again',
    async (name) => {
      await openPage('hostile');
      const before = await deeds();
      await begin(name);
      await eventually(async () => (await badge()) === '!', { what: 'the badge that calls for the toolbar' });
      expect(await deeds()).toBe(before);
      const popup = await stage.popup();
      await eventually(() => popup.has('[data-view="running-call"]'), { what: 'the call in the popup' });
      await popup.close();
    },
  );

  test('fault 78: a dialog that the page takes out of itself gives the panel back', async () => {
    await openPage('hostile');
    const isIn = (home: string) =>
      stage.crm.evaluate(
        (tag) => document.querySelector('partyline-panel:popover-open')?.parentElement?.localName === tag,
        home,
      );
    await begin('cover-dialog');
    await eventually(() => isIn('dialog'), { what: 'the panel in the dialog' });
    await end();
    await eventually(() => isIn('html'), { what: 'the panel on the page' });
  });

  test('fault 78: a copy of the host is an empty shell', async () => {
    await openPage('hostile');
    await begin('clone');
    expect(
      await stage.crm.evaluate(() => [...document.querySelectorAll('partyline-panel')].at(-1)?.childNodes.length),
    ).toBe(0);
    await end();
  });

  test('fault 78: a thousand changes a second leave the panel usable', async () => {
    await begin('churn');
    await stage.panel.click(RECORD);
    await eventually(isRecorded, { what: 'the recording' });
    await stage.panel.click('footer [data-action="stop-recording"]');
    await eventually(async () => !(await isRecorded()), { what: 'the end of the recording' });
    await end();
  });
});

describe.sequential('a page that lies', () => {
  test("fault 80: built-ins that the page has taken reach neither the panel's work nor what it knows", async () => {
    await openPage('hostile/spoiled');
    const before = await deeds();
    await stage.crm.evaluate(() => document.querySelector<HTMLElement>('partyline-panel')?.click());
    expect(await deeds()).toBe(before);
    await stage.panel.click(RECORD);
    await eventually(isRecorded, { what: 'the recording' });
    await stage.panel.click('footer [data-action="stop-recording"]');
    await eventually(async () => !(await isRecorded()), { what: 'the end of the recording' });
    const heard = (await stage.crm.evaluate(() => globalThis.heard)).join('\n');
    for (const secret of [dana.name, dana.number.slice(-4), 'closed', 'conference'])
      expect(heard).not.toContain(secret);
  });

  test("fault 81: events and messages in the extension's name change nothing and take nothing away", async () => {
    await openPage('hostile');
    const before = await deeds();
    await stage.crm.evaluate((id) => globalThis.forge(id), stage.browser.extensionId);
    const isUntouched = async () => (await stage.panel.isShown()) && (await deeds()) === before;
    await stays(isUntouched, { durationMs: 1000, forgiveMs: 0, what: 'a panel that does not listen' });
    await stage.panel.click(RECORD);
    await eventually(isRecorded, { what: 'the recording' });
  });
});
