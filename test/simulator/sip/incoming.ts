import type { MediaLeg } from '../media/answerer';
import type { CallId, LegOrder, Line } from '../world/line';
import { apiIds, type Call, createRequest } from './call';
import type { CallTable } from './call-table';
import { headerOf, type SipRequest, type SipResponse, sequenceMethodOf, sequenceOf } from './message';
import { rcMessageCommandOf, rcMessageOf } from './rc-message';
import type { Contact } from './registrar';
import { contentType, createToken, replyTo } from './reply';
import type { SipSocket } from './socket';

type RingOrder = Extract<LegOrder, { readonly kind: 'ring' }>;

/** Calls to the line: they ring on every registered device until one answers. */
export interface IncomingCalls {
  ring(order: RingOrder, contacts: readonly Contact[]): Promise<void>;
  cancel(callId: CallId): void;
  /** An answer of a device to one of our INVITEs. */
  response(response: SipResponse): Promise<void>;
  /** A call-control MESSAGE of web-phone: received, decline, to voicemail. */
  message(socket: SipSocket, request: SipRequest): void;
  close(): Promise<void>;
}

/** The call on one of the ringing devices. */
interface Branch {
  readonly callId: CallId;
  readonly contact: Contact;
  readonly local: string;
  readonly remote: string;
  readonly leg: MediaLeg;
  readonly invite: SipRequest;
  readonly viaBranch: string;
}

/** As web-phone reads them. */
const AUTO_ANSWER = [
  ['Alert-Info', 'Auto Answer'],
  ['Call-Info', '<sip:simulator.invalid>;Answer-After=0'],
] as const;
const DECLINED = new Set([600, 603]);
const DOMAIN = 'simulator.invalid';

/** Quoted names and `key=value;` lists must survive; web-phone also cuts a header value at ": ". */
function plain(name: string): string {
  return name.replace(/[";=<>&:\r\n]/g, ' ');
}

interface IncomingParts {
  readonly line: Line;
  readonly table: CallTable;
  readonly createLeg: () => MediaLeg;
}

class LineIncomingCalls implements IncomingCalls {
  private readonly ringing = new Map<CallId, Branch[]>();
  /** Calls whose offers are still being made: a caller may give up even then. */
  private readonly preparing = new Set<CallId>();

  constructor(private readonly parts: IncomingParts) {}

  async ring(order: RingOrder, contacts: readonly Contact[]): Promise<void> {
    this.preparing.add(order.callId);
    const called = contacts.filter(({ authorizationId }) => order.to?.includes(authorizationId) ?? true);
    const branches = await Promise.all(called.map((contact) => this.createBranch(order, contact)));
    if (this.preparing.delete(order.callId)) {
      this.ringing.set(order.callId, branches);
      for (const branch of branches) branch.contact.socket.send(branch.invite);
    } else {
      await Promise.all(branches.map(({ leg }) => leg.close()));
    }
  }

  cancel(callId: CallId): void {
    this.preparing.delete(callId);
    for (const branch of this.ringing.get(callId) ?? []) {
      const sequence = sequenceOf(branch.invite);
      branch.contact.socket.send(createRequest('CANCEL', branch, { branch: branch.viaBranch, sequence }));
      void branch.leg.close(); // nothing was connected: there is nothing to wait for
    }
    this.ringing.delete(callId);
  }

  async response(response: SipResponse): Promise<void> {
    if (sequenceMethodOf(response) !== 'INVITE' || response.status < 200) return;
    const via = headerOf(response, 'Via');
    const branches = this.ringing.get(headerOf(response, 'Call-Id')) ?? [];
    const branch = branches.find(({ viaBranch }) => via.includes(viaBranch));
    if (!branch) return;
    this.forget(branch);
    if (response.status < 300) await this.answered(branch, response);
    else this.refused(branch, response.status);
  }

  message(socket: SipSocket, request: SipRequest): void {
    const callId = headerOf(request, 'Call-Id');
    const command = rcMessageCommandOf(request.body);
    socket.send(replyTo(request, { status: command === 'other' ? 501 : 200, tag: createToken() }));
    if (!this.ringing.has(callId) || command === 'other' || command === 'received') return;
    // web-phone takes its request for done when the network cancels the call.
    this.cancel(callId);
    this.parts.line.incomingRefused(callId, command);
  }

  async close(): Promise<void> {
    const legs = [...this.ringing.values()].flat().map(({ leg }) => leg.close());
    this.ringing.clear();
    await Promise.all(legs);
  }

  private async createBranch(order: RingOrder, contact: Contact): Promise<Branch> {
    const leg = this.parts.createLeg();
    const viaBranch = `z9hG4bK${createToken()}`;
    const local = `"${plain(order.name)}" <sip:${order.from}@${DOMAIN}>;tag=${createToken()}`;
    const base = { callId: order.callId, contact, local, remote: `<sip:${contact.username}@${DOMAIN}>` };
    const headers = [
      ...apiIds(order),
      ['p-rc-api-call-info', `callAttributes=reject,send-vm;callerIdName=${plain(order.name)}`] as const,
      ['P-rc', rcMessageOf(order, contact)] as const,
      ...(order.autoAnswer ? AUTO_ANSWER : []),
      ...contentType('application/sdp'),
    ];
    const invite = createRequest('INVITE', base, { branch: viaBranch, headers, body: await leg.offer() });
    return { ...base, leg, invite, viaBranch };
  }

  private forget(branch: Branch): void {
    const rest = (this.ringing.get(branch.callId) ?? []).filter((other) => other !== branch);
    if (rest.length > 0) this.ringing.set(branch.callId, rest);
    else this.ringing.delete(branch.callId);
  }

  private async answered(branch: Branch, response: SipResponse): Promise<void> {
    const { callId, contact, leg, local } = branch;
    const call: Call = { callId, local, remote: headerOf(response, 'To'), leg, contact, phase: 'up', isHeld: false };
    contact.socket.send(createRequest('ACK', call, { sequence: sequenceOf(branch.invite) }));
    this.cancel(callId);
    this.parts.table.add(call);
    await leg.accept(response.body);
    this.parts.table.connect(call);
    this.parts.line.incomingAnswered(callId, contact);
  }

  private refused(branch: Branch, status: number): void {
    void branch.leg.close(); // nothing was connected: there is nothing to wait for
    if (DECLINED.has(status)) this.cancel(branch.callId);
    if (!this.ringing.has(branch.callId)) this.parts.line.incomingRefused(branch.callId, 'declined');
  }
}

/** Creates the side of the front that serves calls to the line. */
export function createIncomingCalls(parts: IncomingParts): IncomingCalls {
  return new LineIncomingCalls(parts);
}
