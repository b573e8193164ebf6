/**
 * Stands in for Node's `crypto` in the bundle. @ringcentral/sdk uses it only to make a PKCE verifier; ours is made with
 * WebCrypto (see auth.ts), so a call that arrives here is a mistake and says so.
 */

const unavailable = (): never => {
  throw new Error('Node crypto is not part of this build');
};

/** Always throws. */
export const createHash = unavailable;

/** Always throws. */
export const randomBytes = unavailable;
