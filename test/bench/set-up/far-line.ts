import type { World } from '../../simulator/world/world';

/**
 * The world's phone line at a distance: every SIP message needs half a round trip. A first INVITE is challenged (407)
 * and sent again, so it arrives after one round trip and a half, and its answer after two.
 */
export function moveAway(world: World, roundTripMs: number): World {
  const oneWayMs = roundTripMs / 2;
  const later =
    <A extends unknown[]>(run: (...args: A) => void, delayMs = oneWayMs) =>
    (...args: A): void => {
      world.state.after(delayMs, () => run(...args));
    };
  return {
    ...world,
    invite: later(world.invite, 3 * oneWayMs),
    cancelled: later(world.cancelled),
    established: later(world.established),
    hungUp: later(world.hungUp),
    heldBySip: later(world.heldBySip),
    onOrder: (listener) => world.onOrder(later(listener)),
  };
}
