import type { EndpointId, InviteRequest, LegOrder, Line, LineCredentials, Registration } from '../simulator/world/line';

/** Everything that the front told the line, in order. */
export type LineEvent =
  | ({ readonly kind: 'register' } & Registration)
  | { readonly kind: 'contactLost'; readonly instanceId: string }
  | ({ readonly kind: 'invite' } & InviteRequest)
  | { readonly kind: 'cancelled'; readonly callId: string }
  | { readonly kind: 'established'; readonly callId: string }
  | { readonly kind: 'hungUp'; readonly callId: string }
  | { readonly kind: 'held'; readonly callId: string; readonly held: boolean }
  | { readonly kind: 'incomingAnswered'; readonly callId: string; readonly instanceId: string }
  | { readonly kind: 'incomingRefused'; readonly callId: string; readonly how: 'declined' | 'voicemail' }
  | { readonly kind: 'recording'; readonly callId: string; readonly on: boolean }
  | { readonly kind: 'dtmf'; readonly callId: string; readonly digit: string };

/** What happens to the next INVITE; default: progress, then answer. */
export type InviteScript = (request: InviteRequest, order: (order: LegOrder) => void) => void;

/** The ids that the scripted line gives to every leg. */
export const LEG_IDS = { sessionId: 's-a0fd5e1b4z1', partyId: 'p-a0fd5e1b4z1-1' };

/** The account of the scripted line. */
export const CREDENTIALS: LineCredentials = {
  username: '16505550100*101',
  authorizationId: '802398765',
  password: 'not a secret',
  domain: 'sip.example.test',
};

const answerAtOnce: InviteScript = ({ callId }, order) => {
  order({ kind: 'progress', callId, ...LEG_IDS });
  order({ kind: 'answer', callId, ...LEG_IDS });
};

/** A line without a world: it records what it is told, and does what a test says. */
export class ScriptedLine implements Line {
  readonly events: LineEvent[] = [];
  script: InviteScript = answerAtOnce;
  registerOutcome: 'ok' | 'too-many' | 'refused' = 'ok';
  allowsRecording = true;
  /** Who hears whom; every endpoint in it can speak and hear. */
  hearing = new Map<EndpointId, readonly EndpointId[]>();
  private readonly listeners = new Set<(order: LegOrder) => void>();

  order(order: LegOrder): void {
    for (const listener of this.listeners) listener(order);
  }

  /** Puts endpoints into one conversation: everyone hears everyone else. */
  converse(...endpoints: readonly EndpointId[]): void {
    for (const endpoint of endpoints) {
      this.hearing.set(
        endpoint,
        endpoints.filter((other) => other !== endpoint),
      );
    }
  }

  of<Kind extends LineEvent['kind']>(kind: Kind): Extract<LineEvent, { readonly kind: Kind }>[] {
    return this.events.filter((event): event is Extract<LineEvent, { readonly kind: Kind }> => event.kind === kind);
  }

  credentials(authorizationId: string): LineCredentials | undefined {
    return authorizationId === CREDENTIALS.authorizationId ? CREDENTIALS : undefined;
  }

  register(registration: Registration): 'ok' | 'too-many' | 'refused' {
    this.events.push({ kind: 'register', ...registration });
    return this.registerOutcome;
  }

  contactLost({ instanceId }: { readonly instanceId: string }): void {
    this.events.push({ kind: 'contactLost', instanceId });
  }

  invite(request: InviteRequest): void {
    this.events.push({ kind: 'invite', ...request });
    queueMicrotask(() => this.script(request, (order) => this.order(order)));
  }

  cancelled(callId: string): void {
    this.events.push({ kind: 'cancelled', callId });
  }

  established(callId: string): void {
    this.events.push({ kind: 'established', callId });
  }

  hungUp(callId: string): void {
    this.events.push({ kind: 'hungUp', callId });
  }

  heldBySip(callId: string, held: boolean): void {
    this.events.push({ kind: 'held', callId, held });
  }

  incomingAnswered(callId: string, by: { readonly instanceId: string }): void {
    this.events.push({ kind: 'incomingAnswered', callId, instanceId: by.instanceId });
  }

  incomingRefused(callId: string, how: 'declined' | 'voicemail'): void {
    this.events.push({ kind: 'incomingRefused', callId, how });
  }

  recording(callId: string, on: boolean): boolean {
    this.events.push({ kind: 'recording', callId, on });
    return this.allowsRecording;
  }

  dtmf(callId: string, digit: string): void {
    this.events.push({ kind: 'dtmf', callId, digit });
  }

  hears(endpoint: EndpointId): readonly EndpointId[] {
    return this.hearing.get(endpoint) ?? [];
  }

  endpoints(): readonly EndpointId[] {
    return [...this.hearing.keys()];
  }

  onOrder(listener: (order: LegOrder) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }
}
