import { describe, expect, test } from 'vitest';
import { NO_CALL } from '../../../lib/call/snapshot';
import { DEFAULT_LAYOUT, STUB_PORT } from '../../../lib/messaging/protocol';
import { CRM, createFixture, ofKind, PAGE, POPUP, RUNNING, SELF, settle } from './hub-fixture';

const remove = { kind: 'remove', personId: 'p1', generation: 1, delayMs: 0 } as const;

async function ready(kept: Parameters<typeof createFixture>[0] = {}) {
  const fixture = createFixture(kept);
  fixture.announceReady();
  await settle();
  return fixture;
}

describe('who is greeted', () => {
  test('the popup gets the whole snapshot first, then the status', async () => {
    const { connect } = await ready();
    const popup = await connect(POPUP);
    expect(popup.received.map((message) => Reflect.get(Object(message), 'kind'))).toEqual(['snapshot', 'status']);
    expect(ofKind(popup, 'snapshot')[0]).toMatchObject({ epoch: 'e1', snapshot: RUNNING });
  });

  test('nobody is greeted before the saved state is loaded, and early commands wait for it', async () => {
    const { connect, announceReady, seen } = createFixture();
    const popup = await connect(POPUP);
    popup.post({ kind: 'command', id: 'a', command: { kind: 'end' } });
    await settle();
    expect(popup.received).toEqual([]);
    expect(seen.commands).toEqual([]);
    announceReady();
    await settle();
    expect(seen.commands).toEqual([{ id: 'a', command: { kind: 'end' } }]);
    expect(ofKind(popup, 'ack')).toEqual([{ kind: 'ack', id: 'a', outcome: { ok: true } }]);
  });

  test('a page sees names and last four digits, never a whole number, and no status', async () => {
    const { connect } = await ready();
    const page = await connect(PAGE);
    const text = JSON.stringify(page.received);
    expect(text).toContain('Dana Ortiz');
    expect(text).toContain('••• 0188');
    expect(text).not.toMatch(/\d{5}/);
    expect(ofKind(page, 'status')).toEqual([]);
    expect(ofKind(page, 'layout')).toHaveLength(1);
  });

  test('a page with nothing to show is told so and let go', async () => {
    const { connect, seen } = await ready();
    seen.snapshot = NO_CALL;
    const page = await connect(PAGE);
    expect(page.received).toEqual([{ kind: 'idle' }]);
    expect(page.isOpen()).toBe(false);
  });

  const { tabId: _tab, ...withoutTab } = PAGE;
  const strangers: [string, object][] = [
    ['another extension', { ...POPUP, id: 'other' }],
    ['a frame of a page', { ...PAGE, frameId: 3 }],
    ['a page that is not enabled', { ...PAGE, origin: 'https://evil.example.com' }],
    ['a page without encryption', { ...PAGE, origin: 'http://crm.example.com' }],
    ['a page in the back-forward cache', { ...PAGE, documentLifecycle: 'cached' }],
    ['something without a tab', withoutTab],
    ['our popup framed by a page', { ...POPUP, tabId: 7, frameId: 2 }],
    ['a page of ours that has no say', { ...POPUP, url: `${SELF.origin}/offscreen.html` }],
    ['a path that only looks like the popup', { ...POPUP, url: `${SELF.origin}/popup.html/x` }],
    ['a page that claims our address', { ...PAGE, url: `${SELF.origin}/popup.html` }],
  ];
  test.each(strangers)('fault 83: %s is sent away without a word', async (_who, sender) => {
    const { connect, seen } = await ready();
    const end = await connect(sender);
    end.post({ kind: 'command', id: 'a', command: { kind: 'end' } });
    await settle();
    expect(end.received).toEqual([]);
    expect(end.isOpen()).toBe(false);
    expect(seen.commands).toEqual([]);
  });
});

