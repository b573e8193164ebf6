/** Answer of the token endpoint. Source: ringcentral-extensible, definitions/TokenInfo.ts. */
export interface TokenResponse {
  readonly access_token: string;
  readonly token_type: 'bearer';
  /** Unit: seconds. */
  readonly expires_in: number;
  readonly refresh_token: string;
  /** Unit: seconds. */
  readonly refresh_token_expires_in: number;
  readonly scope: string;
  readonly owner_id: string;
  readonly endpoint_id: string;
  readonly session_id: string;
}

/** The tokens in force of a session. Times are milliseconds since the epoch. */
export interface TokenPair {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly refreshExpiresAtMs: number;
  accessExpiresAtMs: number;
  used: boolean;
}

/** A user who is signed in to an app. */
export interface SignedIn {
  readonly id: string;
  readonly clientId: string;
  readonly extensionId: string;
}
