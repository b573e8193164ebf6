/**
 * Two names that RingCentral's packages expect of every JavaScript world and a service worker does not have.
 * Import this module before any of them.
 */

interface NodeWorld {
  global?: unknown;
  Buffer?: { isBuffer(value: unknown): boolean };
}

const world: NodeWorld = globalThis;

// Externals of @ringcentral/sdk looks for `fetch` on `window` or `global`.
world.global ??= globalThis;

// The only use on our paths: RestException of @rc-ex/core asks whether a body is a Buffer. Here it never is.
world.Buffer ??= { isBuffer: () => false };
