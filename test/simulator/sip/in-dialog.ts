import { directionOf } from '../media/sdp';
import type { Line } from '../world/line';
import { type Call, createRequest } from './call';
import type { CallTable } from './call-table';
import { answerFor, type FaultState } from './faults';
import { headerOf, type SipRequest } from './message';
import { contentType, replyTo } from './reply';
import type { SipSocket } from './socket';

const RECORDING_COMMANDS: Readonly<Record<string, boolean>> = { startcallrecord: true, stopcallrecord: false };
const JSON_TYPE = 'application/json;charset=utf-8';
/** web-phone listens for the result only once it has handled the 200 to its INFO; both must not come in one batch. */
const RESULT_DELAY_MS = 20;

/** Requests of a device inside a call that is up. */
export interface InDialog {
  reinvite(socket: SipSocket, call: Call, request: SipRequest): Promise<void>;
  ack(call: Call): void;
  bye(socket: SipSocket, call: Call, request: SipRequest): void;
  info(socket: SipSocket, call: Call, request: SipRequest): void;
}

interface JsonCommand {
  readonly reqid: number;
  readonly command: string;
}

/** The command in an INFO of web-phone: `{"request":{"reqid":1,"command":"startcallrecord"}}`. */
function commandOf(request: SipRequest): JsonCommand | undefined {
  try {
    const body: unknown = JSON.parse(request.body);
    const inner: unknown = Object(body).request;
    const { reqid, command } = Object(inner) as { readonly reqid?: unknown; readonly command?: unknown };
    return typeof reqid === 'number' && typeof command === 'string' ? { reqid, command } : undefined;
  } catch {
    return undefined;
  }
}

/** Tells the device, in an INFO of our own, how its command went. */
function sendResult(table: CallTable, call: Call, command: JsonCommand, isDone: boolean): void {
  const result = isDone ? { code: 0, description: 'Success' } : { code: 1, description: 'Refused' };
  const body = JSON.stringify({ response: { ...command, result } });
  const timer = setTimeout(() => {
    const request = createRequest('INFO', call, { headers: contentType(JSON_TYPE), body });
    if (table.find(call.callId) === call) call.contact.socket.send(request);
  }, RESULT_DELAY_MS);
  timer.unref();
}

/** Creates the part of the front that serves calls in progress. */
export function createInDialog(parts: {
  readonly line: Line;
  readonly faults: FaultState;
  readonly table: CallTable;
}): InDialog {
  const { line, table, faults } = parts;

  return {
    async reinvite(socket, call, request) {
      socket.send(replyTo(request, { status: 100 }));
      const sdp = await call.leg.answer(request.body).catch(() => undefined);
      if (sdp === undefined) return socket.send(replyTo(request, { status: 488 }));
      const body = answerFor(faults.current(), call.local, sdp);
      socket.send(replyTo(request, { status: 200, headers: contentType('application/sdp'), body }));
      const direction = directionOf(request.body);
      const isHeld = direction === 'sendonly' || direction === 'inactive';
      if (isHeld === call.isHeld || table.find(call.callId) !== call) return;
      call.isHeld = isHeld;
      line.heldBySip(call.callId, isHeld);
    },
    ack(call) {
      if (call.phase !== 'answered') return;
      call.phase = 'up';
      line.established(call.callId);
    },
    bye(socket, call, request) {
      if (!faults.current().silentBye) socket.send(replyTo(request, { status: 200 }));
      table.end(call);
      line.hungUp(call.callId);
    },
    info(socket, call, request) {
      const command = commandOf(request);
      const isOn = command && RECORDING_COMMANDS[command.command];
      if (!command || isOn === undefined) return socket.send(replyTo(request, { status: command ? 501 : 400 }));
      socket.send(replyTo(request, { status: 200 }));
      // A refusal is a result, not a status: web-phone ignores the status and would wait for ever.
      const isRefused = faults.current().refuseRecording ?? false;
      sendResult(table, call, command, !isRefused && line.recording(headerOf(request, 'Call-Id'), isOn));
    },
  };
}
