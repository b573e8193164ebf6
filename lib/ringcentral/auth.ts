import * as v from 'valibot';
import type { Clock } from '../shared/clock';
import { failure, type Outcome, success } from '../shared/outcome';
import type { ApiAnswer } from './api';
import { withDeadline } from './deadline';
import type { Gate } from './gate';
import { toFailure } from './outcomes';
import { createPkcePair, createSecret, type Randomness } from './pkce';
import { cancelled, createAuthorizeUrl, readRedirect } from './redirect';
import { RefreshFailed } from './refresh';
import type { TokenPort } from './sdk';
import type { KeyValueStore } from './store';

/** `untilMs` (since the epoch): when a sign-in ends unless something is asked of RingCentral before. */
export type AuthStatus = { readonly phase: 'signed-out' } | { readonly phase: 'signed-in'; readonly untilMs: number };

/** The browser's part of a sign-in. */
export interface Identity {
  /** Registered with RingCentral, character for character. */
  readonly redirectUri: string;
  /** Opens the sign-in page; gives the address it ends at, rejects when the person closes it. */
  launchWebAuthFlow(url: string): Promise<string | undefined>;
}

/** Who is signed in. */
export interface Auth {
  /**
   * Opens the sign-in page. Call it from a user action. A failure with reason `refused` tells in `errorCode` why: a
   * SignInProblem, or what RingCentral answered (`OAU-…`, `access_denied`).
   */
  signIn(): Promise<Outcome<void>>;
  /** Revokes as well as it can and always wipes; rejects only if the storage cannot be wiped. */
  signOut(): Promise<void>;
  status(): Promise<AuthStatus>;
  /** Renews the tokens if they end within a minute. */
  ensureFresh(): Promise<Outcome<void>>;
  /** Called after every sign-in, sign-out, renewal, and when RingCentral ended the session. Returns the way to stop. */
  onChange(listener: (status: AuthStatus) => void): () => void;
}

interface AuthPorts {
  readonly tokens: TokenPort;
  readonly server: string;
  readonly clientId: string;
  readonly identity: Identity;
  /** Forgotten with the browser session: holds the verifier while the sign-in page is open. */
  readonly session: KeyValueStore;
  readonly gate: Gate;
  readonly clock: Clock;
  readonly random: Randomness;
}

/** For the composition: tells the listeners that the tokens changed without anybody asking here. */
export interface AuthWithNotice extends Auth {
  tokensChanged(): void;
}

const ATTEMPT_KEY = 'sign-in';
const EXCHANGE_DEADLINE_MS = 15_000;
const REVOKE_DEADLINE_MS = 5_000;
const AUTH_WAIT_MS = 10_000;

const attemptSchema = v.pipe(v.string(), v.parseJson(), v.looseObject({ verifier: v.string(), state: v.string() }));

/** Reads the status from the tokens, and tells it to whoever listens. */
function createStatusTeller({ tokens, clock }: AuthPorts) {
  const listeners = new Set<(status: AuthStatus) => void>();
  const status = async (): Promise<AuthStatus> => {
    // Tokens that cannot be read cannot be used either.
    const stored = await tokens.read().catch(() => undefined);
    const isSignedIn = stored !== undefined && stored.untilMs > clock.nowMs();
    return isSignedIn ? { phase: 'signed-in', untilMs: stored.untilMs } : { phase: 'signed-out' };
  };
  const tell = async (): Promise<void> => {
    const now = await status();
    for (const listener of listeners) listener(now);
  };
  const onChange = (listener: (status: AuthStatus) => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return { status, tell, onChange };
}

/** The only owner of the tokens: one per extension. */
export function createAuth(ports: AuthPorts): AuthWithNotice {
  const { status, tell, onChange } = createStatusTeller(ports);
  let signingIn: Promise<Outcome<void>> | undefined;

  return {
    status,
    onChange,
    tokensChanged: () => void tell(),
    signIn() {
      signingIn ??= signInOnce(ports)
        // Storage that cannot be written.
        .catch(() => failure('unknown'))
        .finally(() => {
          signingIn = undefined;
          void tell();
        });
      return signingIn;
    },
    async signOut() {
      await revoke(ports);
      await ports.tokens.wipe();
      await tell();
    },
    async ensureFresh() {
      try {
        await ports.tokens.ensureFresh();
        return success(undefined);
      } catch (error) {
        return error instanceof RefreshFailed ? error.failure : failure('unknown');
      }
    },
  };
}

async function signInOnce(ports: AuthPorts): Promise<Outcome<void>> {
  const { identity, session, random, server, clientId } = ports;
  const { redirectUri } = identity;
  const { verifier, challenge } = await createPkcePair(random);
  const state = createSecret(random);
  await session.setItem(ATTEMPT_KEY, JSON.stringify({ verifier, state }));
  try {
    const url = createAuthorizeUrl({ server, clientId, redirectUri, state, challenge });
    // Rejects with a text of the browser's when the person closes the page.
    const address = await identity.launchWebAuthFlow(url).catch(() => undefined);
    const attempt = v.safeParse(attemptSchema, await session.getItem(ATTEMPT_KEY));
    if (!attempt.success) return cancelled();
    const code = readRedirect(address, { redirectUri, state: attempt.output.state });
    return code.ok ? await exchange(ports, code.value, attempt.output.verifier) : code;
  } finally {
    await session.removeItem(ATTEMPT_KEY);
  }
}

async function exchange(ports: AuthPorts, code: string, verifier: string): Promise<Outcome<void>> {
  const { gate, clock, tokens, identity } = ports;
  const admission = await gate.enter({ group: 'auth', priority: 'remove', waitMs: AUTH_WAIT_MS });
  if (!admission.admitted) return failure('rate-limited', { retryAfterMs: admission.retryAfterMs });
  const grant = { code, verifier, redirectUri: identity.redirectUri };
  const noAnswer = (): ApiAnswer | undefined => undefined;
  const answer = await withDeadline(clock, EXCHANGE_DEADLINE_MS, () => tokens.exchange(grant), noAnswer);
  if (!answer) return failure('unknown');
  gate.learn('auth', answer.status, answer.headers);
  if (answer.status !== 200) return toFailure(answer, clock.nowMs());
  return (await tokens.read()) ? success(undefined) : failure('refused', { errorCode: 'no-refresh-token' });
}

/** A failure changes nothing for the rep: the tokens are wiped in any case and end by themselves. */
async function revoke({ tokens, gate, clock }: AuthPorts): Promise<void> {
  const attempt = async (): Promise<void> => {
    // A refresh under way would store its new pair after the wipe.
    await tokens.settled();
    const stored = await tokens.read();
    if (!stored) return;
    const admission = await gate.enter({ group: 'auth', priority: 'end', waitMs: REVOKE_DEADLINE_MS });
    if (admission.admitted) await tokens.revoke(stored.refreshToken);
  };
  await withDeadline(clock, REVOKE_DEADLINE_MS, attempt, () => undefined).catch(() => undefined);
}
