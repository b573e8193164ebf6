import type { MediaLeg } from '../media/answerer';
import type { CallId, LegOrder, Line } from '../world/line';
import { apiIds, type Call } from './call';
import type { CallTable } from './call-table';
import type { DigestGuard } from './digest';
import type { FaultState } from './faults';
import { addressOf, headerOf, type SipHeaders, type SipRequest, userOf } from './message';
import type { Contact } from './registrar';
import { contentType, createToken, type ReplyOptions, replyTo } from './reply';
import type { SipSocket } from './socket';

/** Calls that a device starts: INVITE, challenge, progress, answer or refusal, CANCEL. */
export interface OutboundCalls {
  invite(socket: SipSocket, contact: Contact | undefined, request: SipRequest): void;
  cancel(socket: SipSocket, request: SipRequest): void;
  obey(order: Extract<LegOrder, { readonly kind: 'progress' | 'answer' | 'refuse' }>): void;
}

interface Pending {
  readonly call: Call;
  readonly request: SipRequest;
  readonly tag: string;
  readonly answer: Promise<string>;
}

function reasonOf(q850: string | undefined): SipHeaders {
  return q850 === undefined ? [] : [['Reason', q850]];
}

/** Creates the side of the front that serves outgoing calls. */
export function createOutboundCalls(parts: {
  readonly line: Line;
  readonly guard: DigestGuard;
  readonly faults: FaultState;
  readonly table: CallTable;
  readonly createLeg: () => MediaLeg;
}): OutboundCalls {
  const { line, guard, faults, table } = parts;
  const pending = new Map<CallId, Pending>();

  function findPending(callId: CallId): Pending | undefined {
    const waiting = pending.get(callId);
    if (!waiting || table.find(callId) === waiting.call) return waiting;
    pending.delete(callId); // the device hung up, or was lost, before its INVITE was answered
    return undefined;
  }

  function open(socket: SipSocket, contact: Contact, request: SipRequest): void {
    const callId = headerOf(request, 'Call-Id');
    const tag = createToken();
    const leg = parts.createLeg();
    const local = `${headerOf(request, 'To')};tag=${tag}`;
    const call: Call = {
      callId,
      local,
      remote: headerOf(request, 'From'),
      leg,
      contact,
      phase: 'trying',
      isHeld: false,
    };
    const answer = leg.answer(request.body);
    // The answer is awaited only when the line answers; until then a bad offer must not count as unhandled.
    answer.catch(() => undefined);
    table.add(call);
    pending.set(callId, { call, request, tag, answer });
    socket.send(replyTo(request, { status: 100 }));
    const callerId = userOf(addressOf(headerOf(request, 'P-Asserted-Identity')));
    line.invite({
      callId,
      authorizationId: contact.authorizationId,
      callee: userOf(request.uri),
      callerId: callerId === '' ? undefined : callerId,
    });
  }

  function reply({ call, request, tag }: Pending, options: Omit<ReplyOptions, 'tag'>): void {
    call.contact.socket.send(replyTo(request, { ...options, tag }));
  }

  function refuse(waiting: Pending, options: Omit<ReplyOptions, 'tag'>): void {
    pending.delete(waiting.call.callId);
    table.end(waiting.call);
    reply(waiting, options);
  }

  async function answer(waiting: Pending, ids: SipHeaders): Promise<void> {
    const { call } = waiting;
    const sdp = await waiting.answer.catch(() => undefined);
    // The device may have cancelled meanwhile.
    if (findPending(call.callId) !== waiting) return;
    if (sdp === undefined) {
      refuse(waiting, { status: 488 });
      return line.cancelled(call.callId);
    }
    pending.delete(call.callId);
    call.phase = 'answered';
    table.connect(call);
    reply(waiting, { status: 200, headers: [...ids, ...contentType('application/sdp')], body: sdp });
  }

  return {
    invite(socket, contact, request) {
      if (faults.current().silentInvite) return;
      const tag = createToken();
      if (!contact) return socket.send(replyTo(request, { status: 403, tag }));
      const verdict = guard.verify(request, 'Proxy-Authorization');
      const fault = verdict.kind === 'signed' ? 'refuseSignedInvite' : 'refuseInvite';
      const refusal = faults.takeRefusal(fault);
      if (refusal) return socket.send(replyTo(request, { ...refusal, tag }));
      if (verdict.kind === 'wrong') return socket.send(replyTo(request, { status: 403, tag }));
      if (verdict.kind === 'signed') return open(socket, contact, request);
      socket.send(replyTo(request, { status: 100 }));
      const realm = request.uri.replace(/^.*@/, '');
      const headers = guard.challenge('Proxy-Authenticate', realm);
      socket.send(replyTo(request, { status: 407, tag, headers }));
    },
    cancel(socket, request) {
      const waiting = findPending(headerOf(request, 'Call-Id'));
      const tag = waiting?.tag ?? createToken();
      socket.send(replyTo(request, { status: waiting ? 200 : 481, tag }));
      if (!waiting) return;
      refuse(waiting, { status: 487 });
      line.cancelled(waiting.call.callId);
    },
    obey(order) {
      const waiting = findPending(order.callId);
      if (!waiting) return;
      if (order.kind === 'refuse') {
        refuse(waiting, { status: order.status, phrase: order.phrase, headers: reasonOf(order.q850) });
      } else if (order.kind === 'progress') {
        reply(waiting, { status: 183, headers: apiIds(order) });
      } else {
        void answer(waiting, apiIds(order)); // settles by itself: a failure becomes 488
      }
    },
  };
}
