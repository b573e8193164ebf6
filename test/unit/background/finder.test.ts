import { describe, expect, test } from 'vitest';
import { SILENCE_MS } from '../../../entrypoints/background/finder-side';
import { NO_CALL } from '../../../lib/call/snapshot';
import { CRM, PAGE, POPUP, RUNNING } from '../messaging/hub-fixture';
import { createFixture } from './background-fixture';

const OTHER = 'https://other.example';
const SETTINGS = { 'settings.v1': { clientId: 'company' }, 'sites.v1': [CRM, OTHER] };
const ANN = { number: '+14155550132', name: 'Ann Lee', extension: '22' };

interface Options {
  readonly isSignedIn?: boolean;
  readonly finderSites?: readonly string[];
}

/** A signed-in rep who wants numbers to be found on the CRM; tab 7 shows it, tab 8 has it in the background. */
async function started({ isSignedIn = true, finderSites = [CRM] }: Options = {}) {
  const fixture = createFixture({ local: { ...SETTINGS, 'finder-sites.v1': finderSites }, isSignedIn });
  const { browser, background, settle } = fixture;
  browser.granted.add(`${CRM}/*`).add(`${OTHER}/*`);
  browser.tabs.push(
    { id: 7, isActive: true, isVisible: true, site: CRM },
    { id: 8, isActive: false, isVisible: false, site: CRM },
    { id: 9, isActive: true, isVisible: true, site: OTHER },
  );
  await background.start();
  await settle();
  // The account is learned after the start, which serves the page that is looked at.
  browser.injected.length = 0;
  return fixture;
}

describe('where finding is on', () => {
  test('a page that is looked at gets the finder, one of another site does not', async () => {
    const { connect, browser } = await started();
    await connect(PAGE, 'stub');
    await connect({ ...PAGE, origin: OTHER, url: `${OTHER}/`, tabId: 9 }, 'stub');
    expect(browser.injected).toEqual(['7/finder.js']);
  });

  test('a finder that is there already is told instead of being injected again', async () => {
    const { connect, browser } = await started();
    browser.finders.add(7);
    await connect(PAGE, 'stub');
    expect(browser.injected).toEqual([]);
    expect(browser.told).toEqual(['7 US false']);
  });

  test('switching it on serves the tab that is looked at, switching it off stops every tab', async () => {
    const { background, browser, stored } = await started({ finderSites: [] });
    await stored.local.set({ 'finder-sites.v1': [CRM] });
    await background.finder.refresh();
    expect(browser.injected).toEqual(['7/finder.js']);
    for (const id of [7, 8]) browser.finders.add(id);
    await stored.local.set({ 'finder-sites.v1': [] });
    await background.finder.refresh();
    expect(browser.told).toEqual(['7 off', '8 off']);
    expect(browser.injected).toHaveLength(1);
  });

  test('a permission that is taken back ends it, although the browser no longer tells which tabs those are', async () => {
    const { background, browser, settle } = await started();
    for (const id of [7, 8]) browser.finders.add(id);
    browser.granted.delete(`${CRM}/*`);
    await background.sites.forgetLost();
    await settle();
    expect(browser.told).toEqual(['7 off', '8 off']);
  });

  test('nobody signed in, nothing is injected', async () => {
    const { connect, browser } = await started({ isSignedIn: false });
    await connect(PAGE, 'stub');
    expect(browser.injected).toEqual([]);
  });

  test('a call that begins or ends is told to pages that are looked at, and told once', async () => {
    const { browser, show, settle } = await started();
    browser.finders.add(7);
    show(RUNNING);
    await settle();
    show({ ...RUNNING, elapsedMs: 5 });
    await settle();
    show(NO_CALL);
    await settle();
    expect(browser.told).toEqual(['7 US true', '7 US false']);
  });

  test('a pattern stands for every host below it', async () => {
    const { connect, browser } = await started({ finderSites: ['https://*.example.com'] });
    await connect(PAGE, 'stub');
    expect(browser.injected).toEqual(['7/finder.js']);
  });
});

