import { describe, expect, test } from 'vitest';
import type { Snapshot } from '../../../lib/call/snapshot';
import { ofKind, PAGE, RUNNING } from '../messaging/hub-fixture';
import { createFixture } from './background-fixture';

const CRM_ALLOWED = { 'sites.v1': ['https://crm.example.com'] };

async function started(snapshot: Snapshot) {
  const fixture = createFixture({ local: CRM_ALLOWED });
  fixture.browser.granted.add('https://crm.example.com/*');
  await fixture.background.start();
  fixture.show(snapshot);
  await fixture.settle();
  return fixture;
}

describe('keys pressed anywhere in the browser', () => {
  test('mute, where that is possible', async () => {
    const { background, journal } = await started({ ...RUNNING, actions: ['mute'] });
    await background.handleShortcut('toggle-mute', undefined);
    expect(journal).toContain('command setMuted');
  });

  test('without a call nothing is muted', async () => {
    const { background, journal } = await started({ ...RUNNING, actions: [] });
    await background.handleShortcut('toggle-mute', 7);
    expect(journal.filter((line) => line.startsWith('command'))).toEqual([]);
  });

  test('private mode goes on and off, and pages stop showing names as soon as it is read', async () => {
    const { background, connect, stored, settle } = await started(RUNNING);
    const page = await connect(PAGE);
    const [name = ''] = RUNNING.rows.map((row) => row.name);
    const shown = () => JSON.stringify(ofKind(page, 'snapshot').at(-1)?.snapshot);
    expect(shown()).toContain(name);
    for (const isPrivate of [true, false]) {
      await background.handleShortcut('toggle-private', undefined);
      expect(stored.local.stored['settings.v1']).toMatchObject({ privateMode: isPrivate });
      await background.readSettings();
      await settle();
      expect(shown().includes(name)).toBe(!isPrivate);
    }
  });

  test('the focus goes into the panel of the tab', async () => {
    const { background, browser, connect } = await started(RUNNING);
    const page = await connect(PAGE);
    await background.handleShortcut('focus-panel', 7);
    expect(ofKind(page, 'focus')).toHaveLength(1);
    expect(browser.opened).toEqual([]);
  });

  test('a tab without a panel gets the popup', async () => {
    const { background, browser } = await started(RUNNING);
    await background.handleShortcut('focus-panel', 8);
    expect(browser.opened).toEqual(['popup']);
  });

  test('an unknown name does nothing', async () => {
    const { background, browser, journal } = await started(RUNNING);
    const before = journal.length;
    await background.handleShortcut('something-else', 7);
    expect(browser.opened).toEqual([]);
    expect(journal).toHaveLength(before);
  });
});
