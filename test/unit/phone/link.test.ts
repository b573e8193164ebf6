import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { PhoneEndOfLink } from '../../../lib/phone/link';
import type { PhoneEvent } from '../../../lib/phone/phone';
import { createPhone, type Phone } from '../../../lib/phone/phone-core';
import { FakePort } from './fake-port';
import { FakeAudio, FakeWebPhone } from './fake-ports';
import { ManualClock, turns } from './manual-clock';

/** The background's ends of all ports that the phone opened. */
let backgrounds: FakePort[];
let clock: ManualClock;
let webPhone: FakeWebPhone;
let phone: Phone;
let link: PhoneEndOfLink;
let isReachable: boolean;

beforeEach(() => {
  backgrounds = [];
  isReachable = true;
  clock = new ManualClock();
  webPhone = new FakeWebPhone();
  const connect = (): FakePort => {
    if (!isReachable) throw new Error('Extension context invalidated.');
    const [near, far] = FakePort.pair();
    backgrounds.push(far);
    return near;
  };
  link = new PhoneEndOfLink({ connect, clock, phone: () => phone });
  const emit = (event: PhoneEvent): void => link.publish(event);
  phone = createPhone({ webPhone, audio: new FakeAudio(), bootId: 'boot', emit, watch: () => undefined });
});

const background = (): FakePort => backgrounds.at(-1) ?? new FakePort();
const command = (body: object, bootId = 'boot'): void => background().post({ kind: 'command', bootId, command: body });
const sequences = (port = background()): readonly unknown[] =>
  port.received.flatMap((message) => {
    const { sequence } = Object(message);
    return sequence === undefined ? [] : [sequence];
  });
const kindsOf = (port = background()): readonly unknown[] => port.received.map((message) => Object(message).kind);

/** Kills the worker: its end of the port is gone. */
const kill = (): void => background().disconnect();

describe('on attach', () => {
  test('fault 24: whoever asks for a sign of life gets one', () => {
    link.attach();
    background().post({ kind: 'ping' });
    expect(kindsOf().at(-1)).toBe('beat');
  });

  test('the statement comes first, then everything unsaved in order', () => {
    link.publish({ kind: 'registered' });
    link.publish({ kind: 'unregistered', why: 'closed' });
    link.attach();
    expect(kindsOf()).toEqual(['hello', 'event', 'event']);
    expect(sequences()).toEqual([1, 2]);
  });

  test('what was acknowledged is not sent again', async () => {
    link.attach();
    for (let i = 0; i < 3; i++) link.publish({ kind: 'registered' });
    background().post({ kind: 'ack', sequence: 2 });
    kill();
    await turns();
    expect(backgrounds).toHaveLength(2);
    expect(sequences()).toEqual([3]);
  });

  test('a background that lost its port gets a new one', () => {
    link.attach();
    link.reattach();
    expect(backgrounds.map(({ isOpen }) => isOpen)).toEqual([false, true]);
    expect(kindsOf()).toEqual(['hello']);
  });
});

describe('a lost link', () => {
  test('is left alone while there is nothing to say and no call', async () => {
    link.attach();
    kill();
    await clock.advance(60_000);
    expect(backgrounds).toHaveLength(1);
  });

  test('comes back at once, then slower, during a call', async () => {
    link.attach();
    command({ kind: 'setCallOpen', open: true });
    isReachable = false;
    kill();
    await turns();
    expect(clock.pending()[0]).toBe(100);
    await clock.advance(100);
    expect(clock.pending()[0]).toBe(300);
    await clock.advance(300 + 1000);
    expect(clock.pending()[0]).toBe(3000);
    isReachable = true;
    await clock.advance(3000);
    expect(backgrounds).toHaveLength(2);
  });

  test('loses nothing when the message before it was swallowed', async () => {
    link.attach();
    const [near] = [background().far];
    if (near) near.isDying = true;
    link.publish({ kind: 'registered' });
    kill();
    await turns();
    expect(sequences()).toEqual([1]);
  });
});

describe('commands', () => {
  test('for another life of the phone are not run and answered with a statement', () => {
    link.attach();
    command({ kind: 'dial', tag: 'a', callee: '1' }, 'another');
    expect(webPhone.done).toEqual([]);
    expect(background().received.at(-1)).toMatchObject({ event: { kind: 'statement' }, bootId: 'boot' });
  });

  test('for this life are run', () => {
    link.attach();
    command({ kind: 'dial', tag: 'a', callee: '1' });
    expect(webPhone.done).toEqual(['dial a 1']);
  });

  test('that are not commands never throw and do nothing', () => {
    link.attach();
    const near = backgrounds[0]?.far;
    const kinds = fc.constantFrom('command', 'ack', 'open', 'dial', 'hangUp', 'setAudio', 'toString', '__proto__');
    const messages = fc.oneof(
      fc.anything(),
      fc.record({ kind: kinds, bootId: fc.constant('boot'), command: fc.anything() }),
      fc.record({ kind: kinds, bootId: fc.constant('boot'), command: fc.record({ kind: kinds, tag: fc.anything() }) }),
    );
    fc.assert(
      fc.property(messages, (message) => {
        if (!near) return;
        // Functions cannot travel, so they cannot arrive.
        try {
          structuredClone(message);
        } catch {
          return;
        }
        background().post(message);
      }),
    );
    expect(webPhone.done.filter((done) => done.startsWith('dial') || done.startsWith('open'))).toEqual([]);
  });
});

test('it beats every 20 s during a call, and only then', async () => {
  link.attach();
  await clock.advance(60_000);
  expect(kindsOf()).toEqual(['hello']);
  command({ kind: 'setCallOpen', open: true });
  await clock.advance(60_000);
  expect(kindsOf().filter((kind) => kind === 'beat')).toHaveLength(3);
  command({ kind: 'setCallOpen', open: false });
  await clock.advance(60_000);
  expect(kindsOf().filter((kind) => kind === 'beat').length).toBeLessThanOrEqual(4);
});

test('whatever is killed and acknowledged when, every event arrives and in order', async () => {
  const step = fc.constantFrom('publish', 'kill', 'swallow', 'ack', 'pass');
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      backgrounds = [];
      const seen = new Set<unknown>();
      const look = (): void => {
        for (const port of backgrounds) for (const sequence of sequences(port)) seen.add(sequence);
      };
      let published = 0;
      const own = new PhoneEndOfLink({
        connect: () => {
          const [near, far] = FakePort.pair();
          backgrounds.push(far);
          return near;
        },
        clock,
        phone: () => phone,
      });
      own.attach();
      for (const what of steps) {
        if (what === 'publish') own.publish({ kind: 'registered' });
        if (what === 'publish') published++;
        if (what === 'kill') kill();
        if (what === 'swallow' && background().far) Object.assign(background().far ?? {}, { isDying: true });
        const highest = Math.max(0, ...sequences().map(Number));
        if (what === 'ack') background().post({ kind: 'ack', sequence: highest });
        if (what === 'pass') await clock.advance(5000);
      }
      kill();
      await clock.advance(10_000);
      look();
      expect([...seen].map(Number).sort((a, b) => a - b)).toEqual(Array.from({ length: published }, (_, i) => i + 1));
      for (const port of backgrounds) {
        const order = sequences(port).map(Number);
        expect(order).toEqual([...order].sort((a, b) => a - b));
      }
    }),
    { numRuns: 50 },
  );
});
