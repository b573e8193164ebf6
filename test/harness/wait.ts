/** How long a state is awaited unless a test says otherwise. */
const DEFAULT_TIMEOUT_MS = 15_000;
const INTERVAL_MS = 50;

export interface WaitOptions {
  readonly timeoutMs?: number;
  /** Told when the wait was in vain. */
  readonly what?: string;
}

const pause = (durationMs: number) => new Promise<void>((done) => setTimeout(done, durationMs));

/**
 * Asks again until `probe` gives something true and throws nothing, and gives that back.
 * The only place in the tests where time passes: everything waits for a state.
 */
export async function eventually<T>(probe: () => Promise<T> | T, options: WaitOptions = {}): Promise<NonNullable<T>> {
  const { timeoutMs = DEFAULT_TIMEOUT_MS, what = 'the expected state' } = options;
  const deadlineMs = performance.now() + timeoutMs;
  let last: unknown;
  while (performance.now() < deadlineMs) {
    try {
      const found = await probe();
      if (found) return found;
      last = found;
    } catch (error) {
      last = error;
    }
    await pause(INTERVAL_MS);
  }
  throw new Error(`Waited ${timeoutMs} ms in vain for ${what}; last seen: ${tell(last)}`, { cause: last });
}

function tell(value: unknown): string {
  return value instanceof Error ? value.message : JSON.stringify(value);
}

/**
 * Watches for a while that something stays as it is. A look that says otherwise is forgiven for `forgiveMs`: on a busy
 * machine a jitter buffer runs dry now and then, which is not the end of a call.
 */
export async function stays(
  probe: () => Promise<boolean>,
  options: { readonly durationMs: number; readonly forgiveMs: number; readonly what: string },
): Promise<void> {
  const startedMs = performance.now();
  let lastTrueMs = startedMs;
  while (performance.now() - startedMs < options.durationMs) {
    const isSo = await probe();
    const wrongMs = performance.now() - lastTrueMs;
    if (isSo) lastTrueMs = performance.now();
    else if (wrongMs > options.forgiveMs)
      throw new Error(`For ${Math.round(wrongMs)} ms this was not so: ${options.what}`);
    await pause(INTERVAL_MS);
  }
}

/** What a promise gives; undefined when it is late or fails. */
export async function within<T>(durationMs: number, promise: Promise<T>): Promise<T | undefined> {
  return await Promise.race([promise.catch(() => undefined), pause(durationMs).then(() => undefined)]);
}
