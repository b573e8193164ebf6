import type { Account } from '../../lib/conductor/ports';
import type { RequestOutcome, SignIn } from '../../lib/messaging/protocol';
import type { AuthStatus } from '../../lib/ringcentral/auth';
import type { Failure } from '../../lib/shared/outcome';
import type { Items, StoredAccount } from '../../lib/storage/items';
import type { ChosenPlatform } from './platform';

interface SessionParts {
  readonly platform: ChosenPlatform;
  readonly items: Pick<Items, 'account' | 'draft' | 'platformSession'>;
  readonly onSignedIn: (account: Account) => void;
  readonly onSignedOut: () => void;
  readonly onChange: () => void;
}

const OK: RequestOutcome = { ok: true };

/** Why signing in did not work, in the words of the popup. */
function toOutcome({ reason, errorCode }: Failure): RequestOutcome {
  if (errorCode === 'sign-in-cancelled' || errorCode === 'access_denied') return { ok: false, problem: 'cancelled' };
  return { ok: false, problem: reason === 'not-sent' || reason === 'unknown' ? 'offline' : 'refused' };
}

/** Who is signed in, and what is known about them. */
export class Session {
  readonly #parts: SessionParts;
  #known: StoredAccount | undefined;
  #isSignedIn = false;
  #untilMs: number | null = null;
  #isSigningIn = false;

  constructor(parts: SessionParts) {
    this.#parts = parts;
  }

  isSignedIn(): boolean {
    return this.#isSignedIn;
  }

  state(): SignIn {
    if (this.#isSigningIn) return { kind: 'signing-in' };
    if (this.#isSignedIn && this.#known) {
      const { name, extensionNumber: extension, country, ownNumbers } = this.#known.account;
      const callerIds = this.#known.callerIds.map(({ phoneNumber }) => phoneNumber);
      return {
        kind: 'signed-in',
        account: { name, extension, country, ownNumbers, callerIds },
        untilMs: this.#untilMs,
      };
    }
    return { kind: this.#parts.platform.hasClientId() ? 'signed-out' : 'needs-client-id' };
  }

  /** At worker start: what was stored is enough, RingCentral is asked only where nothing was. */
  async load(): Promise<void> {
    const platform = await this.#parts.platform.current();
    const status = await platform.auth.status();
    this.#isSignedIn = status.phase === 'signed-in';
    if (status.phase === 'signed-out') return;
    this.#untilMs = status.untilMs;
    this.#known = await this.#parts.items.account.read();
    if (this.#known) this.#parts.onSignedIn(this.#known.account);
    else void this.#learn();
  }

  /** Asks again where the account could not be read after signing in. */
  async ensureKnown(): Promise<void> {
    if (this.#isSignedIn && !this.#known && !this.#isSigningIn) await this.#learn();
  }

  async signIn(): Promise<RequestOutcome> {
    if (!this.#parts.platform.hasClientId()) return { ok: false, problem: 'no-client-id' };
    this.#setSigningIn(true);
    try {
      const platform = await this.#parts.platform.current();
      const outcome = await platform.auth.signIn();
      if (!outcome.ok) return toOutcome(outcome);
      this.#isSignedIn = true;
      return await this.#learn();
    } finally {
      this.#setSigningIn(false);
    }
  }

  async signOut(): Promise<RequestOutcome> {
    const platform = await this.#parts.platform.current();
    await platform.auth.signOut();
    await this.#forget();
    return OK;
  }

  /** RingCentral ended the session, or a renewal told how long it lasts. */
  async handleAuthChange(status: AuthStatus): Promise<void> {
    if (status.phase === 'signed-out') {
      if (this.#isSignedIn) await this.#forget();
      return;
    }
    if (status.untilMs === this.#untilMs) return;
    this.#untilMs = status.untilMs;
    this.#parts.onChange();
  }

  #setSigningIn(isSigningIn: boolean): void {
    this.#isSigningIn = isSigningIn;
    this.#parts.onChange();
  }

  async #learn(): Promise<RequestOutcome> {
    const platform = await this.#parts.platform.current();
    const reading = await platform.readAccount();
    if (!reading.ok) return toOutcome(reading);
    this.#known = reading.value;
    await this.#parts.items.account.write(reading.value);
    this.#parts.onSignedIn(reading.value.account);
    this.#parts.onChange();
    return OK;
  }

  async #forget(): Promise<void> {
    this.#isSignedIn = false;
    this.#untilMs = null;
    this.#known = undefined;
    await Promise.all([this.#parts.items.account.remove(), this.#parts.items.draft.remove()]);
    this.#parts.onSignedOut();
    this.#parts.onChange();
  }
}
