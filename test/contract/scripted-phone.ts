import type { Simulator } from '../simulator/server';
import { eventually } from './waiting';

/** A device without SIP: it registers, dials and acknowledges straight on the line. */
export interface ScriptedPhone {
  readonly deviceId: string;
  /** Dials and waits for the ids. Rejects if the INVITE is refused. */
  dial(callee: string): Promise<{ callId: string; sessionId: string; partyId: string }>;
  hangUp(callId: string): void;
  /** Call-IDs of legs that the other side ended. */
  readonly ended: ReadonlySet<string>;
}

/** Plugs a scripted phone into a simulator's line. */
export function createScriptedPhone({ world }: Simulator): ScriptedPhone {
  const device = world.provision(world.account.extensions[0]?.id ?? '');
  const { authorizationId } = device.credentials;
  world.register({ authorizationId, instanceId: 'scripted', expiresS: 3600 });
  const ids = new Map<string, { sessionId: string; partyId: string }>();
  const ended = new Set<string>();
  world.onOrder((order) => {
    if (order.kind === 'progress') ids.set(order.callId, order);
    if (order.kind === 'answer') world.established(order.callId);
    if (order.kind === 'bye' || order.kind === 'refuse') ended.add(order.callId);
  });
  let calls = 0;
  return {
    deviceId: device.id,
    ended,
    async dial(callee) {
      calls += 1;
      const callId = `scripted-${authorizationId}-${calls}`;
      world.invite({ callId, authorizationId, callee, callerId: undefined });
      const { sessionId, partyId } = await eventually(() => ids.get(callId));
      return { callId, sessionId, partyId };
    },
    hangUp: (callId) => world.hungUp(callId),
  };
}
