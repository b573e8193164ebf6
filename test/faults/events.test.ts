import { describe, expect, test } from 'vitest';
import type { Notice, Snapshot } from '../../lib/call/snapshot';
import { readFrame } from '../../lib/ringcentral/frames';
import { toPatches } from '../../lib/ringcentral/to-facts';
import type { Rig } from '../properties/rig';
import {
  DANA,
  expectNothingTwice,
  expectTrue,
  noticesShown,
  open,
  PRIYA,
  phasesShown,
  rowOf,
  running,
  STARTED_MS,
  start,
  TOM,
} from './bench';

/** An audit is due every 30 s; it takes a moment. */
const AUDITED_MS = 31_000;

const withoutTimes = (snapshots: readonly Snapshot[]): string =>
  JSON.stringify(snapshots, (name, value: unknown) => (name.endsWith('Ms') ? undefined : value));

/** A start in which everything is delivered so. */
async function startedWith(delivery: (number: number) => readonly number[]): Promise<Rig> {
  const rig = await open({ delivery });
  void start(rig);
  await rig.run(STARTED_MS);
  return rig;
}

describe('fault 1: an event is lost', () => {
  test.each([...Array(16).keys()])(
    'fault 1: number %i of the start: right after the next audit, no flicker',
    async (lost) => {
      const rig = await startedWith((number) => (number === lost ? [] : [0]));
      await rig.run(AUDITED_MS - STARTED_MS);
      expectTrue(rig);
      expectNothingTwice(rig);
      for (const number of [DANA, PRIYA, TOM]) {
        expect(phasesShown(rig, number).filter((phase) => phase === 'joined')).toHaveLength(1);
      }
    },
  );

  test.each(['disconnected', 'missing'] as const)(
    'fault 1: of somebody who left, where reads show %s',
    async (leftPartyInRead) => {
      const rig = await running({ switches: { leftPartyInRead } });
      rig.setEvents('silent');
      rig.world.hangUp(DANA);
      await rig.run(1_000);
      rig.setEvents('live');
      expect(rowOf(rig, DANA).phase).toBe('joined');
      await rig.run(AUDITED_MS);
      // A missing party is doubt after the first read; the second follows within seconds.
      if (leftPartyInRead === 'missing') await rig.run(8_000);
      expect(rowOf(rig, DANA)).toMatchObject({ phase: 'left' });
      expectTrue(rig);
      expect(phasesShown(rig, TOM).at(-1)).toBe('joined');
    },
  );
});

/** What was shown from here on. */
const noticesFrom = (rig: Rig, index: number): readonly Notice[] =>
  rig.shown.slice(index).flatMap(({ notices }) => notices);

test('fault 7: a drop that is over within a second is not worth a word', async () => {
  const rig = await running();
  await rig.run(AUDITED_MS);
  const before = rig.shown.length;
  rig.setEvents('lost');
  await rig.run(950);
  rig.setEvents('live');
  await rig.run(AUDITED_MS);
  expect(noticesFrom(rig, before)).toEqual([]);
  expectTrue(rig);
});

test('fault 8: while reads alone carry the roster it is marked stale, and its age is young again after each', async () => {
  const rig = await running();
  await rig.run(AUDITED_MS);
  const before = rig.shown.length;
  rig.setEvents('lost');
  rig.world.hangUp(DANA);
  await rig.run(60_000);
  expect(rowOf(rig, DANA).phase).toBe('left');
  expectTrue(rig);
  const ages = noticesFrom(rig, before).flatMap((notice) => (notice.kind === 'stale' ? [notice.ageMs] : []));
  expect(ages.length).toBeGreaterThan(8);
  expect(Math.max(...ages)).toBeLessThan(6_000);
  expect(rig.snapshot.notices.map(({ kind }) => kind)).toEqual(['reconnecting', 'stale']);
  rig.setEvents('live');
  await rig.run(1_000);
  expect(rig.snapshot.notices).toEqual([]);
});

test.each([5_000, 30_000, 120_000, 240_000])(
  'fault 53: no network for %i ms: said so, nobody is invented or forgotten, and it is right again soon after',
  async (offMs) => {
    let isOff = false;
    const rig = await running({ fate: () => (isOff ? 'request-lost' : 'done') });
    await rig.run(AUDITED_MS);
    isOff = true;
    rig.setEvents('lost');
    rig.world.hangUp(DANA);
    await rig.run(offMs);
    const said = rig.snapshot.notices.map(({ kind }) => kind);
    expect(said).toContain('reconnecting');
    expect(said.includes('stale')).toBe(offMs > 10_000);
    expect([DANA, PRIYA, TOM].map((number) => rowOf(rig, number).phase)).toEqual(['joined', 'joined', 'joined']);
    isOff = false;
    rig.setEvents('live');
    await rig.run(10_000);
    expect(rowOf(rig, DANA)).toMatchObject({ phase: 'left' });
    expect(rig.snapshot.notices).toEqual([]);
    expectTrue(rig);
    expectNothingTwice(rig);
  },
);

