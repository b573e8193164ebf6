/** How the person behind a number behaves. Set by `PUT /callees/{number}` or `world.setCallee`. */
export interface CalleeSettings {
  /** Known to the ledger always; to the API only for colleagues of the account. */
  readonly name: string;
  /** A colleague: an extension of the same account. */
  readonly internal: boolean;
  /** False: the network never reports ringing (no own `Proceeding`). */
  readonly rings: boolean;
  /** From the call's set-up. Undefined without `fails`: rings until answered by hand. Unit: milliseconds. */
  readonly answersAfterMs: number | undefined;
  /** Reason of the failure, e.g. `TargetBusy`. Excludes `answersAfterMs`. */
  readonly fails: string | undefined;
  /** Unit: milliseconds from set-up. */
  readonly failsAfterMs: number | undefined;
  /** From the answer. Unit: milliseconds. */
  readonly hangsUpAfterMs: number | undefined;
  /** A voice mailbox answers instead of the person. */
  readonly voicemail: boolean;
}

/** A callee nobody has set up: an outside phone that rings and answers soon. */
export const ORDINARY_CALLEE: CalleeSettings = {
  name: '',
  internal: false,
  rings: true,
  answersAfterMs: 500,
  fails: undefined,
  failsAfterMs: undefined,
  hangsUpAfterMs: undefined,
  voicemail: false,
};

/** What a caller may give; everything else is as in `ORDINARY_CALLEE`. */
export type CalleeWish = {
  readonly [Name in keyof CalleeSettings]?: CalleeSettings[Name] | undefined;
};

/** How a failure looks outside the parties, and how soon it shows. */
export interface Failure {
  /** Unit: milliseconds from set-up. Short on purpose: nobody wants to wait a minute for `NoAnswer` in a test. */
  readonly afterMs: number;
  readonly sipStatus: number;
  readonly sipPhrase: string;
  readonly q850: string;
}

const AT_ONCE = 100;

/** Known failure reasons (spelled as in the platform's `status.reason`) with their SIP and Q.850 equivalents. */
const FAILURES: Readonly<Record<string, Failure>> = {
  TargetBusy: { afterMs: 600, sipStatus: 486, sipPhrase: 'Busy Here', q850: 'Q.850;cause=17;text="User busy"' },
  NoAnswer: { afterMs: 4000, sipStatus: 480, sipPhrase: 'Temporarily Unavailable', q850: 'Q.850;cause=19' },
  Rejected: { afterMs: 1200, sipStatus: 603, sipPhrase: 'Decline', q850: 'Q.850;cause=21;text="Call rejected"' },
  InvalidNumber: { afterMs: AT_ONCE, sipStatus: 404, sipPhrase: 'Not Found', q850: 'Q.850;cause=1' },
  NoSuchUser: { afterMs: AT_ONCE, sipStatus: 404, sipPhrase: 'Not Found', q850: 'Q.850;cause=1' },
  InternationalDisabled: { afterMs: AT_ONCE, sipStatus: 403, sipPhrase: 'Forbidden', q850: 'Q.850;cause=21' },
  DestinationBlocked: { afterMs: AT_ONCE, sipStatus: 403, sipPhrase: 'Forbidden', q850: 'Q.850;cause=21' },
  NotEnoughFunds: { afterMs: AT_ONCE, sipStatus: 403, sipPhrase: 'Forbidden', q850: 'Q.850;cause=21' },
  InternalError: { afterMs: 300, sipStatus: 500, sipPhrase: 'Server Internal Error', q850: 'Q.850;cause=41' },
};

/** The failure behind a reason; an unlisted reason fails after 500 ms as 480. */
export function failureOf(reason: string): Failure {
  return (
    FAILURES[reason] ?? { afterMs: 500, sipStatus: 480, sipPhrase: 'Temporarily Unavailable', q850: 'Q.850;cause=31' }
  );
}

/** Numbers as the world keys them: E.164 with plus from seven digits on, extensions bare. */
export function toNumber(dialled: string): string {
  const digits = dialled.replace(/[^0-9]/g, '');
  return digits.length > 6 ? `+${digits}` : digits;
}

/** Checks the body of `PUT /callees/{number}`. Returns the settings, or a text that says what is wrong. */
export function parseCallee(body: unknown): CalleeWish | string {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return 'a callee must be a JSON object';
  const wish = body as Record<string, unknown>;
  for (const [name, value] of Object.entries(wish)) {
    const problem = problemWith(name, value);
    if (problem) return problem;
  }
  if (wish.fails !== undefined && wish.answersAfterMs !== undefined) {
    return 'give either "answersAfterMs" or "fails", not both';
  }
  return wish;
}

const KINDS: Readonly<Record<keyof CalleeSettings, 'string' | 'boolean' | 'number'>> = {
  name: 'string',
  internal: 'boolean',
  rings: 'boolean',
  answersAfterMs: 'number',
  fails: 'string',
  failsAfterMs: 'number',
  hangsUpAfterMs: 'number',
  voicemail: 'boolean',
};

function problemWith(name: string, value: unknown): string | undefined {
  if (!Object.hasOwn(KINDS, name)) return `unknown property "${name}"; known: ${Object.keys(KINDS).join(', ')}`;
  const kind = KINDS[name as keyof CalleeSettings];
  if (typeof value !== kind) return `"${name}" must be a ${kind}`;
  if (typeof value === 'number' && !(value >= 0 && value < 2 ** 31)) return `"${name}" must be 0 to 2147483647`;
  return undefined;
}

/** How long a mailbox lets the phone ring before it takes the call. Unit: milliseconds. */
const MAILBOX_AFTER_MS = 1500;

/** Completes a wish. A callee with neither an answer nor a failure rings until answered by hand. */
export function toCallee(wish: CalleeWish): CalleeSettings {
  return {
    name: wish.name ?? ORDINARY_CALLEE.name,
    internal: wish.internal ?? ORDINARY_CALLEE.internal,
    rings: wish.rings ?? ORDINARY_CALLEE.rings,
    answersAfterMs: wish.answersAfterMs ?? (wish.voicemail ? MAILBOX_AFTER_MS : undefined),
    fails: wish.fails,
    failsAfterMs: wish.failsAfterMs,
    hangsUpAfterMs: wish.hangsUpAfterMs,
    voicemail: wish.voicemail ?? ORDINARY_CALLEE.voicemail,
  };
}
