import type { MediaLeg } from '../media/answerer';
import type { CallId, LegOrder, Line } from '../world/line';
import { apiIds, type Call } from './call';
import type { CallTable } from './call-table';
import type { DigestGuard } from './digest';
import { answerFor, type FaultState } from './faults';
import { addressOf, headerOf, type SipHeaders, type SipRequest, userOf } from './message';
import type { Contact } from './registrar';
import { contentType, createToken, type ReplyOptions, replyTo } from './reply';
import type { SipSocket } from './socket';

type OutboundOrder = Extract<LegOrder, { readonly kind: 'progress' | 'answer' | 'refuse' }>;

/** Calls that a device starts: INVITE, challenge, progress, answer or refusal, CANCEL. */
export interface OutboundCalls {
  invite(socket: SipSocket, contact: Contact | undefined, request: SipRequest): void;
  cancel(socket: SipSocket, request: SipRequest): void;
  obey(order: OutboundOrder): void;
  /** The network ends a call whose INVITE is still unanswered. False: there is none. */
  end(callId: CallId): boolean;
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

interface OutboundParts {
  readonly line: Line;
  readonly guard: DigestGuard;
  readonly faults: FaultState;
  readonly table: CallTable;
  readonly createLeg: () => MediaLeg;
}

class LineOutboundCalls implements OutboundCalls {
  private readonly pending = new Map<CallId, Pending>();

  constructor(private readonly parts: OutboundParts) {}

  invite(socket: SipSocket, contact: Contact | undefined, request: SipRequest): void {
    const { faults, guard } = this.parts;
    if (faults.current().silentInvite) return;
    const reply = (options: ReplyOptions) => socket.send(replyTo(request, { tag: createToken(), ...options }));
    const verdict = guard.verify(request, 'Proxy-Authorization');
    const refusal = faults.takeRefusal(verdict.kind === 'signed' ? 'refuseSignedInvite' : 'refuseInvite');
    if (refusal) reply(refusal);
    else if (!contact || verdict.kind === 'wrong') reply({ status: 403 });
    else if (verdict.kind === 'signed') this.open(socket, contact, request);
    else {
      socket.send(replyTo(request, { status: 100 }));
      reply({ status: 407, headers: guard.challenge('Proxy-Authenticate', request.uri.replace(/^.*@/, '')) });
    }
  }

  cancel(socket: SipSocket, request: SipRequest): void {
    const waiting = this.find(headerOf(request, 'Call-Id'));
    const tag = waiting?.tag ?? createToken();
    socket.send(replyTo(request, { status: waiting ? 200 : 481, tag }));
    if (!waiting) return;
    this.refuse(waiting, { status: 487 });
    this.parts.line.cancelled(waiting.call.callId);
  }

  obey(order: OutboundOrder): void {
    const waiting = this.find(order.callId);
    if (!waiting) return;
    if (order.kind === 'refuse') {
      this.refuse(waiting, { status: order.status, phrase: order.phrase, headers: reasonOf(order.q850) });
    } else if (order.kind === 'progress') {
      this.reply(waiting, { status: 183, headers: apiIds(order) });
    } else {
      void this.answer(waiting, apiIds(order)); // settles by itself: a failure becomes 488
    }
  }

  end(callId: CallId): boolean {
    const waiting = this.find(callId);
    if (waiting) this.refuse(waiting, { status: 487 });
    return waiting !== undefined;
  }

  private find(callId: CallId): Pending | undefined {
    const waiting = this.pending.get(callId);
    if (!waiting || this.parts.table.find(callId) === waiting.call) return waiting;
    this.pending.delete(callId); // the device hung up, or was lost, before its INVITE was answered
    return undefined;
  }

  private open(socket: SipSocket, contact: Contact, request: SipRequest): void {
    const callId = headerOf(request, 'Call-Id');
    const tag = createToken();
    const leg = this.parts.createLeg();
    const sides = { local: `${headerOf(request, 'To')};tag=${tag}`, remote: headerOf(request, 'From') };
    const call: Call = { callId, ...sides, leg, contact, phase: 'trying', isHeld: false };
    const answer = leg.answer(request.body);
    // The answer is awaited only when the line answers; until then a bad offer must not count as unhandled.
    answer.catch(() => undefined);
    this.parts.table.add(call);
    this.pending.set(callId, { call, request, tag, answer });
    socket.send(replyTo(request, { status: 100 }));
    const callerId = userOf(addressOf(headerOf(request, 'P-Asserted-Identity')));
    this.parts.line.invite({
      callId,
      authorizationId: contact.authorizationId,
      callee: userOf(request.uri),
      callerId: callerId === '' ? undefined : callerId,
    });
  }

  private reply({ call, request, tag }: Pending, options: Omit<ReplyOptions, 'tag'>): void {
    call.contact.socket.send(replyTo(request, { ...options, tag }));
  }

  private refuse(waiting: Pending, options: Omit<ReplyOptions, 'tag'>): void {
    this.pending.delete(waiting.call.callId);
    this.parts.table.end(waiting.call);
    this.reply(waiting, options);
  }

  private async answer(waiting: Pending, ids: SipHeaders): Promise<void> {
    const { call } = waiting;
    const sdp = await waiting.answer.catch(() => undefined);
    // The device may have cancelled meanwhile.
    if (this.find(call.callId) !== waiting) return;
    if (sdp === undefined) {
      this.refuse(waiting, { status: 488 });
      this.parts.line.cancelled(call.callId);
      return;
    }
    this.pending.delete(call.callId);
    call.phase = 'answered';
    this.parts.table.connect(call);
    this.reply(waiting, {
      status: 200,
      headers: [...ids, ...contentType('application/sdp')],
      body: answerFor(this.parts.faults.current(), call.local, sdp),
    });
  }
}

/** Creates the side of the front that serves outgoing calls. */
export function createOutboundCalls(parts: OutboundParts): OutboundCalls {
  return new LineOutboundCalls(parts);
}
