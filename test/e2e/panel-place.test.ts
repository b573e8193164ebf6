import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inWorker } from '../harness/extension.ts';
import { awaitPhase } from '../harness/moves.ts';
import type { Stage } from '../harness/stage.ts';
import { eventually } from '../harness/wait.ts';
import { QUICK, repOnCall } from './rep.ts';

const { dana } = QUICK;
/** Docked, so much is free beside the panel. Unit: CSS pixels. */
const MARGIN_PX = 16;
const HEADING_PX = 24;

let stage: Stage;

/** The host is as large as what is in it; its inside is closed to the page. */
const box = () =>
  stage.crm.evaluate(() => {
    const { left, top, right, bottom } = document.querySelector('partyline-panel')?.getBoundingClientRect() ?? {};
    return { left: left ?? -1, top: top ?? -1, right: innerWidth - (right ?? 0), bottom: innerHeight - (bottom ?? 0) };
  });

type Sides = Partial<Awaited<ReturnType<typeof box>>>;

const awaitBox = (sides: Sides, what: string) =>
  eventually(
    async () => {
      const now = await box();
      const isThere = Object.entries(sides).every(([side, px]) => Math.abs(now[side as keyof Sides] - (px ?? 0)) <= 1);
      if (!isThere) throw new Error(JSON.stringify(now));
      return true;
    },
    { what },
  );

/** What the background has stored of this site. */
const awaitKept = (part: string) =>
  eventually(
    async () =>
      (
        await inWorker(stage.browser, async () => JSON.stringify(await chrome.storage.local.get('layouts.v1')))
      ).includes(part),
    { what: `${part} being kept` },
  );

async function drag(toX: number, toY: number): Promise<void> {
  const { left, top } = await box();
  const { mouse } = stage.crm;
  await mouse.move(left + HEADING_PX, top + HEADING_PX);
  await mouse.down();
  await mouse.move(toX, toY, { steps: 8 });
  await mouse.up();
}

const isUsable = async () => {
  await stage.panel.click('footer [data-action="mute"]');
  await eventually(() => stage.panel.has('footer [data-action="unmute"]'), { what: 'the rep being muted' });
  await stage.panel.click('footer [data-action="unmute"]');
  await eventually(() => stage.panel.has('footer [data-action="mute"]'), { what: 'the rep being heard again' });
};

const goTo = async (path: string) => {
  await stage.crm.goto(new URL(path, stage.simulator.address.crm).href);
  await awaitPhase(stage.panel, dana.name, ['joined']);
};

beforeAll(async () => {
  stage = await repOnCall([dana]);
});

afterAll(async () => {
  await stage.close();
});

describe.sequential('where the panel stands', () => {
  test('it comes in the lower right corner, and gives way to what is under it', async () => {
    await awaitBox({ right: MARGIN_PX, bottom: MARGIN_PX }, 'the panel in its corner');
    const { left, top } = await box();
    const under = { x: left + 100, y: top + 100 };
    const hit = (point: typeof under) =>
      stage.crm.evaluate(({ x, y }) => document.elementFromPoint(x, y)?.localName, point);
    expect(await hit(under)).toBe('partyline-panel');
    await drag(60, 60);
    await awaitBox({ left: MARGIN_PX }, 'the panel at the left');
    expect(await hit(under)).not.toBe('partyline-panel');
    await isUsable();
  });

  test('the page keeps side and height over a reload', async () => {
    const before = await box();
    await awaitKept('"side":"left"');
    await stage.crm.reload();
    await awaitPhase(stage.panel, dana.name, ['joined']);
    await awaitBox({ left: before.left, top: before.top }, 'the panel where it was');
  });

  test('the keyboard moves it as far as the pointer', async () => {
    await stage.panel.click('[data-action="move"]');
    await awaitBox({ right: MARGIN_PX }, 'the panel at the right');
    await stage.crm.keyboard.press('ArrowLeft');
    await awaitBox({ left: MARGIN_PX }, 'the panel at the left');
    const { top } = await box();
    await stage.crm.keyboard.press('ArrowDown');
    await awaitBox({ top: top + 48 }, 'the panel lower');
    await stage.crm.keyboard.press('ArrowRight');
    await awaitBox({ right: MARGIN_PX }, 'the panel at the right again');
  });

  test('the pill is dragged as a whole, stays a pill, and is one after a reload too', async () => {
    await stage.panel.click('[data-action="minimise"]');
    await eventually(() => stage.panel.has('.pill'), { what: 'the pill' });
    const { left, top } = await box();
    await stage.crm.mouse.move(left + HEADING_PX, top + 10);
    await stage.crm.mouse.down();
    await stage.crm.mouse.move(100, 600, { steps: 8 });
    await stage.crm.mouse.up();
    await awaitBox({ left: MARGIN_PX }, 'the pill at the left');
    expect(await stage.panel.has('.pill')).toBe(true);
    await awaitKept('"minimised":true');
    await awaitKept('"side":"left"');
    await stage.crm.reload();
    await eventually(() => stage.panel.has('.pill'), { what: 'the pill after the reload' });
    await awaitBox({ left: MARGIN_PX }, 'the pill where it was');
    await stage.panel.click('[data-action="restore"]');
    await awaitPhase(stage.panel, dana.name, ['joined']);
  });

  test('a window that gets smaller does not lose it', async () => {
    await stage.crm.setViewportSize({ width: 500, height: 360 });
    const { left, top, right, bottom } = await box();
    expect(Math.min(left, top, right, bottom)).toBeGreaterThanOrEqual(0);
    await isUsable();
    await stage.crm.setViewportSize({ width: 1280, height: 720 });
  });
});

