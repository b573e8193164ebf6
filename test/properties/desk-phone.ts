import type { World } from '../simulator/world/world';

/** Another device of the rep: it dials without us. */
export class DeskPhone {
  readonly #world: World;
  readonly #authorizationId: string;
  #calls = 0;

  constructor(world: World) {
    this.#world = world;
    this.#authorizationId = world.provision(world.account.extensions[0]?.id ?? '').credentials.authorizationId;
    world.register({ authorizationId: this.#authorizationId, instanceId: 'desk', expiresS: 36_000 });
    world.onOrder(({ kind, callId }) => {
      if (kind === 'answer' && callId.startsWith('desk-')) world.established(callId);
    });
  }

  /** Names the call, for hanging up. */
  call(callee: string): string {
    this.#calls += 1;
    const callId = `desk-${this.#calls}`;
    this.#world.invite({ callId, authorizationId: this.#authorizationId, callee, callerId: undefined });
    return callId;
  }

  hangUp(callId: string): void {
    this.#world.hungUp(callId);
  }
}

/** Does somebody still talk, or ring, on a call of the desk phone? */
export const isUp = (world: World, callId: string): boolean =>
  world.ledger().legs.some((leg) => leg.callId === callId && leg.state !== 'ended');
