import type { Clock } from '../shared/clock';
import type { Sent } from './api';

/** Learns from every request whether RingCentral itself answers. */
export interface Reach {
  /** What came back, if anything did. */
  learn(sent: Sent): void;
  /** It left, and its deadline passed. */
  missed(): void;
}

interface ReachParts {
  readonly clock: Clock;
  /** The machine has a network at all; without one nobody blocks anything. */
  readonly isOnline: () => boolean;
  /** Something on the way answers in RingCentral's place, or lets nothing through. */
  readonly onBlocked: (isBlocked: boolean) => void;
}

/** A hiccup is over sooner, or answers one of these. */
const MISSES = 3;
const MISSING_MS = 15_000;

/** Tells a network that blocks RingCentral from one that is gone, and from a RingCentral that is down. */
export function createReach({ clock, isOnline, onBlocked }: ReachParts): Reach {
  let isBlocked = false;
  let misses = 0;
  let firstMissMs = 0;

  const tell = (next: boolean): void => {
    if (next === isBlocked) return;
    isBlocked = next;
    onBlocked(next);
  };
  const missed = (): void => {
    if (!isOnline()) {
      misses = 0;
      return;
    }
    if (misses === 0) firstMissMs = clock.steadyMs();
    misses += 1;
    if (misses >= MISSES && clock.steadyMs() - firstMissMs >= MISSING_MS) tell(true);
  };
  return {
    missed,
    learn(sent) {
      if (!('answer' in sent)) {
        if (sent.isFault && sent.failure.reason === 'unknown') missed();
        return;
      }
      const { status, isReadable } = sent.answer;
      const isPage = status >= 200 && status < 300 && !isReadable;
      // An error without JSON may be RingCentral's own.
      if (!isPage && !isReadable) return;
      misses = 0;
      tell(isPage);
    },
  };
}
