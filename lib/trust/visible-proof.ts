/** Why a click was not believed. */
export type Doubt = 'synthetic' | 'closed' | 'covered' | 'moved-while-pressed';

/** What the proof watches, and whom it tells. */
export interface VisibleProofOptions {
  /** The element in the top layer; the page can reach it, its closed root it cannot. */
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  readonly nowMs: () => number;
  /** Something of the page lies over the panel. */
  readonly onCovered?: () => void;
  /** Called with each refused click. */
  readonly onDoubt?: (doubt: Doubt) => void;
  /** Builds the observer; tests bring their own. */
  readonly createObserver?: (
    callback: IntersectionObserverCallback,
  ) => Pick<IntersectionObserver, 'observe' | 'disconnect'>;
}

/** Decides whether the person who clicks really sees what they click on. */
export interface VisibleProof {
  /** True lets the click through. Anything unknown counts as not visible. */
  check(event: Event): boolean;
  stop(): void;
}

/** How long the panel must have been in plain sight, unchanged. Unit: milliseconds. */
export const STEADY_MS = 500;
/** The least that Chromium accepts for `trackVisibility`. Unit: milliseconds. */
const OBSERVER_DELAY_MS = 100;

/** The second edition of the observer, which also says whether anything lies over the element. */
interface VisibilityOptions extends IntersectionObserverInit {
  readonly trackVisibility: boolean;
  readonly delay: number;
}

function observeVisibility(callback: IntersectionObserverCallback): IntersectionObserver {
  const options: VisibilityOptions = { threshold: [0, 0.99], trackVisibility: true, delay: OBSERVER_DELAY_MS };
  return new IntersectionObserver(callback, options);
}

/** `isVisible` belongs to the second edition; where it is missing nothing is proved. */
const isSeen = (entry: IntersectionObserverEntry): boolean => 'isVisible' in entry && entry.isVisible === true;

/** The nearest thing in our root that can be pressed. */
function controlOf(event: Event): Element | undefined {
  const target = event.composedPath()[0];
  return target instanceof Element ? (target.closest('button, [role], a, input') ?? target) : undefined;
}

/** A click made with the keyboard has no pointer: `detail` counts presses and is 0 then. */
const isByPointer = (event: Event): boolean => !(event instanceof UIEvent) || event.detail > 0;

/** Starts to watch how well the panel can be seen. */
export function createVisibleProof(options: VisibleProofOptions): VisibleProof {
  const { host, root, nowMs } = options;
  /** Since when the panel has been in plain sight; undefined while it is not. */
  let seenSinceMs: number | undefined;
  let pressed: Element | undefined;
  /** Every entry starts the clock anew: it tells that something about the panel's sight has changed. */
  const observer = (options.createObserver ?? observeVisibility)((entries) => {
    const last = entries.at(-1);
    if (!last) return;
    const wasSeen = seenSinceMs !== undefined;
    seenSinceMs = isSeen(last) ? nowMs() : undefined;
    if (wasSeen && !isSeen(last) && last.isIntersecting) options.onCovered?.();
  });
  const press = (event: Event): void => {
    pressed = event.isTrusted ? controlOf(event) : undefined;
  };
  const doubtAbout = (event: Event): Doubt | undefined => {
    if (!event.isTrusted) return 'synthetic';
    // A page may close the popover and then hide the host where the observer does not notice.
    if (!host.matches(':popover-open')) return 'closed';
    if (seenSinceMs === undefined || nowMs() - seenSinceMs < STEADY_MS) return 'covered';
    return isByPointer(event) && controlOf(event) !== pressed ? 'moved-while-pressed' : undefined;
  };
  observer.observe(host);
  root.addEventListener('pointerdown', press, true);
  return {
    check: (event) => {
      const doubt = doubtAbout(event);
      if (doubt) options.onDoubt?.(doubt);
      return !doubt;
    },
    stop: () => {
      observer.disconnect();
      root.removeEventListener('pointerdown', press, true);
    },
  };
}