test.each([2, 50])('fault 2: events that come %i times show nothing more', async (times) => {
  const usual = await startedWith(() => [0]);
  const rig = await startedWith(() => Array.from({ length: times }, () => 0));
  expect(withoutTimes(rig.shown)).toBe(withoutTimes(usual.shown));
  expectTrue(rig);
  expectNothingTwice(rig);
});

test.each([3, 5, 7])(
  'fault 3: events in another order (every %ith last): right, and nobody comes back',
  async (every) => {
    const rig = await startedWith((number) => [number % every === 0 ? 4_000 : (every - (number % every)) * 150]);
    await rig.run(AUDITED_MS);
    expectTrue(rig);
    rig.world.hangUp(DANA);
    await rig.run(5_000);
    const told = phasesShown(rig, DANA);
    expect(told.slice(told.indexOf('left'))).toEqual(['left']);
    expectTrue(rig);
  },
);

/** An event about a party, as the platform words it. */
const event = (sessionId: string, party: object, more: object = {}) => ({
  event: '/restapi/v1.0/account/1/extension/2/telephony/sessions',
  body: { sequence: 99, telephonySessionId: sessionId, sessionId: '1', parties: [party], ...more },
});

test('fault 4: events of unknown sessions, other extensions and other accounts change nothing', async () => {
  const rig = await running();
  const [before, asked] = [rig.shown.length, rig.requests.length];
  for (const status of ['Setup', 'Answered', 'Disconnected']) {
    rig.hear(event('s-unknown', { id: 'p-unknown-1', status: { code: status } }));
    rig.hear({
      ...event('s-other', { id: 'p-1', status: { code: status } }),
      event: '/restapi/v1.0/account/9/telephony/sessions',
    });
    rig.hear({ ...event('s-voicemail', {}), event: '/restapi/v1.0/account/1/extension/2/message-store' });
  }
  await rig.run(1_000);
  expect(rig.shown).toHaveLength(before);
  expect(rig.requests).toHaveLength(asked);
  await rig.run(AUDITED_MS);
  expectTrue(rig);
});

describe('fault 6: events that make no sense', () => {
  const NONSENSE: readonly (readonly [string, (sessionId: string, partyId: string) => unknown])[] = [
    ['no parties', (id) => event(id, {}, { parties: undefined })],
    ['null', () => null],
    ['parties of wrong types', (id) => event(id, {}, { parties: [null, 7, 'p', [], { id: 7 }] })],
    ['wrong types in a party', (id, partyId) => event(id, { id: partyId, status: 'Disconnected', direction: 1 })],
    ['an unknown status', (id, partyId) => event(id, { id: partyId, status: { code: 'Exploded' } })],
    [
      'a sequence that is none',
      (id, partyId) => event(id, { id: partyId, status: { code: 'Disconnected' } }, { sequence: 'NaN' }),
    ],
    [
      'prototypes',
      (id) =>
        JSON.parse(
          `{"event":"/telephony/sessions","body":{"__proto__":{"parties":[]},"sequence":1,"telephonySessionId":"${id}","parties":[{"__proto__":{"id":"x"},"constructor":{"prototype":{}}}]}}`,
        ),
    ],
    [
      'a party that is its own peer',
      (id, partyId) =>
        event(id, {
          id: partyId,
          status: { code: 'Gone', reason: 'Conference', peerId: { telephonySessionId: id, partyId } },
        }),
    ],
  ];

  test.each(NONSENSE)('fault 6: %s: the roster stays as it is', async (_what, nonsense) => {
    const rig = await running();
    const dana = rig.world.ledger().legs.find(({ number }) => number === DANA);
    const original = rig.world
      .ledger()
      .sessions.find(({ origin, parties }) => origin === 'Call' && parties.some(({ number }) => number === DANA));
    expect(dana).toBeDefined();
    rig.hear(nonsense(original?.id ?? '', original?.parties[0]?.id ?? ''));
    await rig.run(AUDITED_MS);
    expectTrue(rig);
    expect(rig.snapshot.rows).toHaveLength(3);
    expect(noticesShown(rig).filter((kind) => kind === 'stale')).toEqual([]);
    expect(({} as { parties?: unknown }).parties).toBeUndefined();
  });

  test('fault 6: one of 5 MB is not even parsed', () => {
    const huge = JSON.stringify([{ type: 'ServerNotification' }, event('s-1', { id: 'x'.repeat(5_000_000) })]);
    expect(readFrame(huge)).toBeUndefined();
  });

  test('fault 6: what cannot be read is counted', () => {
    expect(toPatches(event('s-1', {}, { parties: [null, { id: 'p-1' }] }))).toMatchObject({ junk: 1, patches: [{}] });
  });
});