describe('what a page may wish', () => {
  test.each([
    { kind: 'start', people: [{ number: '+16505550100', name: '' }], bringIn: 'on-answer' },
    { kind: 'add', people: [{ number: '+16505550100', name: '' }] },
    { kind: 'carryOn' },
  ])('never $kind', async (command) => {
    const { connect, seen } = await ready();
    const page = await connect(PAGE);
    page.post({ kind: 'command', id: 'a', command });
    await settle();
    expect(seen.commands).toEqual([]);
    expect(ofKind(page, 'ack')[0]?.outcome).toEqual({ ok: false, refusal: { refused: 'not-allowed-here' } });
  });

  test('its command ids cannot be mistaken for those of the popup', async () => {
    const { connect, seen } = await ready();
    const page = await connect(PAGE);
    page.post({ kind: 'command', id: 'a', command: remove });
    await settle();
    expect(seen.commands).toEqual([{ id: 'page:7:a', command: remove }]);
    expect(ofKind(page, 'ack')[0]).toMatchObject({ id: 'a', outcome: { ok: true } });
  });

  test('signing in and out is not for pages', async () => {
    const { connect, seen } = await ready();
    const page = await connect(PAGE);
    page.post({ kind: 'request', id: 'a', request: { kind: 'signOut' } });
    await settle();
    expect(seen.requests).toEqual([]);
    expect(ofKind(page, 'answer')[0]?.outcome).toEqual({ ok: false, problem: 'not-allowed-here' });
  });

  test('a burst is cut to four, then two a second, even over a new port', async () => {
    const { connect, seen } = await ready();
    const flood = async () => {
      const page = await connect(PAGE);
      for (let index = 0; index < 10; index += 1) page.post({ kind: 'command', id: `${index}`, command: remove });
      await settle();
    };
    await flood();
    await flood();
    expect(seen.commands).toHaveLength(4);
    const page = await connect(PAGE);
    page.post({ kind: 'command', id: 'late', command: remove });
    await settle();
    expect(ofKind(page, 'ack')[0]?.outcome).toEqual({ ok: false, refusal: { refused: 'too-fast' } });
    seen.nowMs = 1_000;
    await flood();
    expect(seen.commands).toHaveLength(6);
  });

  test('moving the panel about costs nothing of what Mute needs, and has a limit of its own', async () => {
    const { connect, seen } = await ready();
    const page = await connect(PAGE);
    const layout = { minimised: true, place: DEFAULT_LAYOUT.place };
    for (let count = 0; count < 20; count += 1)
      page.post({ kind: 'request', id: `r${count}`, request: { kind: 'setLayout', layout } });
    await settle();
    expect(seen.requests).toHaveLength(4);
    for (const id of ['a', 'b', 'c', 'd']) page.post({ kind: 'command', id, command: remove });
    await settle();
    expect(seen.commands).toHaveLength(4);
  });

  test('five call backs a minute, over all tabs', async () => {
    const { connect, seen } = await ready();
    for (let index = 0; index < 7; index += 1) {
      const page = await connect({ ...PAGE, tabId: index });
      page.post({ kind: 'command', id: 'a', command: { kind: 'callBack', personId: 'p1', generation: 1 } });
    }
    await settle();
    expect(seen.commands).toHaveLength(5);
  });

  test('a new worker goes on counting call backs; a clock that was set back locks nobody out', async () => {
    const callBack = { kind: 'command', id: 'a', command: { kind: 'callBack', personId: 'p1', generation: 1 } };
    const old = await ready();
    for (const tabId of [1, 2, 3, 4, 5]) (await old.connect({ ...PAGE, tabId })).post(callBack);
    const { connect, seen } = await ready({ callBackTimesMs: old.seen.callBackTimesMs });
    const page = await connect(PAGE);
    page.post(callBack);
    await settle();
    expect(seen.commands).toEqual([]);
    expect(ofKind(page, 'ack')[0]?.outcome).toEqual({ ok: false, refusal: { refused: 'too-many-call-backs' } });
    seen.nowMs = -3_600_000;
    page.post({ ...callBack, id: 'b' });
    await settle();
    expect(seen.commands).toHaveLength(1);
  });

  test('two tabs cannot answer for each other with the same id', async () => {
    const { connect, seen } = await ready();
    for (const tabId of [1, 2]) (await connect({ ...PAGE, tabId })).post({ kind: 'command', id: 'a', command: remove });
    await settle();
    expect(seen.commands.map(({ id }) => id)).toEqual(['page:1:a', 'page:2:a']);
  });

  test('a page that goes on and on is cut off; the popup never is', async () => {
    const { connect } = await ready();
    const page = await connect(PAGE);
    const popup = await connect(POPUP);
    for (let index = 0; index < 100; index += 1) {
      page.post({ nonsense: index });
      popup.post({ nonsense: index });
    }
    expect(page.isOpen()).toBe(false);
    expect(popup.isOpen()).toBe(true);
  });
});

describe('spreading', () => {
  test('each change grows the revision; a page leaves when there is nothing more to show', async () => {
    const { hub, seen, connect } = await ready();
    const [popup, page] = [await connect(POPUP), await connect(PAGE)];
    hub.broadcastSnapshot();
    expect(ofKind(popup, 'snapshot').map(({ revision }) => revision)).toEqual([0, 1]);
    seen.snapshot = NO_CALL;
    hub.broadcastSnapshot();
    expect(ofKind(popup, 'snapshot').at(-1)).toMatchObject({ revision: 2, snapshot: NO_CALL });
    expect(page.received.at(-1)).toEqual({ kind: 'idle' });
    expect(page.isOpen()).toBe(false);
  });

  test('a site that is taken away loses its panel, the popup stays', async () => {
    const { hub, seen, connect } = await ready();
    const [popup, page] = [await connect(POPUP), await connect(PAGE)];
    seen.sites.delete(CRM);
    hub.recheckSites();
    expect(page.isOpen()).toBe(false);
    expect(popup.isOpen()).toBe(true);
  });

  test('a stub is told idle, and its tab gets the panel where there is a call', async () => {
    const { seen, connect } = await ready();
    const stub = await connect(PAGE, STUB_PORT);
    expect(stub.received).toEqual([{ kind: 'idle' }]);
    expect(seen.injected).toEqual([7]);
    seen.snapshot = NO_CALL;
    await connect(PAGE, STUB_PORT);
    await connect({ ...PAGE, frameId: 4 }, STUB_PORT);
    expect(seen.injected).toEqual([7]);
  });

  test('a page that is looked at is told of, a frame in it is not', async () => {
    const { seen, connect } = await ready();
    await connect(PAGE, STUB_PORT);
    await connect({ ...PAGE, frameId: 4 }, STUB_PORT);
    expect(seen.visible).toEqual([`7 ${CRM}`]);
  });

  test('somebody to call reaches an open popup, and only say so when there is one', async () => {
    const { hub, connect } = await ready();
    expect(hub.prefill({ number: '123', name: 'Ann' })).toBe(false);
    const popup = await connect(POPUP);
    expect(hub.prefill({ number: '123', name: 'Ann' })).toBe(true);
    expect(popup.received.at(-1)).toEqual({ kind: 'prefill', person: { number: '123', name: 'Ann' } });
  });
});
