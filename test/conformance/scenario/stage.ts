import type { Simulator } from '../../simulator/server';
import { createRecorder, type Exchange, type Outgoing, type Recorder } from './exchange';
import { until } from './until';

/** Prefix of the telephony endpoints. */
export const TELEPHONY = '/restapi/v1.0/account/~/telephony';
/** The signed-in user. */
export const EXTENSION = '/restapi/v1.0/account/~/extension/~';

/** The ids of a leg. */
export interface LegIds {
  readonly callId: string;
  readonly sessionId: string;
  readonly partyId: string;
}

/** A simulator, a signed-in user and a phone driven on the line. */
export interface Stage {
  readonly simulator: Simulator;
  readonly recorder: Recorder;
  /** The access token in force. */
  token: string;
  /** Sends a request of the signed-in user. */
  ask(method: string, path: string, json?: unknown): Promise<Exchange>;
  send(outgoing: Outgoing): Promise<Exchange>;
  dial(callee: string): Promise<LegIds>;
  /** Waits until a party has a status. */
  reached(partyId: string, status: string): Promise<unknown>;
}

/** Puts a registered phone on the line, which acknowledges every answer. */
export function createStage(simulator: Simulator): Stage {
  const { world } = simulator;
  const recorder = createRecorder(simulator);
  const { authorizationId } = world.provision(world.account.extensions[0]?.id ?? '').credentials;
  world.register({ authorizationId, instanceId: 'conformance', expiresS: 3600 });
  const progress = new Map<string, LegIds>();
  world.onOrder((order) => {
    if (order.kind === 'progress') progress.set(order.callId, order);
    if (order.kind === 'answer') world.established(order.callId);
  });
  let dialled = 0;
  const stage: Stage = {
    simulator,
    recorder,
    token: '',
    send: (outgoing) => recorder.send(outgoing),
    ask: (method, path, json) => recorder.send({ method, path, json, token: stage.token }),
    async dial(callee) {
      dialled += 1;
      const callId = `conformance-${dialled}`;
      world.invite({ callId, authorizationId, callee, callerId: undefined });
      const { sessionId, partyId } = await until(`the ids of ${callId}`, () => progress.get(callId));
      return { callId, sessionId, partyId };
    },
    reached: (partyId, status) => until(`${partyId} ${status}`, () => statusOf(simulator, partyId) === status),
  };
  return stage;
}

function statusOf({ world }: Simulator, partyId: string): string | undefined {
  for (const session of world.state.sessions.values()) {
    const party = session.parties.find(({ id }) => id === partyId);
    if (party) return party.status;
  }
  return undefined;
}

/** A text in an answer, by its keys. Throws if the answer has none there: the scenario cannot go on. */
export function textAt({ method, path, status, body }: Exchange, ...keys: readonly string[]): string {
  const found = keys.reduce<unknown>((value, key) => Object(value)[key], body);
  if (typeof found !== 'string') throw new Error(`${method} ${path} answered ${status} without ${keys.join('.')}`);
  return found;
}
