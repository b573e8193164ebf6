import { describe, expect, test } from 'vitest';
import { NO_CALL } from '../../../lib/call/snapshot';
import { CRM, ofKind, PAGE, POPUP, RUNNING, SELF } from '../messaging/hub-fixture';
import { createFixture, type FixtureOptions, STATEMENT } from './background-fixture';

const SETTINGS = { 'settings.v1': { clientId: 'company' } };

async function started(options: FixtureOptions = {}) {
  const fixture = createFixture({ local: { ...SETTINGS }, ...options });
  await fixture.background.start();
  await fixture.settle();
  return fixture;
}

describe('starting', () => {
  test('pages are shut out of storage before anything is read', async () => {
    const { journal } = await started();
    expect(journal.indexOf('pages shut out')).toBeLessThan(journal.indexOf('read'));
    expect(journal).toContain('platform production company');
  });

  test('building it sends and reads nothing', () => {
    expect(createFixture({ local: SETTINGS }).journal).toEqual([]);
  });

  test('signed out and idle it warms nothing', async () => {
    const { journal, connect } = await started();
    await connect(POPUP);
    expect(journal).not.toContain('warm');
    expect(journal).not.toContain('events start');
  });

  test('only the offscreen document may be the phone', async () => {
    const { journal, connect } = await started();
    const offscreen = { id: SELF.id, url: `${SELF.origin}/offscreen.html`, origin: SELF.origin };
    for (const sender of [PAGE, POPUP, { ...offscreen, tabId: 3 }, { ...offscreen, id: 'other' }]) {
      expect((await connect(sender, 'phone')).isOpen()).toBe(false);
    }
    await connect(offscreen, 'phone');
    expect(journal.filter((line) => line === 'phone attached')).toHaveLength(1);
  });
});

describe('keeping warm', () => {
  test('a signed-in popup warms, and again while it stays open; closed, it no longer does', async () => {
    const { journal, connect, parts, settle } = await started({ isSignedIn: true });
    const warmed = () => journal.filter((line) => line === 'warm').length;
    const popup = await connect(POPUP);
    expect(warmed()).toBeGreaterThan(0);
    const before = warmed();
    for (const ring of parts.rings.splice(0)) ring();
    expect(warmed()).toBe(before + 1);
    popup.disconnect();
    await settle();
    expect(parts.rings).toEqual([]);
  });

  test('options and panels warm nothing', async () => {
    const { journal, connect } = await started({ isSignedIn: true });
    await connect({ ...POPUP, url: `${SELF.origin}/options.html` });
    expect(journal).not.toContain('warm');
  });

  test('a subscription that was live already is told to whoever starts it again', async () => {
    const { journal, parts } = await started({ isSignedIn: true });
    parts.hooks?.onEventsState('live');
    journal.length = 0;
    await parts.conductor?.events.start();
    expect(journal.filter((line) => line.startsWith('events'))).toEqual(['events start', 'events live']);
  });
});

