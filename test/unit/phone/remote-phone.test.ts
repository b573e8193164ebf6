import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { FromPhone, PhoneStatement, SipInfo } from '../../../lib/phone/phone';
import { createRemotePhone, type RemotePhone } from '../../../lib/phone/remote-phone';
import { failure, type Outcome, success } from '../../../lib/shared/outcome';
import { FakePort } from './fake-port';
import { ManualClock, turns } from './manual-clock';

const SIP: SipInfo = {
  transport: 'WSS',
  username: 'user',
  password: 'secret',
  authorizationId: 'auth',
  domain: 'sip.example.test',
  outboundProxy: 'sip.example.test:443',
};

let clock: ManualClock;
let provision: () => Promise<Outcome<SipInfo>>;
let messages: FromPhone[];
let remote: RemotePhone;
/** The phone's end of the current port. */
let phone: FakePort;
const ensureDocument = vi.fn(() => Promise.resolve());
const closeDocument = vi.fn(() => Promise.resolve());
const forgetProvision = vi.fn();
const onLost = vi.fn();

beforeEach(() => {
  vi.clearAllMocks();
  clock = new ManualClock();
  provision = () => Promise.resolve(success(SIP));
  messages = [];
  remote = createRemotePhone({
    ensureDocument,
    closeDocument,
    provision: () => provision(),
    forgetProvision,
    instanceId: () => Promise.resolve('instance'),
    onMessage: (message) => messages.push(message),
    onLost,
    onSilent: () => {},
    clock,
  });
});

const statement = (bootId: string): PhoneStatement => ({
  bootId,
  registered: false,
  microphone: 'closed',
  legs: [],
  audio: { liveTag: null, muted: false, onHold: false },
  recording: false,
});

function attach(bootId = 'boot'): void {
  const [near, far] = FakePort.pair();
  phone = far;
  remote.attach(near);
  phone.post({ kind: 'hello', statement: statement(bootId) });
}

describe('opening', () => {
  test('makes the document, then asks this very life of the phone to connect', async () => {
    const opened = remote.open();
    await turns();
    attach();
    expect(await opened).toEqual(success(undefined));
    expect(ensureDocument).toHaveBeenCalledOnce();
    const command = { kind: 'open', sip: SIP, instanceId: 'instance' };
    expect(phone.received).toEqual([{ kind: 'command', bootId: 'boot', command }]);
  });

  test('twice at once is one opening', async () => {
    const both = Promise.all([remote.open(), remote.open()]);
    await turns();
    attach();
    await both;
    expect(phone.received).toHaveLength(1);
  });

  test('fails with the reason of the platform', async () => {
    provision = () => Promise.resolve(failure('rate-limited', { retryAfterMs: 30_000 }));
    attach();
    expect(await remote.open()).toEqual(failure('rate-limited', { retryAfterMs: 30_000 }));
    expect(phone.received).toEqual([]);
  });

  test('fails after 15 s when the document never speaks, or cannot be made', async () => {
    const opened = remote.open();
    await clock.advance(15_000);
    expect(await opened).toEqual(failure('not-sent'));
    ensureDocument.mockRejectedValueOnce(new Error('No memory'));
    expect(await remote.open()).toEqual(failure('not-sent'));
  });
});

describe('commands', () => {
  test('wait for a link that is on its way, in order', () => {
    remote.send('boot', { kind: 'hangUp', tag: 'a' });
    remote.send('boot', { kind: 'state' });
    attach();
    expect(phone.received.map((message) => Object(message).command.kind)).toEqual(['hangUp', 'state']);
  });

  test('that waited too long, or for another life, are dropped', async () => {
    remote.send('boot', { kind: 'hangUp', tag: 'a' });
    await clock.advance(16_000);
    remote.send('another', { kind: 'hangUp', tag: 'b' });
    attach();
    expect(phone.received).toEqual([]);
  });

  test('never go to a phone that has not said who it is', () => {
    const [near, far] = FakePort.pair();
    remote.attach(near);
    remote.send('boot', { kind: 'state' });
    expect(far.received).toEqual([]);
  });
});

describe('messages', () => {
  test('are handed on, and acknowledged when told so', () => {
    attach();
    phone.post({ kind: 'event', bootId: 'boot', sequence: 7, event: { kind: 'registered' } });
    remote.acknowledge(7);
    expect(messages.map(({ kind }) => kind)).toEqual(['hello', 'event']);
    expect(phone.received).toEqual([{ kind: 'ack', sequence: 7 }]);
  });

  test('of an older port are ignored, and its end is not a loss', () => {
    attach();
    const older = phone;
    attach('boot-2');
    older.post({ kind: 'beat' });
    older.disconnect();
    expect(messages.map(({ kind }) => kind)).toEqual(['hello', 'hello']);
    expect(onLost).not.toHaveBeenCalled();
  });

  test('that make no sense are dropped', () => {
    attach();
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        phone.post(value);
        phone.post({ kind: 'event', bootId: 'boot', sequence: 1, event: value });
      }),
    );
    expect(messages).toHaveLength(1);
  });

  test('a refusal of the credentials forgets them', () => {
    attach();
    phone.post({ kind: 'event', bootId: 'boot', sequence: 1, event: { kind: 'unregistered', why: 'refused' } });
    expect(forgetProvision).toHaveBeenCalledOnce();
  });

  test('a dropped link is told', () => {
    attach();
    phone.disconnect();
    expect(onLost).toHaveBeenCalledOnce();
  });
});

describe('closing', () => {
  test('lets the phone un-register before its document goes', () => {
    attach();
    remote.close();
    expect(phone.received).toMatchObject([{ command: { kind: 'close' } }]);
    expect(closeDocument).not.toHaveBeenCalled();
    phone.post({ kind: 'event', bootId: 'boot', sequence: 1, event: { kind: 'unregistered', why: 'closed' } });
    expect(closeDocument).toHaveBeenCalledOnce();
  });

  test('closes the document of a phone that says nothing', async () => {
    attach();
    remote.close();
    await clock.advance(6000);
    expect(closeDocument).toHaveBeenCalledOnce();
  });

  test('is taken back by opening again', async () => {
    attach();
    remote.close();
    await remote.open();
    await clock.advance(10_000);
    expect(closeDocument).not.toHaveBeenCalled();
  });
});
