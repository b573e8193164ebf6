import { createHash } from 'node:crypto';
import type { LineCredentials } from '../world/line';
import { headerOf, type SipHeaders, type SipRequest } from './message';
import { createToken } from './reply';

/** Who signed a request. */
type DigestVerdict =
  | { readonly kind: 'signed'; readonly authorizationId: string }
  | { readonly kind: 'unsigned' }
  | { readonly kind: 'wrong' };

/** Challenges and checks signatures (RFC 2617 without qop, as web-phone computes them). */
export interface DigestGuard {
  challenge(name: 'WWW-Authenticate' | 'Proxy-Authenticate', realm: string): SipHeaders;
  verify(request: SipRequest, headerName: 'Authorization' | 'Proxy-Authorization'): DigestVerdict;
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}

function parameterOf(header: string, name: string): string {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(header)?.[1] ?? '';
}

function expectedResponse(credentials: LineCredentials, method: string, uri: string, nonce: string): string {
  const secret = md5(`${credentials.authorizationId}:${credentials.domain}:${credentials.password}`);
  return md5(`${secret}:${nonce}:${md5(`${method}:${uri}`)}`);
}

/** Creates a guard with nonces of its own; a nonce is good for one request. */
export function createDigestGuard(
  credentialsOf: (authorizationId: string) => LineCredentials | undefined,
): DigestGuard {
  const nonces = new Set<string>();
  return {
    challenge(name, realm) {
      const nonce = createToken();
      nonces.add(nonce);
      // web-phone looks for a comma, a space, then the nonce.
      return [[name, `Digest realm="${realm}", nonce="${nonce}"`]];
    },
    verify(request, headerName) {
      const header = headerOf(request, headerName);
      if (header === '') return { kind: 'unsigned' };
      const authorizationId = parameterOf(header, 'username');
      const credentials = credentialsOf(authorizationId);
      const nonce = parameterOf(header, 'nonce');
      if (!credentials || !nonces.delete(nonce)) return { kind: 'wrong' };
      const expected = expectedResponse(credentials, request.method, parameterOf(header, 'uri'), nonce);
      return expected === parameterOf(header, 'response') ? { kind: 'signed', authorizationId } : { kind: 'wrong' };
    },
  };
}