describe('a call', () => {
  const withSite = async () => {
    const fixture = await started({ local: { ...SETTINGS, 'sites.v1': [CRM, 'https://other.example'] } });
    fixture.browser.granted.add(`${CRM}/*`);
    fixture.browser.tabs.push(
      { id: 1, isActive: true, isVisible: true, site: CRM },
      { id: 2, isActive: false, isVisible: true, site: CRM },
      { id: 3, isActive: true, isVisible: false, site: CRM },
      { id: 4, isActive: true, isVisible: undefined, site: CRM },
      { id: 5, isActive: true, isVisible: true, site: 'https://other.example' },
      { id: 404, isActive: true, isVisible: true, site: CRM },
    );
    await fixture.background.sites.refresh();
    fixture.browser.injected.length = 0;
    return fixture;
  };

  test('brings the panel to visible tabs of enabled sites, the stub where none answers, nothing elsewhere', async () => {
    const { show, settle, browser } = await withSite();
    show(RUNNING);
    await settle();
    expect(browser.injected.sort()).toEqual(['1/panel.js', '4/stub.js']);
    show({ ...RUNNING, onCallCount: 2 });
    await settle();
    expect(browser.injected).toHaveLength(2);
  });

  test('shows its size on the toolbar, and nothing when it is over', async () => {
    const { show, browser } = await started();
    show(RUNNING);
    show({ ...RUNNING, elapsedMs: 5 });
    show(NO_CALL);
    expect(browser.badges).toEqual(['', '3', '']);
  });

  test('fault 25: holds an update back', async () => {
    const { show, background, browser, connect, settle } = await started();
    const popup = await connect(POPUP);
    show(RUNNING);
    background.updates.handleAvailable();
    show(NO_CALL);
    await settle();
    expect(browser.reloads).toBe(0);
    popup.disconnect();
    await settle();
    expect(browser.reloads).toBe(1);
  });

  test('is not cut off by another client id; that one takes over afterwards', async () => {
    const { show, background, stored, journal, settle } = await started({ isSignedIn: true });
    show(RUNNING);
    await stored.local.set({ 'settings.v1': { clientId: 'other' } });
    await background.readSettings();
    expect(journal).not.toContain('platform production other');
    show(NO_CALL);
    await settle();
    expect(journal.indexOf('signed out')).toBeLessThan(journal.indexOf('platform production other'));
    expect(journal).toContain('signed out');
  });

  test('levels are measured only while somebody watches, and again over a new link', async () => {
    const { show, connect, parts, journal } = await started();
    parts.phone?.onMessage({ kind: 'hello', statement: STATEMENT });
    show(RUNNING);
    expect(journal).not.toContain('phone told watch');
    const popup = await connect(POPUP);
    expect(journal.filter((line) => line === 'phone told watch')).toHaveLength(1);
    parts.phone?.onMessage({ kind: 'hello', statement: STATEMENT });
    expect(journal.filter((line) => line === 'phone told watch')).toHaveLength(2);
    parts.phone?.onMessage({ kind: 'levels', microphone: 0.5, quality: 'good' });
    expect(ofKind(popup, 'levels')).toHaveLength(1);
  });
});

describe('signing in and out', () => {
  test('without a client id nobody can sign in, and the popup is told so', async () => {
    const { connect, settle } = await started({ local: {} });
    const popup = await connect(POPUP);
    expect(ofKind(popup, 'status')[0]?.status.signIn).toEqual({ kind: 'needs-client-id' });
    popup.post({ kind: 'request', id: 'a', request: { kind: 'signIn' } });
    await settle();
    expect(ofKind(popup, 'answer')[0]?.outcome).toEqual({ ok: false, problem: 'no-client-id' });
  });

  test('signing in tells the conductor who it is, keeps it, and warms up for the open popup', async () => {
    const { connect, settle, journal, stored } = await started();
    const popup = await connect(POPUP);
    popup.post({ kind: 'request', id: 'a', request: { kind: 'signIn' } });
    await settle();
    await settle();
    expect(journal).toContain('signed in Jordan');
    expect(journal).toContain('warm');
    expect(stored.local.stored['account.v1']).toMatchObject({ account: { name: 'Jordan' } });
    expect(ofKind(popup, 'status').at(-1)?.status.signIn.kind).toBe('signed-in');
    expect(JSON.stringify(popup.received)).not.toContain('extensionId');
  });

  test('signing out forgets the account; in a call it is refused', async () => {
    const { connect, settle, show, journal, stored } = await started({ isSignedIn: true });
    const popup = await connect(POPUP);
    const signOut = async (id: string) => {
      popup.post({ kind: 'request', id, request: { kind: 'signOut' } });
      await settle();
      return ofKind(popup, 'answer').find((answer) => answer.id === id)?.outcome;
    };
    show(RUNNING);
    expect(await signOut('a')).toEqual({ ok: false, problem: 'refused' });
    show(NO_CALL);
    expect(await signOut('b')).toEqual({ ok: true });
    expect(journal).toContain('signed out');
    expect(stored.local.stored['account.v1']).toBeUndefined();
  });
});
