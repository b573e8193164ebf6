import type { Command } from '../call/commands';
import type { RefusalReason } from '../call/reasons';

/** A web page never starts or extends a call, nor adds anybody: that happens in the popup, where the number is shown. */
const NOT_FOR_PAGES: ReadonlySet<Command['kind']> = new Set(['start', 'add', 'carryOn']);

/** True where a web page may wish this at all. */
const isAllowedForPages = (command: Command): boolean => !NOT_FOR_PAGES.has(command.kind);

/** A token bucket: `burst` at once, refilled by `perSecond`. */
interface Bucket {
  take(nowMs: number): boolean;
}

/** Builds a full bucket. */
function createBucket(perSecond: number, burst: number): Bucket {
  let tokens = burst;
  let lastMs = Number.NEGATIVE_INFINITY;
  return {
    take: (nowMs) => {
      const elapsedMs = Math.max(0, nowMs - lastMs);
      tokens = Math.min(burst, tokens + (elapsedMs / 1000) * perSecond);
      lastMs = nowMs;
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
}

const PAGE_COMMANDS_PER_SECOND = 2;
const PAGE_BURST = 4;
/** A person types on the keypad faster than they remove people. */
const PAGE_TONES_PER_SECOND = 5;
const PAGE_TONES_BURST = 10;
const CALL_BACKS_PER_WINDOW = 5;
const CALL_BACK_WINDOW_MS = 60_000;

/** When web pages had people called back. It outlives the worker: a page that waits for a new one gains nothing. */
export interface CallBackBook {
  /** Unit: milliseconds since the epoch. */
  read(): readonly number[];
  write(timesMs: readonly number[]): void;
}

function createMemory(): CallBackBook {
  let timesMs: readonly number[] = [];
  return {
    read: () => timesMs,
    write: (next) => {
      timesMs = next;
    },
  };
}

/** Says why a command of a web page goes no further; undefined lets it pass. */
export interface PageLimits {
  check(command: Command, tabId: number, nowMs: number): RefusalReason | undefined;
  checkRequest(tabId: number, nowMs: number): boolean;
}

/**
 * Limits per tab, and of call-backs over all tabs, because each of them makes a phone ring somewhere.
 * A tab keeps its bucket when its port closes: reconnecting must not fill it again.
 */
export function createPageLimits(callBacks: CallBackBook = createMemory()): PageLimits {
  const commands = new Map<number, Bucket>();
  const tones = new Map<number, Bucket>();
  const requests = new Map<number, Bucket>();

  const bucketOf = (buckets: Map<number, Bucket>, tabId: number, perSecond: number, burst: number): Bucket => {
    const bucket = buckets.get(tabId) ?? createBucket(perSecond, burst);
    buckets.set(tabId, bucket);
    return bucket;
  };
  const takeCommand = (tabId: number, nowMs: number) =>
    bucketOf(commands, tabId, PAGE_COMMANDS_PER_SECOND, PAGE_BURST).take(nowMs);
  const takeTones = (tabId: number, nowMs: number) =>
    bucketOf(tones, tabId, PAGE_TONES_PER_SECOND, PAGE_TONES_BURST).take(nowMs);
  const takeCallBack = (nowMs: number): boolean => {
    // A clock that was set back must not lock anybody out until it has caught up.
    const recent = callBacks.read().filter((atMs) => Math.abs(nowMs - atMs) < CALL_BACK_WINDOW_MS);
    if (recent.length >= CALL_BACKS_PER_WINDOW) return false;
    callBacks.write([...recent, nowMs]);
    return true;
  };

  return {
    check: (command, tabId, nowMs) => {
      if (!isAllowedForPages(command)) return 'not-allowed-here';
      const inTime = command.kind === 'sendTones' ? takeTones(tabId, nowMs) : takeCommand(tabId, nowMs);
      if (!inTime) return 'too-fast';
      return command.kind === 'callBack' && !takeCallBack(nowMs) ? 'too-many-call-backs' : undefined;
    },
    // Of their own: moving the panel about must not cost the next press on Mute.
    checkRequest: (tabId, nowMs) => bucketOf(requests, tabId, PAGE_COMMANDS_PER_SECOND, PAGE_BURST).take(nowMs),
  };
}
