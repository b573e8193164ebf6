/** The part of WebCrypto that sign-in needs. */
export type Randomness = Pick<Crypto, 'getRandomValues' | 'subtle'>;

/** One sign-in attempt. The verifier is a secret until the code is exchanged. */
export interface PkcePair {
  readonly verifier: string;
  /** SHA-256 of the verifier, base64url. */
  readonly challenge: string;
}

const toBase64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** 32 random bytes, base64url. */
export const createSecret = (random: Randomness): string => toBase64Url(random.getRandomValues(new Uint8Array(32)));

/** Makes a verifier and its S256 challenge. Source: RFC 7636. */
export async function createPkcePair(random: Randomness): Promise<PkcePair> {
  const verifier = createSecret(random);
  const digest = await random.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return { verifier, challenge: toBase64Url(new Uint8Array(digest)) };
}
