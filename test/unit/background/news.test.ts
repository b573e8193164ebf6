import { describe, expect, test } from 'vitest';
import type { RecordEntry } from '../../../lib/call/model';
import { type IncomingView, NO_CALL, type Snapshot } from '../../../lib/call/snapshot';
import { ofKind, PAGE } from '../messaging/hub-fixture';
import { createFixture } from './background-fixture';

const SITE = 'https://crm.example.com';
const GIL: IncomingView = {
  id: 'i3',
  name: 'Gil Arden',
  number: '+16505550141',
  pending: 'none',
  actions: ['answer', 'decline', 'voicemail'],
  sinceMs: 0,
};
const RINGING: Snapshot = { ...NO_CALL, incoming: [GIL] };

const missed = (more: Partial<RecordEntry> = {}): RecordEntry => ({
  callId: 'rang/1000/i3',
  sequence: 1,
  what: 'missed',
  atMs: 1_000,
  personId: 'i3',
  generation: 0,
  name: GIL.name,
  number: GIL.number,
  ...more,
});

async function begin(settings: object = {}) {
  const local = { 'settings.v1': { notify: true, ...settings }, 'sites.v1': [SITE] };
  const fixture = createFixture({ local, isSignedIn: true });
  fixture.browser.granted.add(`${SITE}/*`);
  await fixture.background.start();
  const record = async (...entries: readonly RecordEntry[]) => {
    await fixture.parts.conductor?.record.put(entries);
    await fixture.settle();
  };
  const shown = () => [...fixture.browser.notifications.values()];
  return { ...fixture, record, shown };
}

describe('the notification of a call that rings', () => {
  test('is taken away once it rings no more', async () => {
    const { show, settle, shown } = await begin();
    show(RINGING);
    await settle();
    expect(shown()).toMatchObject([{ id: 'incoming/i3', kind: 'incoming', name: 'Gil Arden' }]);
    show(NO_CALL);
    await settle();
    expect(shown()).toEqual([]);
  });

  test('that an earlier worker left is taken away; what else it told stays', async () => {
    const { browser, show, settle } = await begin();
    const old = { kind: 'incoming', name: 'Gil Arden' } as const;
    for (const id of ['incoming/i2', 'rang/9/i1']) browser.notifications.set(id, { id, ...old });
    show(RINGING);
    await settle();
    expect([...browser.notifications.keys()]).toEqual(['rang/9/i1', 'incoming/i3']);
  });

  test('hides the name in private mode', async () => {
    const { show, settle, shown } = await begin({ privateMode: true });
    show(RINGING);
    await settle();
    expect(shown()).toMatchObject([{ name: 'G••• A•••' }]);
  });
});

describe('the notification of a missed call', () => {
  test('is told once, though storing is tried again, and also to whoever has a panel open', async () => {
    const { record, connect, browser, shown } = await begin();
    await connect(PAGE);
    await record(missed());
    await record(missed());
    expect(browser.news).toEqual(['missed']);
    expect(shown()).toMatchObject([{ id: 'rang/1000/i3', name: 'Gil Arden', canCallBack: true }]);
  });

  test('hides the name in private mode, and offers no call to a number that is withheld', async () => {
    const { record, shown } = await begin({ privateMode: true });
    await record(missed(), missed({ callId: 'rang/2000/i4', name: '', number: '' }));
    expect(shown()).toMatchObject([
      { name: 'G••• A•••', canCallBack: true },
      { name: '', canCallBack: false },
    ]);
  });

  test('does not come unwanted, for a declined call, nor twice for one that was missed during a call', async () => {
    const unwanted = await begin({ notify: false });
    await unwanted.record(missed());
    expect(unwanted.shown()).toEqual([]);
    const { record, shown } = await begin();
    await record(missed({ what: 'declined' }), missed({ callId: 'call-1', sequence: 4 }));
    expect(shown()).toEqual([]);
  });
});

describe('a click', () => {
  const TAB = { id: 7, isActive: true, site: SITE, isVisible: true };

  test('on a missed call opens the popup with the caller in it; nobody is called', async () => {
    const { background, record, browser, stored, journal } = await begin({ privateMode: true });
    browser.tabs.push(TAB);
    await record(missed());
    await background.handleNews('rang/1000/i3');
    expect(browser.opened).toEqual(['popup']);
    const { 'draft.v1': draft } = await stored.session.get('draft.v1');
    expect(draft).toMatchObject({ picked: [{ number: '+16505550141', name: 'Gil Arden' }] });
    expect(journal.filter((line) => line.startsWith('command'))).toEqual([]);
  });

  test('on a missed call that is not on record any more, or of nobody, opens the popup', async () => {
    const { background, record, browser } = await begin();
    await background.handleNews('rang/1000/i3');
    await record(missed({ callId: 'rang/2/i4', number: '', name: '' }));
    await background.handleNews('rang/2/i4');
    expect(browser.opened).toEqual(['popup', 'popup']);
  });

  test('on a call that rings opens the popup where the tab has no panel', async () => {
    const { background, browser, show } = await begin();
    browser.tabs.push(TAB);
    show(RINGING);
    await background.handleNews('incoming/i3');
    expect(browser.opened).toEqual(['popup']);
  });

  test('on a call that rings leads to the panel of the tab where there is one', async () => {
    const { background, browser, show, connect } = await begin();
    browser.tabs.push(TAB);
    show(RINGING);
    const page = await connect(PAGE);
    await background.handleNews('incoming/i3');
    expect(ofKind(page, 'focus')).toHaveLength(1);
    expect(browser.opened).toEqual([]);
  });
});
