import { type Failure, failure, type Outcome, success } from '../shared/outcome';

/** Why a sign-in ended, as `errorCode` of a failure with reason `refused`. */
export type SignInProblem = 'sign-in-cancelled' | 'state-mismatch' | 'no-code';

const refused = (errorCode: string): Failure => failure('refused', { errorCode });

/** The sign-in did not get as far as a code: the window was closed, or no answer came back. */
export const cancelled = (): Failure => refused('sign-in-cancelled' satisfies SignInProblem);

interface AuthorizeOptions {
  readonly server: string;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly state: string;
  readonly challenge: string;
}

/**
 * The address of the sign-in page. The method is named: left out it would mean `plain`.
 * Source: developers.ringcentral.com, guide "Authorization code flow with PKCE".
 */
export function createAuthorizeUrl({ server, clientId, redirectUri, state, challenge }: AuthorizeOptions): string {
  const url = new URL('/restapi/oauth/authorize', server);
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    state,
    code_challenge: challenge,
    code_challenge_method: 'S256',
  }).toString();
  return url.toString();
}

/** Takes the code out of the address that the sign-in page led to; `state` must be ours. */
export function readRedirect(
  address: string | undefined,
  expected: { redirectUri: string; state: string },
): Outcome<string> {
  if (address === undefined || !address.startsWith(expected.redirectUri)) return cancelled();
  const query = new URLSearchParams(address.slice(expected.redirectUri.length).replace(/^\/?[?#]/, ''));
  if (query.get('state') !== expected.state) return refused('state-mismatch' satisfies SignInProblem);
  const error = query.get('error');
  if (error) return refused(error);
  const code = query.get('code');
  return code ? success(code) : refused('no-code' satisfies SignInProblem);
}
