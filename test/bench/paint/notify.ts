declare global {
  var benchSocket: WebSocket | undefined;
  var benchFloor: (text: string) => void;
}

/** Whom the made-up notifications are about. */
export interface Target {
  readonly sessionId: string;
  readonly partyId: string;
}

/** When each was sent. Units: milliseconds since the epoch. */
export interface Sent {
  readonly ours: readonly number[];
  readonly floor: readonly number[];
}

/** Runs in the worker: in turns, a notification into the gateway's socket and a word through the floor's ports. */
export async function sendInTurns({ sessionId, partyId }: Target, count: number, from: number): Promise<Sent> {
  const nowMs = () => performance.timeOrigin + performance.now();
  // Not a multiple of a frame, or all would meet the screen at the same moment.
  const pause = (turn: number) => new Promise((done) => setTimeout(done, 110 + ((turn * 7) % 33)));
  const sent: { ours: number[]; floor: number[] } = { ours: [], floor: [] };
  for (let turn = 0; turn < count; turn += 1) {
    const parties = [{ id: partyId, status: { code: 'Gone' }, muted: turn % 2 === 0 }];
    const body = { sequence: from + turn, telephonySessionId: sessionId, origin: { type: 'Conference' }, parties };
    const event = '/restapi/v1.0/account/1/extension/1/telephony/sessions';
    const notification = { uuid: `bench-${from + turn}`, event, subscriptionId: 'bench', body };
    const data = JSON.stringify([{ type: 'ServerNotification', messageId: `bench-${from + turn}` }, notification]);
    await pause(turn);
    sent.ours.push(nowMs());
    globalThis.benchSocket?.dispatchEvent(new MessageEvent('message', { data }));
    await pause(turn);
    sent.floor.push(nowMs());
    globalThis.benchFloor(String(turn));
  }
  await pause(count);
  return sent;
}