describe.sequential('what a page may do', () => {
  test('full screen takes the panel along and gives it back', async () => {
    await stage.crm.evaluate(() => {
      document.addEventListener('click', () => void document.querySelector('main, section, div')?.requestFullscreen(), {
        once: true,
      });
    });
    await stage.crm.mouse.click(640, 300);
    const home = () =>
      stage.crm.evaluate(() => {
        const host = document.querySelector('partyline-panel');
        return host !== null && host.parentElement === (document.fullscreenElement ?? document.documentElement);
      });
    await eventually(() => stage.crm.evaluate(() => document.fullscreenElement !== null), { what: 'full screen' });
    await eventually(home, { what: 'the panel inside what is full screen' });
    await isUsable();
    await stage.crm.evaluate(() => document.exitFullscreen());
    await eventually(home, { what: 'the panel at home' });
    await isUsable();
  });

  test('a modal dialog does not shut it out', async () => {
    await goTo('/odd/dialog');
    await isUsable();
    await stage.crm.evaluate(() => document.querySelector('dialog')?.remove());
    await eventually(() => stage.crm.evaluate(() => document.querySelector('partyline-panel') !== null), {
      what: 'the panel after its dialog went',
    });
    await isUsable();
  });

  test('a page that replaces all of itself without a load keeps it', async () => {
    await goTo('/deals');
    await stage.crm.evaluate(() => {
      history.pushState(null, '', '/contacts');
      document.body.replaceWith(document.createElement('body'));
      document.head.replaceChildren();
    });
    await isUsable();
  });

  test('a page that comes back from the back-forward cache shows the call as it is now', async () => {
    await goTo('/deals');
    await goTo('/contacts');
    await stage.crm.goBack();
    await awaitPhase(stage.panel, dana.name, ['joined']);
    await isUsable();
  });

  test('fault 79: styles that undo everything, a zoomed root and another direction leave it readable', async () => {
    await goTo('/odd/styles');
    const { left, top, right, bottom } = await box();
    expect(Math.min(left, top, right, bottom)).toBeGreaterThanOrEqual(0);
    expect(await stage.panel.text()).toContain(dana.name);
  });

  test('on a page that zooms itself the panel follows the pointer and docks where it is let go', async () => {
    await goTo('/deals');
    await stage.crm.evaluate(() => document.documentElement.style.setProperty('zoom', '1.5'));
    await drag(1000, 300);
    await awaitBox({ right: MARGIN_PX * 1.5 }, 'the panel at the right');
    const { top } = await box();
    await drag(100, top + HEADING_PX);
    await awaitBox({ left: MARGIN_PX * 1.5, top }, 'the panel at the left, as high as before');
    await isUsable();
  });
});
