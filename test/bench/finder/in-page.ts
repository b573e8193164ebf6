import { createFinder, type Finder } from '../../../lib/finder/finder';
import type { Schedule } from '../../../lib/finder/work-queue';
import { buildHeavyPage, keepChanging } from './page';

/** What the finder did in one phase. Units: milliseconds. */
export interface PhaseFigures {
  readonly numbers: number;
  readonly chunks: number;
  readonly longestMs: number;
  readonly overBudget: number;
  readonly totalMs: number;
}

/** What the page offers to the benchmark that opened it. */
export interface BenchPage {
  partylineBench?: {
    build(): void;
    start(): void;
    /** Scrolls through the whole page. */
    scroll(): Promise<void>;
    change(): Promise<void>;
    /** Waits until the finder has nothing to do; then gives the figures since the last time. */
    rest(): Promise<PhaseFigures>;
  };
}

const BUDGET_MS = 8;
const CHANGES = 250;
const QUIET_MS = 300;
/** A quick reader. */
const FRAMES_PER_SCREEN = 6;

let chunksMs: number[] = [];
let finder: Finder | undefined;

const measured: Schedule = {
  nowMs: () => performance.now(),
  whenIdle: (run) =>
    requestIdleCallback((deadline) => {
      const startedMs = performance.now();
      run(deadline.timeRemaining());
      chunksMs.push(performance.now() - startedMs);
    }),
};

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

async function scroll(): Promise<void> {
  for (let top = 0; top < document.documentElement.scrollHeight; top += innerHeight) {
    scrollTo(0, top);
    for (let frame = 0; frame < FRAMES_PER_SCREEN; frame += 1) await nextFrame();
  }
}

async function rest(): Promise<PhaseFigures> {
  let seen = -1;
  while (seen !== chunksMs.length) {
    seen = chunksMs.length;
    await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
  }
  const figures = {
    numbers: finder?.list().length ?? 0,
    chunks: chunksMs.length,
    longestMs: Math.max(0, ...chunksMs),
    overBudget: chunksMs.filter((chunkMs) => chunkMs > BUDGET_MS).length,
    totalMs: chunksMs.reduce((sum, chunkMs) => sum + chunkMs, 0),
  };
  chunksMs = [];
  return figures;
}

const page: typeof globalThis & BenchPage = globalThis;

page.partylineBench = {
  build: buildHeavyPage,
  start: () => {
    finder = createFinder({ country: 'US', schedule: measured, onFound: () => {} });
    finder.start(document);
  },
  scroll,
  change: () => keepChanging(CHANGES),
  rest,
};
