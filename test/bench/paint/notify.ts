import type { ThrowawayRow } from './throwaway';

declare global {
  var benchSocket: WebSocket | undefined;
  /** How long each save of the call took since this was last emptied. Units: milliseconds. */
  var benchSaves: number[];
  var benchFloor: (rows: readonly ThrowawayRow[]) => void;
}

/** Whom the made-up notifications are about. */
export interface Target {
  readonly sessionId: string;
  readonly partyId: string;
}

/** When each was sent, since the epoch, and how long the call took to be saved. Units: milliseconds. */
export interface Sent {
  readonly ours: readonly number[];
  readonly saves: readonly number[];
  readonly floor: readonly number[];
}

/** Runs in the worker: in turns, a notification into the gateway's socket and ten rows through the floor's ports. */
export async function sendInTurns({ sessionId, partyId }: Target, count: number, from: number): Promise<Sent> {
  const nowMs = () => performance.timeOrigin + performance.now();
  // Not a multiple of a frame, or all would meet the screen at the same moment.
  const pause = (turn: number) => new Promise((done) => setTimeout(done, 110 + ((turn * 7) % 33)));
  const sent: { ours: number[]; saves: number[]; floor: number[] } = { ours: [], saves: [], floor: [] };
  for (let turn = 0; turn < count; turn += 1) {
    const muted = turn % 2 === 0;
    const parties = [{ id: partyId, status: { code: 'Gone' }, muted }];
    const body = { sequence: from + turn, telephonySessionId: sessionId, origin: { type: 'Conference' }, parties };
    const event = '/restapi/v1.0/account/1/extension/1/telephony/sessions';
    const notification = { uuid: `bench-${from + turn}`, event, subscriptionId: 'bench', body };
    const data = JSON.stringify([{ type: 'ServerNotification', messageId: `bench-${from + turn}` }, notification]);
    const rows = Array.from({ length: 10 }, (_, index) => {
      return { id: `p${index}`, name: `Guest ${index}`, state: 'In conference', muted: index === 0 && muted };
    });
    await pause(turn);
    globalThis.benchSaves.length = 0;
    sent.ours.push(nowMs());
    globalThis.benchSocket?.dispatchEvent(new MessageEvent('message', { data }));
    await pause(turn);
    sent.saves.push(globalThis.benchSaves[0] ?? Number.NaN);
    sent.floor.push(nowMs());
    globalThis.benchFloor(rows);
  }
  await pause(count);
  return sent;
}
