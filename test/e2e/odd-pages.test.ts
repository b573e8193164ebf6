import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { awaitPhase } from '../harness/moves.ts';
import type { Stage } from '../harness/stage.ts';
import { eventually } from '../harness/wait.ts';
import { QUICK, repOnCall } from './rep.ts';

const { dana } = QUICK;
const RECORD = 'footer [data-action="record"]';
const STOP = 'footer [data-action="stop-recording"]';

/** Documents in which the panel works as in any other. */
const WITH_PANEL = [
  ...['strict', 'odd/xhtml', 'odd/frames', 'odd/sandboxed-frame', 'odd/huge', 'odd/dialog', 'odd/text'],
  ...['odd/svg', 'odd/xml', 'odd/pdf'],
  'contacts?rate=50',
];
/** Documents that can show no HTML, or belong to an origin that nobody enabled: the popup is there instead. */
const WITHOUT_PANEL = ['odd/sandboxed'];

let stage: Stage;

const go = (path: string) => stage.crm.goto(`${stage.simulator.address.crm}${path}`);
const isRecorded = async () => (await stage.simulator.ledger()).legs.some(({ recording }) => recording);

async function awaitPanel(): Promise<void> {
  await eventually(stage.panel.isShown, { what: 'the panel in the page' });
  await awaitPhase(stage.panel, dana.name, ['joined']);
}

/** Whatever was recorded is not, and the other way round: told by the ledger. */
async function panelWorks(): Promise<void> {
  const before = await isRecorded();
  await stage.panel.click(before ? STOP : RECORD);
  await eventually(async () => (await isRecorded()) !== before, { what: 'the recording being switched' });
}

beforeAll(async () => {
  stage = await repOnCall([dana]);
});

afterAll(async () => {
  await stage.close();
});

describe.sequential('documents of every kind', () => {
  test.each(WITH_PANEL)('fault 86: /%s has a panel that works', async (path) => {
    await go(path);
    await awaitPanel();
    await panelWorks();
  });

  test.each(WITHOUT_PANEL)('fault 86: /%s has none, and the popup has everything', async (path) => {
    await go(path).catch((error: Error) => {
      if (!/ERR_ABORTED|download/i.test(error.message)) throw error; // a browser without a viewer saves the file
    });
    const popup = await stage.popup();
    await awaitPhase(popup, dana.name, ['joined']);
    expect(await stage.panel.isShown()).toBe(false);
    await popup.close();
  });

  test('fault 86: the page after them has its panel again', async () => {
    await go('');
    await awaitPanel();
  });
});

describe.sequential('styles of every kind', () => {
  const panelLook = () => stage.panel.lookOf('.panel');

  async function expectInView(): Promise<void> {
    const { left, top, right, bottom } = await panelLook();
    const { width, height } = await stage.crm.evaluate(() => ({ width: innerWidth, height: innerHeight }));
    expect({ left: left >= 0, top: top >= 0, right: right <= width, bottom: bottom <= height }).toEqual({
      ...{ left: true, top: true, right: true, bottom: true },
    });
    expect(bottom - top).toBeGreaterThan(100);
  }

  test('fault 79: styles that undo everything do not reach the panel', async () => {
    await go('');
    await awaitPanel();
    const { color, background, fontFamily, direction } = await panelLook();
    await go('odd/styles');
    await awaitPanel();
    const look = await panelLook();
    expect(look).toMatchObject({ color, background, fontFamily, direction, writingMode: 'horizontal-tb' });
    await expectInView();
    await panelWorks();
  });

  test.each([0.5, 2])('fault 79: a page at zoom %s keeps the panel whole and in view', async (zoom) => {
    await go('');
    await awaitPanel();
    await stage.crm.evaluate((factor) => {
      document.documentElement.style.zoom = String(factor);
    }, zoom);
    await expectInView();
    await panelWorks();
  });

  test('fault 79: in a small window it is whole and in view too', async () => {
    const size = stage.crm.viewportSize() ?? { width: 1280, height: 800 };
    await go('');
    await stage.crm.setViewportSize({ width: 640, height: 400 });
    await awaitPanel();
    await expectInView();
    await panelWorks();
    await stage.crm.setViewportSize(size);
  });

  test('fault 79: it is dark where the system is, and never on paper', async () => {
    await go('');
    await awaitPanel();
    const { background } = await panelLook();
    await stage.crm.emulateMedia({ colorScheme: 'dark' });
    expect((await panelLook()).background).not.toBe(background);
    await stage.crm.emulateMedia({ colorScheme: null, media: 'print' });
    const { left, right } = await panelLook();
    expect(right - left).toBe(0);
    await stage.crm.emulateMedia({ media: null });
    await panelWorks();
  });
});
