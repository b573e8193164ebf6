import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CountedWebSocket, PhoneBench } from './phone-bench';
import { LEG_IDS } from './scripted-line';
import { ALICE, BOB, WAIT } from './sip-bench';

let bench: PhoneBench;

beforeEach(async () => {
  bench = await PhoneBench.open();
});

afterEach(() => bench.close());

describe('defects of web-phone', () => {
  test('W1, W7: an INVITE without any answer ends the leg after 32 s', async () => {
    await bench.register();
    bench.front.setFaults({ silentInvite: true });
    bench.phone.dial({ tag: 'a', callee: ALICE });
    await vi.waitFor(() => expect(bench.audio.offers).toBe(1), WAIT);
    await bench.clock.advance(31_000);
    expect(bench.endOf('a')).toBeUndefined();
    await bench.passUntil(1000, () => expect(bench.endOf('a')).toMatchObject({ status: 408, byUs: false }));
    expect([...bench.audio.open]).toEqual([]);
  });

  test('fault 47: W2: a silent registrar is given up after its deadline and tried again', async () => {
    bench.front.setFaults({ registerSilent: true });
    bench.phone.open(bench.sipInfo(), 'instance-1');
    await bench.passUntil(500, () => expect(bench.kinds()).toContain('unregistered'));
    expect(bench.reports[0]).toEqual({ kind: 'unregistered', why: 'no-answer' });
    bench.front.setFaults({});
    await bench.passUntil(500, () => expect(bench.phone.isRegistered()).toBe(true));
  });

  test('W3: a refresh that never comes makes the phone connect anew', async () => {
    await bench.register();
    // web-phone's own timer is real and does not fire in a test: just what a broken chain looks like.
    await bench.clock.advance(69_000);
    expect(bench.kinds()).toEqual(['registered']);
    await bench.passUntil(1000, () =>
      expect(bench.kinds().slice(0, 3)).toEqual(['registered', 'unregistered', 'registered']),
    );
  });

  test('fault 49: W4: the old socket is closed when a new one is opened', async () => {
    await bench.register();
    bench.phone.networkChanged();
    await vi.waitFor(() => expect(bench.kinds()).toEqual(['registered', 'unregistered', 'registered']), WAIT);
    expect(CountedWebSocket.all).toHaveLength(2);
    await vi.waitFor(() => expect(CountedWebSocket.all[0]?.readyState).toBe(CountedWebSocket.CLOSED), WAIT);
  });

  test('W5: a socket that never opens is given up', async () => {
    vi.stubGlobal(
      'WebSocket',
      class extends EventTarget {
        readyState = 0;
        close(): void {
          this.readyState = 3;
          this.dispatchEvent(new Event('close'));
        }
      },
    );
    bench.phone.open(bench.sipInfo(), 'instance-1');
    await bench.clock.advance(7000);
    expect(bench.reports).toEqual([]);
    await bench.clock.advance(1000);
    expect(bench.reports).toEqual([{ kind: 'unregistered', why: 'no-answer' }]);
  });

  test('fault 46: W6: hanging up with a dead socket ends the leg and says BYE on the next one', async () => {
    await bench.register();
    await bench.dial('a');
    bench.front.dropSockets();
    bench.phone.hangUp('a');
    expect([...bench.audio.open]).toEqual([]);
    await bench.untilReported('ended', 'a');
    expect(bench.endOf('a')).toEqual({ status: 0, phrase: '', byUs: true });
    await bench.passUntil(100, () => expect(bench.line.of('hungUp')).toHaveLength(1));
  });

  test('W6: a BYE without an answer ends the leg after 5 s', async () => {
    await bench.register();
    await bench.dial('a');
    bench.front.setFaults({ silentBye: true });
    bench.phone.hangUp('a');
    await bench.clock.advance(4900);
    expect(bench.endOf('a')).toBeUndefined();
    await bench.clock.advance(100);
    expect(bench.endOf('a')).toEqual({ status: 0, phrase: '', byUs: true });
  });

  test('W7: an INVITE refused with 403 ends with that status and leaves nothing open', async () => {
    await bench.register();
    bench.front.setFaults({ refuseInvite: { status: 403, phrase: 'Forbidden' } });
    bench.phone.dial({ tag: 'a', callee: ALICE });
    await bench.untilReported('ended', 'a');
    expect(bench.endOf('a')).toEqual({ status: 403, phrase: 'Forbidden', byUs: false });
    expect([...bench.audio.open]).toEqual([]);
  });

  test.each([486, 503, 603])(
    'W7: an INVITE refused with %i instead of a challenge keeps its status',
    async (status) => {
      await bench.register();
      bench.front.setFaults({ refuseInvite: { status, phrase: 'No' } });
      bench.phone.dial({ tag: 'a', callee: ALICE });
      await bench.untilReported('ended', 'a');
      expect(bench.endOf('a')).toEqual({ status, phrase: 'No', byUs: false });
      expect([...bench.audio.open]).toEqual([]);
    },
  );

  test.each([404, 486, 503])('W7: %i without any progress before it ends the leg', async (status) => {
    await bench.register();
    bench.front.setFaults({ refuseSignedInvite: { status, phrase: 'No' } });
    bench.phone.dial({ tag: 'a', callee: ALICE });
    await bench.untilReported('ended', 'a');
    expect(bench.endOf('a')).toEqual({ status, phrase: 'No', byUs: false });
    expect(bench.kinds('a')).toEqual(['ended']);
  });

  test('W7: 486 after progress keeps status, cause and ids', async () => {
    bench.line.script = ({ callId }, order) => {
      order({ kind: 'progress', callId, ...LEG_IDS });
      order({ kind: 'refuse', callId, status: 486, phrase: 'Busy Here', q850: 'Q.850;cause=17;text="User busy"' });
    };
    await bench.register();
    bench.phone.dial({ tag: 'a', callee: ALICE });
    await bench.untilReported('ended', 'a');
    expect(bench.reports.filter((report) => 'tag' in report)).toEqual([
      { kind: 'ringing', tag: 'a', ids: LEG_IDS },
      {
        kind: 'ended',
        tag: 'a',
        ids: LEG_IDS,
        end: { status: 486, phrase: 'Busy Here', q850Cause: 17, byUs: false },
      },
    ]);
  });

  test('fault 67: W8: hanging up before any progress cancels as soon as that is possible', async () => {
    let progress = (): void => undefined;
    bench.line.script = ({ callId }, order) => {
      progress = () => order({ kind: 'progress', callId, ...LEG_IDS });
    };
    await bench.register();
    bench.phone.dial({ tag: 'a', callee: ALICE });
    await bench.untilInvited();
    bench.phone.hangUp('a');
    expect([...bench.audio.open]).toEqual([]);
    progress();
    await vi.waitFor(() => expect(bench.line.of('cancelled')).toHaveLength(1), WAIT);
    await bench.untilReported('ended', 'a');
    expect(bench.endOf('a')).toEqual({ status: 0, phrase: '', byUs: true });
  });

  test('W8: hanging up before the INVITE left means that it never leaves', async () => {
    await bench.register();
    bench.phone.dial({ tag: 'a', callee: ALICE });
    bench.phone.hangUp('a');
    await bench.untilReported('ended', 'a');
    await bench.dial('b', BOB);
    expect(bench.line.of('invite').map(({ callee }) => callee)).toEqual([BOB]);
  });

  test('fault 66: W8: an answer that comes after the hang-up was given up is hung up too', async () => {
    let answer = (): void => undefined;
    bench.line.script = ({ callId }, order) => {
      answer = () => order({ kind: 'answer', callId, ...LEG_IDS });
    };
    await bench.register();
    bench.phone.dial({ tag: 'a', callee: ALICE });
    await bench.untilInvited();
    bench.phone.hangUp('a');
    await bench.clock.advance(5000);
    expect(bench.endOf('a')).toEqual({ status: 0, phrase: '', byUs: true });
    answer();
    await vi.waitFor(() => expect(bench.line.of('hungUp')).toHaveLength(1), WAIT);
  });

  test('fault 23: W9: a refused re-INVITE ends the leg only if the server lost the call', async () => {
    await bench.register();
    await bench.dial('a');
    const { callId } = bench.line.of('invite')[0] ?? { callId: '' };
    bench.front.dropSockets();
    bench.line.order({ kind: 'bye', callId }); // nobody hears it
    await bench.untilRegistered(2);
    bench.audio.haveTrouble('a');
    await vi.waitFor(() => expect(bench.audio.offers).toBe(2), WAIT);
    expect(bench.kinds('a')).not.toContain('ended');
    bench.front.setFaults({ refuseInvite: { status: 481, phrase: 'Call Does Not Exist' } });
    await vi.waitFor(() => {
      bench.audio.haveTrouble('a');
      expect(bench.kinds('a')).toContain('ended');
    }, WAIT);
    expect(bench.endOf('a')).toEqual({ status: 481, phrase: '', byUs: false });
  });

  test('W10: on another network the phone registers anew and finds a new way for each leg', async () => {
    await bench.register();
    await bench.dial('a');
    await bench.dial('b', BOB);
    bench.phone.networkChanged();
    await vi.waitFor(() => expect(bench.audio.offers).toBe(4), WAIT);
    expect(bench.kinds().filter((kind) => kind === 'registered')).toHaveLength(2);
  });

  test('W10: a socket that died without a word is replaced when a call has to be renewed', async () => {
    await bench.register();
    await bench.dial('a');
    const [socket] = CountedWebSocket.all;
    if (socket) socket.send = () => undefined;
    bench.audio.haveTrouble('a');
    await vi.waitFor(() => expect(bench.audio.offers).toBe(2), WAIT);
    await bench.clock.advance(5000);
    await bench.untilRegistered(2);
    bench.audio.haveTrouble('a');
    await vi.waitFor(() => expect(bench.audio.offers).toBe(3), WAIT);
    expect(bench.kinds('a')).toEqual(['ringing', 'answered']);
  });

  test('W12: closing with a leg and a dead socket is over in seconds', async () => {
    await bench.register();
    await bench.dial('a');
    bench.front.setFaults({ silentBye: true, registerSilent: true });
    bench.phone.close();
    await bench.passUntil(1000, () => expect(bench.kinds().at(-1)).toBe('unregistered'));
    expect(bench.endOf('a')).toEqual({ status: 0, phrase: '', byUs: true });
  });

  test('W13: nothing that SIP says is printed', async () => {
    const print = vi.spyOn(console, 'log');
    await bench.register();
    await bench.dial('a');
    expect(print).not.toHaveBeenCalled();
  });
});
