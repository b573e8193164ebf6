import { performance } from 'node:perf_hooks';
import { FRAME_MS } from './pcm';

const GIVE_UP_BEHIND_MS = 200;

/**
 * Calls back every 20 ms on average, catching up after a late timer; beyond 200 ms behind it skips instead, because a
 * burst of old frames would only fill jitter buffers. Returns the function that stops it.
 */
export function startFrameClock(onFrame: () => void): () => void {
  let dueMs = performance.now() + FRAME_MS;
  let timer = setTimeout(tick, FRAME_MS);
  timer.unref();
  function tick(): void {
    const nowMs = performance.now();
    if (nowMs - dueMs > GIVE_UP_BEHIND_MS) dueMs = nowMs;
    for (; dueMs <= nowMs; dueMs += FRAME_MS) onFrame();
    timer = setTimeout(tick, Math.max(1, dueMs - performance.now()));
    timer.unref();
  }
  return () => clearTimeout(timer);
}
