import type { Clock } from '../shared/clock';
import { type Failure, failure } from '../shared/outcome';
import type { ApiAnswer } from './api';
import { withDeadline } from './deadline';
import type { Gate } from './gate';
import { readErrorCodes, toFailure } from './outcomes';

/** The token could not be renewed, so the request that needed it was not sent. */
export class RefreshFailed extends Error {
  readonly failure: Failure;

  constructor(reason: Failure) {
    super(`Token refresh failed: ${reason.reason}`);
    this.failure = reason;
  }
}

/** Renews the tokens, one at a time. */
export interface Refresh<T> {
  /** Rejects with RefreshFailed, and with nothing else. */
  run(): Promise<T>;
  /** Under way, or done moments ago: a 401 that arrives now was caused by the old token. */
  isFresh(): boolean;
  /** Resolves when none is under way. */
  settled(): Promise<void>;
}

interface RefreshPorts<T> {
  /** Posts the refresh token and stores the new pair. */
  readonly refreshOnce: () => Promise<T>;
  readonly gate: Gate;
  readonly clock: Clock;
  /** The answer that an error carries, if any. */
  readonly readAnswer: (error: unknown) => Promise<ApiAnswer | undefined>;
  /** Whether an error says that there is no refresh token (any more) to try with. */
  readonly isWithoutToken: (error: unknown) => boolean;
  /** The platform said that the session is over: drop the tokens. */
  readonly onDead: () => Promise<void>;
  readonly onRenewed: () => void;
}

const REFRESH_DEADLINE_MS = 15_000;
const REFRESH_WAIT_MS = 4_000;
/** RingCentral accepts the old refresh token this long after the new access token was used. Guide "Refresh tokens". */
const FRESH_MS = 10_000;

/**
 * Only 400 invalid_grant (OAU-213) ends the session; offline, 5xx and 429 keep the tokens. An answer that was lost is
 * recovered by the next call, which posts the same refresh token: RingCentral then answers with the same pair.
 */
export function createRefresh<T>(ports: RefreshPorts<T>): Refresh<T> {
  let underWay: Promise<T> | undefined;
  let renewedMs = Number.NEGATIVE_INFINITY;

  const start = async (): Promise<T> => {
    const admission = await ports.gate.enter({ group: 'auth', priority: 'end', waitMs: REFRESH_WAIT_MS });
    if (!admission.admitted) throw new RefreshFailed(failure('rate-limited', { retryAfterMs: admission.retryAfterMs }));
    const late = (): Promise<T> => Promise.reject(new RefreshFailed(failure('not-sent')));
    try {
      const renewed = await withDeadline(ports.clock, REFRESH_DEADLINE_MS, () => ports.refreshOnce(), late);
      renewedMs = ports.clock.steadyMs();
      ports.onRenewed();
      return renewed;
    } catch (error) {
      throw error instanceof RefreshFailed ? error : await toRefreshFailed(ports, error, admission.refund);
    }
  };
  return {
    run() {
      underWay ??= start().finally(() => {
        underWay = undefined;
      });
      return underWay;
    },
    isFresh: () => underWay !== undefined || ports.clock.steadyMs() - renewedMs < FRESH_MS,
    settled: async () => {
      // A failure was already told to whoever asked for the refresh.
      await underWay?.catch(() => undefined);
    },
  };
}

async function toRefreshFailed<T>(ports: RefreshPorts<T>, error: unknown, refund: () => void): Promise<RefreshFailed> {
  if (ports.isWithoutToken(error)) {
    refund();
    return new RefreshFailed(failure('signed-out'));
  }
  const answer = await ports.readAnswer(error);
  if (!answer) {
    refund();
    return new RefreshFailed(failure('not-sent'));
  }
  ports.gate.learn('auth', answer.status, answer.headers);
  const codes = readErrorCodes(answer.body);
  if (answer.status === 400 && codes.some((code) => code === 'invalid_grant' || code === 'OAU-213')) {
    await ports.onDead();
    return new RefreshFailed(failure('signed-out', { errorCode: codes[0] ?? 'invalid_grant' }));
  }
  const seen = toFailure(answer, ports.clock.nowMs());
  // Whatever the token server said, the request that waits for the token never left.
  return new RefreshFailed(seen.reason === 'rate-limited' ? seen : { ...seen, reason: 'not-sent' });
}
