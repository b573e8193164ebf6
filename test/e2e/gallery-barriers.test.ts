import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenGallery, openGallery, playState, type Sight } from '../component/gallery/open-gallery';
import { STATES } from '../component/gallery/states';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** These need a click and last only while nothing else is touched; the first run has seen everything else. */
const FLEETING = [
  'removing-armed',
  'leave-or-end',
  'keypad',
  'refused',
  'new-call-errors',
  'new-call-group',
  'new-call-change-group',
  'running-call-keypad',
] as const;

let gallery: OpenGallery;
beforeAll(async () => {
  gallery = await openGallery();
});
afterAll(async () => await gallery.close());

/** Landmarks belong to a page, and here many pages stand on one. */
const OF_A_PAGE = ['landmark-main-is-top-level', 'landmark-no-duplicate-main', 'landmark-unique'];

interface Axe {
  run(within: string, options: RunOptions): Promise<AxeResults>;
}

const CONTRAST = 'color-contrast';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe objects to below a selector: rule, element and why. */
async function barriers(page: Page, selector: string, runOnly: readonly string[]): Promise<readonly string[]> {
  const rules = Object.fromEntries(OF_A_PAGE.map((rule) => [rule, { enabled: false }]));
  const isRule = runOnly.includes(CONTRAST);
  const values = [...runOnly];
  const options: RunOptions = {
    resultTypes: ['violations'],
    runOnly: { type: isRule ? 'rule' : 'tag', values },
    ...(!isRule && { rules }),
  };
  const look = async ([within, how]: readonly [string, RunOptions]) => {
    const world: typeof globalThis & { axe?: Axe } = globalThis;
    if (!world.axe) throw new Error('axe is not there');
    return (await world.axe.run(within, how)).violations;
  };
  const violations = await page.evaluate(look, [selector, options] as const);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
}

async function see(sight: Sight): Promise<Page> {
  const page = await gallery.see(sight);
  await page.addScriptTag({ path: AXE });
  return page;
}

/** What does not depend on colours is looked at once. */
describe.each<readonly [string, Sight, readonly string[]]>([
  ['light', {}, TAGS],
  ['dark', { colorScheme: 'dark' }, [CONTRAST]],
  ['forced colours', { forcedColors: 'active' }, [CONTRAST]],
  ['mirrored', { dir: 'rtl' }, [CONTRAST]],
])('%s', (_, sight, runOnly) => {
  test('no state has a barrier that axe can find', async () => {
    const page = await see(sight);
    const found = new Set(await barriers(page, '#gallery', runOnly));
    for (const state of FLEETING) {
      await playState(page, state);
      for (const barrier of await barriers(page, `[data-story="${state}"]`, runOnly)) found.add(barrier);
    }
    await page.close();
    expect([...found]).toEqual([]);
  });
});

describe('big and narrow', () => {
  test('at 200 % nothing of panel, popup or options stands beside it', async () => {
    const page = await gallery.see({ zoom: 2 });
    const outside = await page.evaluate((states) => {
      const hosts = states.map((state) => document.querySelector(`[data-story="${state}"]`));
      return hosts.flatMap((host) => {
        const panel = host?.shadowRoot?.querySelector('.panel, .pill, .popup, .options, main');
        return panel && panel.scrollWidth > panel.clientWidth ? [host?.getAttribute('data-story') ?? ''] : [];
      });
    }, STATES);
    await page.close();
    expect(outside).toEqual([]);
  });

  test('at every size nothing within a list, a form or a field is cut off at its side', async () => {
    for (const zoom of [1, 2]) {
      const page = await gallery.see({ zoom });
      const cut = await page.evaluate((states) => {
        const hosts = states.map((state) => document.querySelector(`[data-story="${state}"]`));
        return hosts.flatMap((host) =>
          [...(host?.shadowRoot?.querySelectorAll('.scroll, .body, .tokens, .chip') ?? [])]
            .filter((element) => element.scrollWidth > element.clientWidth)
            .map((element) => `${host?.getAttribute('data-story')}: ${element.className}`),
        );
      }, STATES);
      await page.close();
      expect(cut, `at ${100 * zoom} %`).toEqual([]);
    }
  });

  test.each(['de', 'es', 'fr', 'ja'])('%s fits', async (locale) => {
    const page = await gallery.see({ locale });
    const cut = await page.evaluate((states) => {
      const hosts = states.map((state) => document.querySelector(`[data-story="${state}"]`));
      return hosts.flatMap((host) =>
        [...(host?.shadowRoot?.querySelectorAll('.panel, .popup, .pill, button, h2') ?? [])]
          .filter((element) => element.scrollWidth > element.clientWidth + 1)
          .map((element) => `${host?.getAttribute('data-story')}: ${element.className} ${element.textContent}`),
      );
    }, STATES);
    await page.close();
    expect(cut).toEqual([]);
  });
});
