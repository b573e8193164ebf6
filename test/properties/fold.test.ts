import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NOTHING } from '../../lib/call/empty';
import type { FactBody } from '../../lib/call/facts';
import type { Call } from '../../lib/call/model';
import type { PartyPatch } from '../../lib/call/party';
import { dueEffects, plan } from '../../lib/call/plan';
import { reduce } from '../../lib/call/reduce';
import { view } from '../../lib/call/view';
import { restoreCall } from '../../lib/conductor/restore';
import { toPatches, toPresenceCalls, toSessionReading } from '../../lib/ringcentral/to-facts';
import { handleRest } from '../simulator/rest/handle-rest';
import { Rig } from './rig';
import { numbersInConference, numbersShownJoined } from './truth';

const NUMBERS = ['+16505550117', '+14155550188', '+16505550171', '102'] as const;

const person = fc.record({
  answersAfterMs: fc.option(fc.integer({ min: 200, max: 9_000 }), { nil: undefined, freq: 4 }),
  hangsUpAfterMs: fc.option(fc.integer({ min: 500, max: 15_000 }), { nil: undefined, freq: 2 }),
});
const people = fc.array(person, { minLength: 1, maxLength: NUMBERS.length });

interface Told {
  readonly atMs: number;
  readonly patch: PartyPatch;
}

/** What RingCentral told during one call, and the call that a perfect conductor made of it. */
async function record(callees: readonly (typeof people extends fc.Arbitrary<infer T> ? T : never)[number][]) {
  const rig = new Rig();
  const told: Told[] = [];
  const everIn = new Set<string>();
  rig.world.onNotification((notification) => {
    for (const patch of toPatches(notification).patches) told.push({ atMs: rig.clock.nowMs(), patch });
    for (const number of numbersInConference(rig)) everIn.add(number);
  });
  callees.forEach((callee, index) => {
    const number = NUMBERS[index] ?? '';
    rig.world.setCallee(number, { name: number, internal: number.length < 7, ...callee });
  });
  await rig.run(10);
  const wishes = callees.map((_, index) => ({ number: NUMBERS[index] ?? '', name: '' }));
  void rig.command({ kind: 'start', people: wishes, bringIn: 'on-answer' }, 'start');
  await rig.run(40_000);
  return { rig, told, everIn };
}

/** The call of a worker that knows the legs, but has heard and read nothing yet. */
function deafCall(rig: Rig): Call {
  const call = restoreCall(structuredClone(rig.disk.saved), () => {});
  const forget = ({ own: _own, other: _other, conference: _seat, ...leg }: Call['host']['leg']) => ({
    ...leg,
    ...{ missingReads: 0, isSessionGone: false, wasAnswered: false, wasMachine: false, wasJoined: false },
  });
  return {
    ...call,
    looks: {},
    loose: [],
    people: call.people.map((one) => ({ ...one, leg: forget(one.leg) })),
  };
}

const fold = (call: Call, atMs: number, ...bodies: readonly FactBody[]): Call =>
  bodies.reduce((next, body) => reduce(next, { ...body, atMs }), call);

/** One reconcile: the conference and every leg, read as the network is now. */
function reconcile(rig: Rig, call: Call, begunAtMs: number): Call {
  const extensionId = rig.world.account.extensions[0]?.id ?? '';
  const read = (id: string) =>
    handleRest(rig.world, { method: 'GET', path: `/restapi/v1.0/account/~/telephony/sessions/${id}`, extensionId });
  const targets = [
    { target: 'conference' as const, id: call.conference?.id ?? '' },
    ...call.people.flatMap(({ leg }) =>
      leg.ids ? [{ target: `call:${leg.ids.sessionId}` as const, id: leg.ids.sessionId }] : [],
    ),
  ];
  return targets.reduce((next, { target, id }) => {
    const reading = toSessionReading(read(id).body);
    const fact: FactBody = reading
      ? { kind: 'sessionRead', target, begunAtMs, reading }
      : { kind: 'sessionGone', target, begunAtMs };
    return fold(next, begunAtMs, fact);
  }, call);
}

const shownIn = (call: Call, atMs: number): string[] => numbersShownJoined(view(call, atMs));

