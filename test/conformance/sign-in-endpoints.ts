import type { Operation } from './description/description';
import type { Schema } from './description/schema';
import { type Exception, object, text, whole } from './exception';

const TOKEN_BODY = object(
  {
    access_token: text,
    token_type: { type: 'string', enum: ['bearer'] },
    expires_in: whole,
    refresh_token: text,
    refresh_token_expires_in: whole,
    scope: text,
    owner_id: text,
    endpoint_id: text,
    session_id: text,
  },
  [
    'access_token',
    'token_type',
    'expires_in',
    'refresh_token',
    'refresh_token_expires_in',
    'scope',
    'owner_id',
    'endpoint_id',
  ],
);

const WS_TOKEN_BODY = object({ ws_access_token: text, uri: text, expires_in: whole }, [
  'ws_access_token',
  'uri',
  'expires_in',
]);

function endpoint(method: string, path: string, bodies: Readonly<Record<string, Schema | undefined>>): Operation {
  return { method, path, group: undefined, statuses: Object.keys(bodies), bodies, samples: [] };
}

/** Endpoints of sign-in, which the telephony subset of the description leaves out. */
export const SIGN_IN_ENDPOINTS: readonly Exception[] = [
  {
    kind: 'endpoint',
    operation: endpoint('GET', '/restapi/oauth/authorize', { 200: text }),
    because: 'The telephony subset leaves sign-in out. A page for people; its parameters: guide, authentication.',
  },
  {
    kind: 'endpoint',
    operation: endpoint('POST', '/restapi/oauth/authorize', { 302: undefined }),
    because: 'Form of the simulated page; the platform has one of its own. Only the redirect is a contract.',
  },
  {
    kind: 'endpoint',
    operation: endpoint('POST', '/restapi/oauth/token', { 200: TOKEN_BODY }),
    because:
      'Not in the telephony subset: guide, authentication/auth-token-response; ringcentral-extensible, TokenInfo.',
  },
  {
    kind: 'endpoint',
    operation: endpoint('POST', '/restapi/oauth/revoke', { 200: object({}) }),
    because: 'Not in the telephony subset: guide, authentication. Clients read nothing but the status.',
  },
  {
    kind: 'endpoint',
    operation: endpoint('POST', '/restapi/oauth/wstoken', { 200: WS_TOKEN_BODY }),
    because: 'Newer than the description: guide, notifications/websockets.',
  },
];
