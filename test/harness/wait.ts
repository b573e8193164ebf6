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

/** Watches for a while that something stays as it is: `probe` must give true each time. */
export async function stays(probe: () => Promise<boolean>, durationMs: number, what: string): Promise<void> {
  const deadlineMs = performance.now() + durationMs;
  while (performance.now() < deadlineMs) {
    if (!(await probe())) throw new Error(`Did not stay so for ${durationMs} ms: ${what}`);
    await pause(INTERVAL_MS);
  }
}
