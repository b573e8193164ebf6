import type { World } from '../../simulator/world/world';
import { type Place, S_MS } from './place';

/** A leg of a caller whose INVITE was answered by SIP. */
export interface AnsweredLeg {
  readonly callId: string;
  readonly sessionId: string;
  readonly partyId: string;
}

/** A SIP client that does nothing by itself: for floors and peers. */
export interface Caller {
  /** Resolves at the 200, which is acknowledged. */
  dial(callee: string): Promise<AnsweredLeg>;
  /** Re-INVITE and its answer. */
  hold(leg: AnsweredLeg): Promise<void>;
  /** Resolves when the platform says so, at once if it has said so before. */
  reached(partyId: string, status: string): Promise<void>;
}

let callers = 0;

function credentialsOf(world: World): string {
  const { authorizationId } = world.provision(world.account.extensions[0]?.id ?? '').credentials;
  world.register({ authorizationId, instanceId: 'caller', expiresS: 3600 });
  return authorizationId;
}

function dialOn(line: World): Caller['dial'] {
  callers += 1;
  const name = `caller-${callers}`;
  const authorizationId = credentialsOf(line);
  const waiting = new Map<string, (leg: AnsweredLeg) => void>();
  let dialled = 0;
  line.onOrder((order) => {
    if (order.kind !== 'answer') return;
    const settle = waiting.get(order.callId);
    if (!settle) return;
    line.established(order.callId);
    settle(order);
  });
  return (callee) => {
    dialled += 1;
    const callId = `${name}-${dialled}`;
    line.invite({ callId, authorizationId, callee, callerId: undefined });
    return new Promise((resolve) => waiting.set(callId, resolve));
  };
}

function statusesOf(world: World): Caller['reached'] {
  const seen = new Set<string>();
  const waiting = new Map<string, () => void>();
  world.onNotification(({ body }) => {
    for (const { id, status } of body.parties) {
      seen.add(`${id} ${status.code}`);
      waiting.get(`${id} ${status.code}`)?.();
    }
  });
  return (partyId, status) => {
    const key = `${partyId} ${status}`;
    return seen.has(key) ? Promise.resolve() : new Promise((resolve) => waiting.set(key, resolve));
  };
}

/** Puts a caller on a place's line. */
export function createCaller({ world, line, clock }: Place): Caller {
  return {
    dial: dialOn(line),
    reached: statusesOf(world),
    async hold({ callId }) {
      line.heldBySip(callId, true);
      await new Promise<void>((resolve) => clock.after(S_MS, resolve));
    },
  };
}
