import type { Outgoing } from '../http/exchange';

const TEXTS: Readonly<Record<string, readonly [error: string, text: string]>> = {
  'OAU-106': ['invalid_grant', 'Authorization code is invalid'],
  'OAU-108': ['invalid_grant', 'Authorization code is expired'],
  'OAU-109': ['invalid_grant', 'Redirect URIs do not match'],
  'OAU-110': ['invalid_grant', 'Authorization code does not belong to this client or verifier'],
  'OAU-112': ['unsupported_grant_type', 'Unsupported grant type'],
  'OAU-213': ['invalid_grant', 'Token not found'],
  'OAU-101': ['invalid_client', 'Invalid client: client_id is missing'],
};

/** 400 of the OAuth endpoints: the standard's fields beside the platform's own. */
export function oauthError(errorCode: string): Outgoing {
  const [error, text] = TEXTS[errorCode] ?? ['invalid_request', 'Invalid request'];
  return {
    status: 400,
    body: { error, error_description: text, errorCode, message: text, errors: [{ errorCode, message: text }] },
  };
}
