import type { MediaLeg } from '../media/answerer';
import type { Mixer } from '../media/mixer';
import type { CallId, Line } from '../world/line';
import { type Call, createRequest } from './call';
import type { Contact } from './registrar';
import type { SipSocket } from './socket';

/** The calls in progress, and what their end takes with it. */
export interface CallTable {
  find(callId: CallId): Call | undefined;
  add(call: Call): void;
  /** Lets the call carry audio, and its keys be heard. */
  connect(call: Call): void;
  /** Forgets the call and closes its audio. The line is told by the caller, if at all. */
  end(call: Call): void;
  /** The network hangs up. */
  bye(callId: CallId): void;
  /** Calls whose To header is meant lose their way for the audio. */
  cutMedia(isMeant: (to: string) => boolean): void;
  /** A device is back on another socket: its calls move there. */
  moveTo(contact: Contact): void;
  /** Ends the calls of a lost socket unless their device is back in time. */
  socketClosed(socket: SipSocket): void;
  close(): Promise<void>;
}

function isSameDevice(left: Contact, right: Contact): boolean {
  return left.authorizationId === right.authorizationId && left.instanceId === right.instanceId;
}

/** Closes legs, and knows which of them are still closing. */
function createLegCloser() {
  const closing = new Set<Promise<void>>();
  const close = (leg: MediaLeg): void => {
    const closed = leg.close().finally(() => closing.delete(closed));
    closing.add(closed);
  };
  const allClosed = async (): Promise<void> => {
    await Promise.all(closing);
  };
  return { close, allClosed };
}

/** Runs tasks after the grace, unless the table closes before. */
function createGrace(graceMs: number) {
  const timers = new Set<NodeJS.Timeout>();
  const after = (task: () => void): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      task();
    }, graceMs);
    timer.unref();
    timers.add(timer);
  };
  const cancel = (): void => {
    for (const timer of timers) clearTimeout(timer);
  };
  return { after, cancel };
}

function tellGivenUp(line: Line, { callId, phase }: Call): void {
  if (phase === 'trying') line.cancelled(callId);
  else line.hungUp(callId);
}

/** From here on the call is heard, and its keys too. */
function connect({ callId, leg }: Call, mixer: Mixer, line: Line): void {
  mixer.attach(callId, leg);
  leg.onDigit((digit) => line.dtmf(callId, digit));
}

/** None of them is there any more when the line hears of the first. */
function giveUp(lost: readonly Call[], end: (call: Call) => void, line: Line): void {
  for (const call of lost) end(call);
  for (const call of lost) tellGivenUp(line, call);
}

interface CallTableParts {
  readonly line: Line;
  readonly mixer: Mixer;
  /** How long a call outlives its socket. */
  readonly graceMs: number;
}

/** Creates an empty table. */
export function createCallTable({ line, mixer, graceMs }: CallTableParts): CallTable {
  const calls = new Map<CallId, Call>();
  const grace = createGrace(graceMs);
  const closer = createLegCloser();

  function end(call: Call): void {
    if (calls.get(call.callId) !== call) return;
    calls.delete(call.callId);
    mixer.detach(call.callId);
    closer.close(call.leg);
  }

  return {
    find: (callId) => calls.get(callId),
    add: (call) => void calls.set(call.callId, call),
    connect: (call) => connect(call, mixer, line),
    end,
    bye(callId) {
      const call = calls.get(callId);
      if (!call) return;
      call.contact.socket.send(createRequest('BYE', call, {}));
      end(call);
    },
    cutMedia(isMeant) {
      for (const { leg, local } of calls.values()) if (isMeant(local)) closer.close(leg);
    },
    moveTo(contact) {
      for (const call of calls.values()) if (isSameDevice(call.contact, contact)) call.contact = contact;
    },
    socketClosed(socket) {
      grace.after(() => {
        const lost = [...calls.values()].filter(({ contact }) => contact.socket === socket);
        giveUp(lost, end, line);
      });
    },
    async close() {
      grace.cancel();
      for (const call of [...calls.values()]) end(call);
      await closer.allClosed();
    },
  };
}
