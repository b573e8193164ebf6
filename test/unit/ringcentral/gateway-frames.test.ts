import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFrame, type TappedSocket, tapFrames } from '../../../lib/ringcentral/frames';
import { createTokenKeeper, TokenRefused } from '../../../lib/ringcentral/gateway-token';
import { readResumeState } from '../../../lib/ringcentral/resume-state';
import { failure, success } from '../../../lib/shared/outcome';
import { createFakeClock } from './fake-clock';

describe('a gateway token', () => {
  const setUp = () => {
    const clock = createFakeClock();
    let asked = 0;
    const keeper = createTokenKeeper(async () => {
      asked += 1;
      return success({ uri: 'wss://x/ws', accessToken: `t${asked}`, expiresInMs: 30_000 });
    }, clock);
    return { clock, keeper };
  };

  it('is handed out again until a socket opened with it', async () => {
    const { keeper } = setUp();
    expect((await keeper.take()).accessToken).toBe('t1');
    expect((await keeper.take()).accessToken).toBe('t1');
    keeper.spend();
    expect((await keeper.take()).accessToken).toBe('t2');
  });

  it('is not handed out near its end', async () => {
    const { clock, keeper } = setUp();
    await keeper.take();
    await clock.advance(24_000);
    expect((await keeper.take()).accessToken).toBe('t2');
  });

  it('that is refused brings the reason', async () => {
    const keeper = createTokenKeeper(async () => failure('forbidden'), createFakeClock());
    await expect(keeper.take()).rejects.toThrow(TokenRefused);
  });
});

describe('frames', () => {
  type Listener = Parameters<TappedSocket['addEventListener']>[1];

  /** A socket that a library would listen to, tapped. */
  const setUp = () => {
    const listeners: Listener[] = [];
    const socket: TappedSocket = { addEventListener: (_type, listener) => void listeners.push(listener) };
    const seen: unknown[] = [];
    const library: unknown[] = [];
    tapFrames(socket, (frame) => seen.push(frame));
    socket.addEventListener('message', ({ data }) => library.push(JSON.parse(String(data))));
    const receive = (data: unknown) => listeners.forEach((listener) => void listener({ data }));
    return { receive, seen, library };
  };

  it('reach us in full, the library only as far as it needs them and without their place', () => {
    const { receive, seen, library } = setUp();
    const wsc = { token: 'w1', sequence: 1 };
    receive(JSON.stringify([{ type: 'ConnectionDetails', wsc }, { recoveryTimeout: 180 }]));
    receive(JSON.stringify([{ type: 'ServerNotification', wsc: { token: 'w2', sequence: 2 } }, { event: 'x' }]));
    receive(JSON.stringify([{ type: 'ClientRequest', messageId: 'm', status: 200, wsc }, { id: 's' }]));
    expect(seen).toMatchObject([{ wsc: 'w1' }, { wsc: 'w2', body: { event: 'x' } }, { wsc: 'w1' }]);
    expect(library).toEqual([
      [{ type: 'ConnectionDetails' }, { recoveryTimeout: 180 }],
      [{ type: 'ClientRequest', messageId: 'm', status: 200 }, { id: 's' }],
    ]);
  });

  it.each([
    '',
    '{',
    '[]',
    '7',
    '[7]',
    '[{"type":7}]',
    '[{"type":"ConnectionDetails"}]',
    '[{"type":"ConnectionDetails"},7]',
    `[{"type":"${'x'.repeat(1_000_001)}"}]`,
    new ArrayBuffer(8),
  ])('that make no sense never reach the library', (data) => {
    const { receive, library } = setUp();
    receive(data);
    expect(library).toEqual([]);
  });

  it('with a strange place are read without it', () => {
    expect(readFrame('[{"type":"Heartbeat","wsc":7}]')).toMatchObject({ type: 'Heartbeat', wsc: undefined });
  });

  it('of any content never throw', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json(), fc.anything()), (data) => void readFrame(data)));
    fc.assert(fc.property(fc.jsonValue(), (saved) => void readResumeState(saved)));
  });
});
