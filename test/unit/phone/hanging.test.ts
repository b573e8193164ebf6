import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createRemotePhone, type RemotePhone } from '../../../lib/phone/remote-phone';
import { success } from '../../../lib/shared/outcome';
import { FakePort } from './fake-port';
import { ManualClock, turns } from './manual-clock';

const SIP = {
  transport: 'WSS',
  username: 'user',
  password: 'secret',
  authorizationId: 'auth',
  domain: 'sip.example.test',
  outboundProxy: 'sip.example.test:443',
} as const;

let clock: ManualClock;
let remote: RemotePhone;
/** The phone's end of the current port. */
let phone: FakePort;
const ensureDocument = vi.fn(() => Promise.resolve());
const closeDocument = vi.fn(() => Promise.resolve());
const onSilent = vi.fn();

beforeEach(() => {
  vi.clearAllMocks();
  clock = new ManualClock();
  remote = createRemotePhone({
    ensureDocument,
    closeDocument,
    provision: () => Promise.resolve(success(SIP)),
    instanceId: () => Promise.resolve('instance'),
    onMessage: () => {},
    onLost: () => {},
    onSilent,
    clock,
  });
});

function attach(): void {
  const [near, far] = FakePort.pair();
  phone = far;
  remote.attach(near);
  const audio = { liveTag: null, muted: false, onHold: false };
  const statement = { bootId: 'boot', registered: false, microphone: 'closed', legs: [], audio, recording: false };
  phone.post({ kind: 'hello', statement });
}

describe('a document that hangs', () => {
  const pings = () => phone.received.filter((message) => Reflect.get(Object(message), 'kind') === 'ping').length;
  const live = () => phone.post({ kind: 'beat' });

  test('fault 24: is told within five seconds of its last word, and again when it answers', async () => {
    attach();
    remote.watch(true);
    await clock.advance(1_500);
    live();
    await clock.advance(1_500);
    live();
    await clock.advance(4_499);
    expect(onSilent).not.toHaveBeenCalled();
    await clock.advance(1);
    expect(onSilent.mock.calls).toEqual([[true]]);
    live();
    expect(onSilent.mock.calls).toEqual([[true], [false]]);
  });

  test('fault 24: one question that was slept through is nobody silent', async () => {
    attach();
    remote.watch(true);
    await clock.advance(3_000);
    live();
    await clock.advance(3_000);
    expect(onSilent).not.toHaveBeenCalled();
  });

  test('fault 24: without a call on it nobody asks', async () => {
    attach();
    await clock.advance(60_000);
    remote.watch(true);
    remote.watch(false);
    await clock.advance(60_000);
    expect(pings()).toBe(0);
  });

  test('fault 24: is closed at once, because it cannot unregister', async () => {
    attach();
    remote.watch(true);
    await clock.advance(4_500);
    remote.watch(false);
    remote.close();
    await turns();
    expect(closeDocument).toHaveBeenCalledTimes(1);
  });

  test('fault 24: and never greets is replaced, unless a call is on it', async () => {
    const opening = remote.open();
    await turns();
    await clock.advance(5_000);
    expect(closeDocument).toHaveBeenCalledTimes(1);
    expect(ensureDocument).toHaveBeenCalledTimes(2);
    attach();
    expect(await opening).toEqual(success(undefined));

    vi.clearAllMocks();
    phone.disconnect();
    remote.watch(true);
    void remote.open();
    await turns();
    await clock.advance(5_000);
    expect(closeDocument).not.toHaveBeenCalled();
  });
});