describe('notifications shuffled, doubled and lost', () => {
  test('followed by one reconcile give the roster of the network, and nobody is invented or revived on the way', async () => {
    const order = fc.array(fc.record({ rank: fc.double({ noNaN: true }), copies: fc.nat({ max: 2 }) }), {
      minLength: 40,
      maxLength: 40,
    });
    await fc.assert(
      fc.asyncProperty(people, order, async (callees, shuffle) => {
        const { rig, told, everIn } = await record(callees);
        const heard = told
          .flatMap((one, index) => {
            const { rank = 0, copies = 1 } = shuffle[index % shuffle.length] ?? {};
            return Array.from({ length: copies }, (_, copy) => ({ ...one, rank: rank + copy }));
          })
          .sort((a, b) => a.rank - b.rank);
        const nowMs = rig.clock.nowMs();
        let call = deafCall(rig);
        const gone = new Set<string>();
        for (const { patch } of heard) {
          call = fold(call, nowMs, { kind: 'partyChanged', patch });
          for (const { number, leg } of call.people) if (leg.own?.status === 'Disconnected') gone.add(number);
          const shown = shownIn(call, nowMs);
          expect(shown.filter((number) => gone.has(number) || !everIn.has(number))).toEqual([]);
        }
        // Two reads must agree on who is missing: as many as rule 5 asks for.
        for (const laterMs of [5_000, 10_000]) call = reconcile(rig, call, nowMs + laterMs);
        expect(shownIn(call, nowMs + 10_000)).toEqual(numbersInConference(rig));
        for (const { patch } of heard) call = fold(call, nowMs + 11_000, { kind: 'partyChanged', patch });
        expect(shownIn(call, nowMs + 11_000)).toEqual(numbersInConference(rig));
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  test('a notification that was folded already returns the same object', async () => {
    const { rig, told } = await record([{ answersAfterMs: 1_000, hangsUpAfterMs: undefined }]);
    const call = told.reduce(
      (next, { patch, atMs }) => fold(next, atMs, { kind: 'partyChanged', patch }),
      deafCall(rig),
    );
    for (const { patch } of told) expect(fold(call, rig.clock.nowMs(), { kind: 'partyChanged', patch })).toBe(call);
    expect(told.length).toBeGreaterThan(5);
  });
});

describe('junk from outside', () => {
  test('as a notification, a session or presence throws nothing and makes nobody up', async () => {
    const { rig } = await record([{ answersAfterMs: 1_000, hangsUpAfterMs: undefined }]);
    const call = restoreCall(structuredClone(rig.disk.saved), () => {});
    const nowMs = rig.clock.nowMs();
    const ids = [call.conference?.id ?? '', call.people[0]?.leg.ids?.sessionId ?? ''];
    const parties = fc.array(fc.oneof(fc.jsonValue(), fc.record({ id: fc.jsonValue(), status: fc.jsonValue() })));
    const body = fc.record({ sequence: fc.integer(), telephonySessionId: fc.constantFrom(...ids), parties });
    const anything = fc.oneof(fc.jsonValue(), fc.record({ event: fc.constant('/telephony/sessions'), body }), body);
    fc.assert(
      fc.property(anything, (json) => {
        toPresenceCalls(json);
        toSessionReading(json);
        const heard = toPatches(json).patches.reduce(
          (next, patch) => fold(next, nowMs, { kind: 'partyChanged', patch }),
          call,
        );
        plan(heard);
        expect(shownIn(heard, nowMs)).toEqual([NUMBERS[0]]);
      }),
      { numRuns: 500 },
    );
  });

  test('as a saved call is either dropped or harmless', () => {
    const damaged = fc.tuple(fc.constantFrom(...Object.keys(NOTHING)), fc.jsonValue());
    const saved = fc.oneof(
      fc.jsonValue(),
      damaged.map(([name, value]) => ({ ...NOTHING, id: 'call', [name]: value })),
    );
    fc.assert(
      fc.property(saved, (json) => {
        const warnings: string[] = [];
        const call = restoreCall(json, (_level, text) => warnings.push(text));
        const woken = fold(call, 1_000, { kind: 'workerStarted' });
        dueEffects(plan(woken), 1_000);
        view(woken, 1_000);
        if (warnings.length > 0) expect(call).toBe(NOTHING);
      }),
      { numRuns: 1_000 },
    );
  });

  test('fault 29: inside a saved call drops the whole of it: half a truth is none', async () => {
    const { rig } = await record([{ answersAfterMs: 1_000, hangsUpAfterMs: undefined }]);
    const sound = restoreCall(structuredClone(rig.disk.saved), () => {});
    expect(sound.people).toHaveLength(1);
    const [one] = sound.people;
    for (const broken of [null, {}, { ...one, leg: null }, { ...one, leg: { ...one?.leg, sip: 7 } }, 'p1']) {
      expect(restoreCall({ ...sound, people: [broken] }, () => {})).toBe(NOTHING);
    }
    expect(restoreCall({ ...sound, version: 2 }, () => {})).toBe(NOTHING);
    expect(restoreCall({ ...sound, attempts: { x: null } }, () => {})).toBe(NOTHING);
    const { country } = sound.account ?? {};
    for (const broken of [
      { account: { country, ownNumbers: 7 } },
      { timeline: [null] },
      { spares: [{}] },
      { over: 0 },
    ]) {
      expect(
        restoreCall({ ...sound, ...broken }, () => {}),
        JSON.stringify(broken),
      ).toBe(NOTHING);
    }
    for (const leg of [{ others: { x: null } }, { own: {} }, { ids: 'x' }, { end: { status: 486 } }]) {
      const people = [{ ...one, leg: { ...one?.leg, ...leg } }];
      expect(
        restoreCall({ ...sound, people }, () => {}),
        JSON.stringify(leg),
      ).toBe(NOTHING);
    }
    expect(restoreCall(sound, () => {})).toBe(sound);
  });
});