describe('the port of a finder', () => {
  const say = async (message: unknown, sender: object = PAGE) => {
    const fixture = await started();
    const port = await fixture.connect(sender, 'finder');
    port.post(message);
    await fixture.settle();
    return { ...fixture, port };
  };

  test('hello is answered once, and the port is closed: an idle page keeps no worker awake', async () => {
    const { port } = await say({ kind: 'hello' });
    expect(port.received).toEqual([{ kind: 'finder-settings', country: 'US', isInCall: false }]);
    expect(port.isOpen()).toBe(false);
  });

  test('where it is off, hello is told so', async () => {
    const { port } = await say({ kind: 'hello' }, { ...PAGE, origin: OTHER, url: `${OTHER}/`, tabId: 9 });
    expect(port.received).toEqual([{ kind: 'finder-off' }]);
  });

  test('a press on the icon opens the popup filled in, with name and extension, and dials nobody', async () => {
    const { port, browser, stored, journal } = await say({ kind: 'call', person: { ...ANN, record: 'Globex' } });
    expect(browser.opened).toEqual(['popup']);
    expect(stored.session.stored['draft.v1']).toMatchObject({ people: [], picked: [ANN] });
    expect(port.isOpen()).toBe(false);
    expect(journal.some((line) => line.startsWith('command'))).toBe(false);
  });

  test.each<[string, unknown, object]>([
    ['a stranger', { kind: 'call', person: ANN }, { ...PAGE, id: 'other' }],
    ['a frame', { kind: 'call', person: ANN }, { ...PAGE, frameId: 4 }],
    ['a site that nobody enabled', { kind: 'call', person: ANN }, { ...PAGE, origin: 'https://evil.example' }],
    ['a site where finding is off', { kind: 'call', person: ANN }, { ...PAGE, origin: OTHER }],
    ['junk for a number', { kind: 'call', person: { ...ANN, number: '1@evil' } }, PAGE],
    ['a number with more behind it', { kind: 'call', person: { ...ANN, number: `${ANN.number}<b>` } }, PAGE],
    ['an unknown key', { kind: 'call', person: ANN, start: true }, PAGE],
    ['another wish', { kind: 'start', people: [ANN] }, PAGE],
  ])('fault 83: %s opens nothing and is sent away', async (_who, message, sender) => {
    const { port, browser, stored } = await say(message, sender);
    expect(browser.opened).toEqual([]);
    expect(stored.session.stored['draft.v1']).toBeUndefined();
    expect(port.received).toEqual([]);
    expect(port.isOpen()).toBe(false);
  });

  test('a page that presses by the dozen is not followed', async () => {
    const { connect, browser, settle } = await started();
    for (let index = 0; index < 12; index += 1) {
      const port = await connect(PAGE, 'finder');
      port.post({ kind: 'call', person: { number: `+1415555010${index % 10}` } });
    }
    await settle();
    expect(browser.opened.length).toBeLessThanOrEqual(4);
  });

  test('who connects and says nothing is sent away', async () => {
    const { connect, parts } = await started();
    const port = await connect(PAGE, 'finder');
    expect(port.isOpen()).toBe(true);
    expect(SILENCE_MS).toBeLessThan(30_000);
    for (const ring of parts.rings.splice(0)) ring();
    expect(port.isOpen()).toBe(false);
  });
});

describe('the tray', () => {
  const pickAll = async (numbers: readonly string[], fixture: Awaited<ReturnType<typeof started>>) => {
    for (const number of numbers) await fixture.background.tray.pick({ number, name: '' }, 7);
    await fixture.background.handleDraft();
  };

  test('collects each number once and shows on the toolbar how many wait', async () => {
    const fixture = await started();
    await pickAll(['+14155550132', '+14155550147', '+1 (415) 555-0132'], fixture);
    expect(fixture.browser.badges).toEqual(['', '2 tray']);
    await fixture.stored.session.set({ 'draft.v1': { people: [], text: '' } });
    await fixture.background.handleDraft();
    expect(fixture.browser.badges.at(-1)).toBe('');
  });

  test('outlives the worker', async () => {
    const first = await started();
    await pickAll(['+14155550132', '+14155550147'], first);
    const second = createFixture({ local: SETTINGS, session: { ...first.stored.session.stored } });
    await second.background.start();
    expect(second.browser.badges).toEqual(['2 tray']);
  });

  test('during a call the toolbar shows the call', async () => {
    const fixture = await started();
    fixture.show(RUNNING);
    await pickAll(['+14155550199'], fixture);
    expect(fixture.browser.badges.at(-1)).toBe('3');
  });

  test('an open popup is given the person itself', async () => {
    const { background, connect, browser, stored } = await started();
    const popup = await connect(POPUP);
    await background.tray.pick(ANN, 7);
    expect(popup.received.at(-1)).toEqual({ kind: 'prefill', person: ANN });
    expect(browser.opened).toEqual([]);
    expect(stored.session.stored['draft.v1']).toBeUndefined();
  });

  test('somebody on the call is shown in the panel instead of being called twice', async () => {
    const { background, connect, show, browser, stored } = await started();
    show(RUNNING);
    const panel = await connect(PAGE);
    await background.tray.pick({ number: '+1 650-555-0117', name: '' }, 7);
    expect(panel.received.at(-1)).toEqual({ kind: 'focus', personId: 'p1' });
    expect(browser.opened).toEqual([]);
    expect(stored.session.stored['draft.v1']).toBeUndefined();
  });

  test('somebody who has left the call may be called again', async () => {
    const { background, connect, show, browser, stored } = await started();
    show({ ...RUNNING, rows: RUNNING.rows.map((row) => ({ ...row, phase: 'left' as const })) });
    await connect(PAGE);
    await background.tray.pick({ number: '+16505550117', name: '' }, 7);
    expect(browser.opened).toEqual(['popup']);
    expect(stored.session.stored['draft.v1']).toMatchObject({ picked: [{ number: '+16505550117' }] });
  });

  test('is full some time, whatever a page makes the rep press', async () => {
    const fixture = await started();
    const numbers = Array.from({ length: 30 }, (_, place) => `+141555501${String(place).padStart(2, '0')}`);
    await pickAll(numbers, fixture);
    expect(fixture.browser.badges.at(-1)).toBe('20 tray');
  });

  test('a selected text waits as it is: only the popup can read numbers', async () => {
    const { background, stored, browser } = await started();
    await background.tray.pickText('  Ann Lee, (415) 555-0132 ext. 22 ', 7);
    await background.tray.pickText('   ', 7);
    expect(stored.session.stored['draft.v1']).toMatchObject({
      picked: [{ number: 'Ann Lee, (415) 555-0132 ext. 22', name: '' }],
    });
    expect(browser.opened).toEqual(['popup']);
  });
});

describe('the menu of selected text', () => {
  test('has the entry only while the rep wants it', async () => {
    const { background, browser, stored, settle } = await started();
    expect(browser.menu).toBe(false);
    await stored.local.set({ 'settings.v1': { clientId: 'company', contextMenu: true } });
    await background.readSettings();
    await settle();
    expect(browser.menu).toBe(true);
  });
});
