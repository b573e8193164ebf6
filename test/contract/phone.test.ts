import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { PhoneBench } from './phone-bench';
import { LEG_IDS } from './scripted-line';
import { ALICE, BOB, WAIT } from './sip-bench';

let bench: PhoneBench;

beforeEach(async () => {
  bench = await PhoneBench.open();
});

afterEach(() => bench.close());

describe('registration', () => {
  test('registers once, also when asked twice', async () => {
    bench.phone.open(bench.sipInfo(), 'instance-1');
    bench.phone.open(bench.sipInfo(), 'instance-1');
    await bench.untilReported('registered');
    expect(bench.phone.isRegistered()).toBe(true);
    expect(bench.line.of('register').map(({ instanceId }) => instanceId)).toEqual(['instance-1']);
  });

  test('closing un-registers before it says so', async () => {
    await bench.register();
    bench.phone.close();
    await bench.untilReported('unregistered');
    expect(bench.line.of('register').at(-1)?.expiresS).toBe(0);
    expect(bench.openSockets()).toEqual([]);
  });

  test('closing and opening again ends registered, with one socket', async () => {
    await bench.register();
    bench.phone.close();
    bench.phone.open(bench.sipInfo(), 'instance-1');
    await vi.waitFor(() => expect(bench.kinds()).toEqual(['registered', 'registered']), WAIT);
    await vi.waitFor(() => expect(bench.openSockets()).toHaveLength(1), WAIT);
    expect(bench.phone.isRegistered()).toBe(true);
  });

  test('fault 45: a dropped socket is reported and comes back by itself', async () => {
    await bench.register();
    bench.front.dropSockets();
    await bench.untilReported('unregistered');
    await bench.untilRegistered(2);
    expect(bench.openSockets()).toHaveLength(1);
  });

  test('fault 47: too many contacts is named, and tried again later', async () => {
    bench.line.registerOutcome = 'too-many';
    bench.phone.open(bench.sipInfo(), 'instance-1');
    await bench.untilReported('unregistered');
    expect(bench.reports).toEqual([{ kind: 'unregistered', why: 'too-many-contacts' }]);
    bench.line.registerOutcome = 'ok';
    await bench.passUntil(1000, () => expect(bench.phone.isRegistered()).toBe(true));
  });

  test('fault 47: a refusal is named and not repeated', async () => {
    bench.line.registerOutcome = 'refused';
    bench.phone.open(bench.sipInfo(), 'instance-1');
    await bench.untilReported('unregistered');
    expect(bench.reports).toEqual([{ kind: 'unregistered', why: 'refused' }]);
    await bench.clock.advance(600_000);
    expect(bench.line.of('register')).toHaveLength(1);
  });

  test('fault 48: a dead proxy makes it try the backup', async () => {
    bench.phone.open(
      bench.sipInfo({ outboundProxy: '127.0.0.1:9', outboundProxyBackup: bench.sip.server.proxy }),
      'instance-1',
    );
    await bench.passUntil(1000, () => expect(bench.phone.isRegistered()).toBe(true));
  });
});

describe('legs', () => {
  test('more progress after progress is not the end', async () => {
    bench.line.script = ({ callId }, order) => {
      for (let i = 0; i < 3; i++) order({ kind: 'progress', callId, ...LEG_IDS });
      order({ kind: 'answer', callId, ...LEG_IDS });
    };
    await bench.register();
    await bench.dial('a');
    expect(bench.kinds('a').at(-1)).toBe('answered');
  });

  test('an answer without any progress is an answer', async () => {
    bench.line.script = ({ callId }, order) => order({ kind: 'answer', callId, ...LEG_IDS });
    await bench.register();
    await bench.dial('a');
    expect(bench.reports.at(-1)).toEqual({ kind: 'answered', tag: 'a', ids: LEG_IDS });
  });

  test('a person who hangs up ends the leg without a status', async () => {
    await bench.register();
    await bench.dial('a');
    const { callId } = bench.line.of('invite')[0] ?? { callId: '' };
    bench.line.order({ kind: 'bye', callId });
    await bench.untilReported('ended', 'a');
    expect(bench.endOf('a')).toEqual({ status: 0, phrase: '', byUs: false });
    expect([...bench.audio.open]).toEqual([]);
  });

  test('ten legs at once are answered and hung up', async () => {
    await bench.register();
    const tags = Array.from({ length: 10 }, (_, i) => `leg-${i}`);
    for (const [i, tag] of tags.entries()) bench.phone.dial({ tag, callee: `1650555010${i}` });
    for (const tag of tags) await bench.untilReported('answered', tag);
    for (const tag of tags) bench.phone.hangUp(tag);
    for (const tag of tags) await bench.untilReported('ended', tag);
    await vi.waitFor(() => expect(bench.line.of('hungUp')).toHaveLength(10), WAIT);
  });

  test('a leg that is dialled while the phone connects goes out once it is registered', async () => {
    bench.phone.open(bench.sipInfo(), 'instance-1');
    bench.phone.dial({ tag: 'a', callee: ALICE, callerId: BOB });
    await bench.untilReported('answered', 'a');
    expect(bench.line.of('invite')).toMatchObject([{ callee: ALICE, callerId: BOB }]);
  });

  test('a leg that rings survives a new socket', async () => {
    let answer = (): void => undefined;
    bench.line.script = ({ callId }, order) => {
      order({ kind: 'progress', callId, ...LEG_IDS });
      answer = () => order({ kind: 'answer', callId, ...LEG_IDS });
    };
    await bench.register();
    bench.phone.dial({ tag: 'a', callee: ALICE });
    await bench.untilReported('ringing', 'a');
    bench.front.dropSockets();
    await bench.untilRegistered(2);
    answer();
    await bench.untilReported('answered', 'a');
  });

  test('a call that the server answers after we gave it up is hung up', async () => {
    let answer = (): void => undefined;
    bench.line.script = ({ callId }, order) => {
      answer = () => order({ kind: 'answer', callId, ...LEG_IDS });
    };
    await bench.register();
    bench.phone.dial({ tag: 'a', callee: ALICE });
    await bench.untilInvited();
    await bench.clock.advance(40_000);
    expect(bench.endOf('a')).toMatchObject({ status: 408 });
    answer();
    await vi.waitFor(() => expect(bench.line.of('hungUp')).toHaveLength(1), WAIT);
  });

  test('recording is what the server agreed to', async () => {
    await bench.register();
    await bench.dial('a');
    expect(await bench.phone.setRecording('a', true)).toBe(true);
    bench.line.allowsRecording = false;
    expect(await bench.phone.setRecording('a', true)).toBe(false);
    expect(await bench.phone.setRecording('b', true)).toBe(false);
    expect(bench.line.of('recording').map(({ on }) => on)).toEqual([true, true]);
  });
});
