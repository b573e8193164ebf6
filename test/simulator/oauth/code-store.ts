import { createHash, randomBytes } from 'node:crypto';

/** How long an authorization code lives. Unit: seconds. Source: sample of ringcentral-api-docs, auth-code-pkce-flow.md. */
export const CODE_TTL_S = 60;

/** What a code was issued for. */
export interface Grant {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly extensionId: string;
  readonly challenge: string | undefined;
  /** `plain` when the client left it out, as on the platform. */
  readonly challengeMethod: 'S256' | 'plain';
}

/** Why a code is not accepted, as the platform's error codes. */
export type CodeRefusal = 'OAU-106' | 'OAU-108' | 'OAU-109' | 'OAU-110';

/** Authorization codes, each good for one exchange. */
export interface CodeStore {
  issue(grant: Grant): string;
  /** What a code was issued for, without using it up. */
  peek(code: string): Grant | undefined;
  redeem(
    code: string,
    by: { clientId: string; redirectUri: string; verifier: string | undefined },
  ): Grant | CodeRefusal;
}

/** Creates an empty store. */
export function createCodeStore(nowMs: () => number): CodeStore {
  const grants = new Map<string, Grant & { readonly untilMs: number }>();
  return {
    issue(grant) {
      const code = `U0pD${randomBytes(18).toString('base64url')}`;
      grants.set(code, { ...grant, untilMs: nowMs() + CODE_TTL_S * 1000 });
      return code;
    },
    peek: (code) => grants.get(code),
    redeem(code, by) {
      const grant = grants.get(code);
      if (!grant) return 'OAU-106';
      grants.delete(code);
      if (grant.untilMs <= nowMs()) return 'OAU-108';
      if (grant.redirectUri !== by.redirectUri) return 'OAU-109';
      if (grant.clientId !== by.clientId || !isVerified(grant, by.verifier)) return 'OAU-110';
      return grant;
    },
  };
}

/** PKCE, RFC 7636. A code without a challenge needs no verifier. */
function isVerified({ challenge, challengeMethod }: Grant, verifier: string | undefined): boolean {
  if (challenge === undefined) return true;
  if (verifier === undefined) return false;
  const answer = challengeMethod === 'S256' ? createHash('sha256').update(verifier).digest('base64url') : verifier;
  return answer === challenge;
}
