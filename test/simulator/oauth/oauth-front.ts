import type { Incoming, Outgoing } from '../http/exchange';
import { type Account, findExtension } from '../world/account';
import { CODE_TTL_S, type CodeStore } from './code-store';
import { oauthError } from './oauth-error';
import { signInErrorPage, signInPage } from './sign-in-page';
import type { TokenStore, Ttl } from './token-store';

/** What the sign-in endpoints need. */
export interface OauthParts {
  readonly account: Account;
  readonly codes: CodeStore;
  readonly tokens: TokenStore;
  /** Registered redirect URIs, compared character for character. Empty: any is accepted. */
  readonly redirectUris: readonly string[];
}

const REMEMBERED = 'simulator-user';

/** GET /restapi/oauth/authorize: shows the sign-in page, or answers at once when nobody may be asked. */
export function showAuthorize({ account, codes, redirectUris }: OauthParts, incoming: Incoming): Outgoing {
  const { query } = incoming;
  const redirectUri = query.get('redirect_uri') ?? '';
  const problem = problemWith(query, redirectUri, redirectUris);
  if (problem) return { status: 400, body: signInErrorPage(problem) };
  if (query.get('prompt') !== 'none') return { status: 200, body: signInPage(account, query) };
  const user = new RegExp(`${REMEMBERED}=(\\d+)`).exec(incoming.headers.cookie ?? '')?.[1];
  return user === undefined
    ? redirect(redirectUri, query, { error: 'login_required', error_description: 'Nobody is signed in' })
    : redirect(redirectUri, query, { code: issue(codes, query, user), expires_in: String(CODE_TTL_S) });
}

/** POST of the sign-in page's form: redirects with a code, or with `access_denied`. */
export function decideAuthorize({ account, codes, redirectUris }: OauthParts, incoming: Incoming): Outgoing {
  const form = new URLSearchParams(incoming.text);
  const redirectUri = form.get('redirect_uri') ?? '';
  const problem = problemWith(form, redirectUri, redirectUris);
  if (problem) return { status: 400, body: signInErrorPage(problem) };
  const user = findExtension(account, form.get('user') ?? '');
  if (form.get('decision') !== 'allow' || !user) {
    return redirect(redirectUri, form, { error: 'access_denied', error_description: 'The user refused' });
  }
  const answer = redirect(redirectUri, form, { code: issue(codes, form, user.id), expires_in: String(CODE_TTL_S) });
  const cookie = `${REMEMBERED}=${user.id}; Path=/; Secure; HttpOnly; SameSite=Lax`;
  return { ...answer, headers: { ...answer.headers, 'Set-Cookie': cookie } };
}

function problemWith(query: URLSearchParams, redirectUri: string, registered: readonly string[]): string | undefined {
  if (query.get('response_type') !== 'code') return 'response_type must be code';
  if (!query.get('client_id')) return 'client_id is missing';
  if (!URL.canParse(redirectUri)) return 'redirect_uri is missing or malformed';
  const known = registered.length === 0 || registered.includes(redirectUri);
  return known ? undefined : 'redirect_uri is not registered';
}

function issue(codes: CodeStore, query: URLSearchParams, extensionId: string): string {
  return codes.issue({
    clientId: query.get('client_id') ?? '',
    redirectUri: query.get('redirect_uri') ?? '',
    extensionId,
    challenge: query.get('code_challenge') ?? undefined,
    challengeMethod: query.get('code_challenge_method') === 'S256' ? 'S256' : 'plain',
  });
}

function redirect(uri: string, query: URLSearchParams, answer: Record<string, string>): Outgoing {
  const location = new URL(uri);
  for (const [name, value] of Object.entries(answer)) location.searchParams.set(name, value);
  const state = query.get('state');
  if (state !== null) location.searchParams.set('state', state);
  return { status: 302, headers: { Location: location.href, 'Cache-Control': 'no-store' } };
}

/** POST /restapi/oauth/token. */
export function exchangeToken(parts: OauthParts, form: URLSearchParams, clientId: string): Outgoing {
  if (clientId === '') return oauthError('OAU-101');
  const ttl = { accessS: toSeconds(form, 'access_token_ttl'), refreshS: toSeconds(form, 'refresh_token_ttl') };
  switch (form.get('grant_type')) {
    case 'authorization_code':
      return redeemCode(parts, form, clientId, ttl);
    case 'refresh_token': {
      const response = parts.tokens.refresh(form.get('refresh_token') ?? '', clientId, ttl);
      return response === 'not-found' ? oauthError('OAU-213') : { status: 200, body: response };
    }
    default:
      return oauthError('OAU-112');
  }
}

function redeemCode({ codes, tokens }: OauthParts, form: URLSearchParams, clientId: string, ttl: Ttl): Outgoing {
  const grant = codes.redeem(form.get('code') ?? '', {
    clientId,
    redirectUri: form.get('redirect_uri') ?? '',
    verifier: form.get('code_verifier') ?? undefined,
  });
  if (typeof grant === 'string') return oauthError(grant);
  const endpointId = form.get('endpoint_id');
  const user = { clientId, extensionId: grant.extensionId, ...(endpointId !== null && { endpointId }) };
  return { status: 200, body: tokens.open(user, ttl) };
}

function toSeconds(form: URLSearchParams, name: string): number | undefined {
  const text = form.get(name);
  return text === null ? undefined : Number(text);
}

/** The client id of a token request: in the body for public clients, in the Basic header for others. */
export function clientIdOf(form: URLSearchParams, authorization: string | undefined): string {
  const inBody = form.get('client_id');
  if (inBody !== null) return inBody;
  const basic = /^Basic (.+)$/i.exec(authorization ?? '')?.[1];
  return basic === undefined ? '' : (Buffer.from(basic, 'base64').toString('utf8').split(':')[0] ?? '');
}
