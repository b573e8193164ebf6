import type { Clock } from '../shared/clock';

/**
 * Settles with the work, or with `late()` once `deadlineMs` have passed; the signal is aborted then.
 * Rejects only if the work rejects in time; what a late work does is ignored.
 */
export function withDeadline<T>(
  clock: Clock,
  deadlineMs: number,
  work: (signal: AbortSignal) => Promise<T>,
  late: () => T | Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  let cancel = (): void => undefined;
  const timeout = new Promise<T>((resolve) => {
    cancel = clock.after(deadlineMs, () => {
      resolve(late());
      controller.abort();
    });
  });
  return Promise.race([work(controller.signal), timeout]).finally(() => cancel());
}
