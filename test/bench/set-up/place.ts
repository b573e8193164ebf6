import type { PartyPatch } from '../../../lib/call/party';
import type { EventsLink } from '../../../lib/conductor/ports';
import type { Telephony } from '../../../lib/ringcentral/telephony';
import type { Clock } from '../../../lib/shared/clock';
import type { Switches } from '../../simulator/world/switches';
import type { World } from '../../simulator/world/world';

/** H: a REST request and its answer. S: a SIP request and its answer. Unit: milliseconds. */
export const H_MS = 120;
export const S_MS = 60;

/** From an INVITE to its 200, inside the simulated server: 20 ms of routing and 40 ms to its early answer. */
export const SERVER_INVITE_MS = 60;

/**
 * The server's own times are left out where it can leave them out. A person shows in the conference when the answer to
 * the bring-in arrives, so that a bring-in costs H, as the formula has it. Bring-ins stay one at a time, as by default.
 */
export const SWITCHES: Partial<Switches> = {
  eventDelayMs: 0,
  progressAfterMs: 0,
  hostJoinMs: 0,
  bringInMs: H_MS / 2,
  rateLimits: false,
};

/** Callees of one round, who answer at once. */
export function callees(world: World, count: number): readonly string[] {
  const numbers = Array.from({ length: count }, (_, index) => `+1650555020${index}`);
  for (const number of numbers) world.setCallee(number, { name: 'Somebody', answersAfterMs: 1 });
  return numbers;
}

/** What the product is told by its events. */
export interface EventHooks {
  onPatch(patch: PartyPatch): Promise<void>;
  onState(state: 'live' | 'lost'): void;
}

/** RingCentral as the product reaches it. */
export interface Platform {
  readonly telephony: Telephony;
  readonly events: EventsLink;
}

/** A RingCentral at a distance, in real or in virtual time. */
export interface Place {
  readonly clock: Clock;
  readonly world: World;
  /** The same world, S away. */
  readonly line: World;
  /** One request, H away, by the shortest way there is: for floors and peers. Gives back the JSON. */
  ask(method: string, path: string, body?: object): Promise<unknown>;
  connect(hooks: EventHooks): Promise<Platform>;
  /** Waits for work, letting time pass. */
  wait<T>(work: Promise<T>): Promise<T>;
  pass(durationMs: number): Promise<void>;
  close(): Promise<void>;
}
