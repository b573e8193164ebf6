import type { CDPSession } from 'playwright-core';

/** How long idle callbacks kept the processor, whatever else the machine was doing. Units: milliseconds. */
export interface ChunkTimes {
  readonly chunks: number;
  readonly totalMs: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly longestMs: number;
}

interface TraceEvent {
  readonly name: string;
  /** Time on the processor, microseconds. */
  readonly tdur?: number;
  /** Time on the clock, microseconds. */
  readonly dur?: number;
}

const isIdleCallback = (event: unknown): event is TraceEvent =>
  typeof event === 'object' && event !== null && 'name' in event && event.name === 'FireIdleCallback';

function toTimes(events: readonly TraceEvent[]): ChunkTimes {
  const durationsMs = events.map(({ tdur, dur }) => (tdur ?? dur ?? 0) / 1000).sort((a, b) => a - b);
  const at = (share: number) =>
    durationsMs[Math.min(durationsMs.length - 1, Math.floor(durationsMs.length * share))] ?? 0;
  return {
    chunks: durationsMs.length,
    totalMs: durationsMs.reduce((sum, durationMs) => sum + durationMs, 0),
    medianMs: at(0.5),
    p95Ms: at(0.95),
    longestMs: at(1),
  };
}

/** Runs something and says what idle callbacks cost meanwhile. */
export async function traceChunks<T>(
  session: CDPSession,
  run: () => Promise<T>,
): Promise<{ result: T; times: ChunkTimes }> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: readonly unknown[] }) => events.push(...value.filter(isIdleCallback));
  session.on('Tracing.dataCollected', collect);
  await session.send('Tracing.start', { transferMode: 'ReportEvents', categories: 'devtools.timeline' });
  const result = await run();
  const completed = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await completed;
  session.off('Tracing.dataCollected', collect);
  return { result, times: toTimes(events) };
}
