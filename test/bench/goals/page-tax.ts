import type { Page } from 'playwright-core';
import { launchBrowser } from '../../harness/browser';
import { awaitPhase, start } from '../../harness/moves';
import { eventually } from '../../harness/wait';
import type { Goal, Row } from '../row';
import { NINE, readyStage } from '../stages';
import { FEWER_ROUNDS, median, ROUNDS } from '../statistics';
import { type Visit, visit } from '../tax/visit';

const CHANGES = 250;
/** Added by App Connect 1.6.6; sources in README.md. Units: megabytes, milliseconds. */
const IDLE_PEER = { plainMb: 10.1, framesMb: 32.7, scriptMs: 683 };
const CALL_PEER = { heapMb: 11.09, scriptMs: 2105, c2dScriptMs: 1108 };

/** The same page where nothing is enabled, and where something is. */
interface Pair {
  readonly bare: Visit[];
  readonly ours: Visit[];
}

const isLoaded = (page: Page) => page.evaluate(() => document.readyState === 'complete');
const isChanged = (page: Page) =>
  page.evaluate(
    (count) => Number(document.querySelector<HTMLElement>('fieldbook-live')?.dataset.changes ?? 0) >= count,
    CHANGES,
  );

const added = (pair: Pair, what: keyof Visit): number =>
  median(pair.ours.map((one, round) => one[what] - (pair.bare[round]?.[what] ?? Number.NaN)));

interface Compared {
  readonly path: string;
  readonly isDone: (page: Page) => Promise<boolean>;
  readonly rounds: number;
}

async function comparePages(context: Parameters<typeof visit>[0], { path, isDone, rounds }: Compared): Promise<Pair> {
  const pair: Pair = { bare: [], ours: [] };
  for (let round = -1; round < rounds; round += 1) {
    const bare = await visit(context, `https://other.example.com${path}`, isDone);
    const ours = await visit(context, `https://crm.example.com${path}`, isDone);
    if (round < 0) continue;
    pair.bare.push(bare);
    pair.ours.push(ours);
  }
  return pair;
}

const row = (goal: string, what: string, value: number, most: number, unit: string, peer: string): Row => ({
  goal,
  what,
  measured: `${value.toFixed(2)} ${unit} more`,
  bound: `${most.toFixed(2)} ${unit}`,
  floor: `the same page on a site that is not enabled`,
  peer,
  isMet: value <= most,
  isExact: false,
});

function idleRows(plain: Pair, frames: Pair): readonly Row[] {
  const g3 = (what: string, value: number, most: number, unit: string, peer: string) =>
    row('G3', what, value, most, unit, peer);
  const heap = { plain: added(plain, 'heapMb'), frames: added(frames, 'heapMb') };
  const { plainMb, framesMb, scriptMs } = IDLE_PEER;
  return [
    g3('heap of a page while nobody calls', heap.plain, Math.min(0.3, plainMb / 30), 'MB', `App Connect ${plainMb} MB`),
    g3('the same, five frames', heap.frames, Math.min(0.3, framesMb / 30), 'MB', `App Connect ${framesMb} MB`),
    g3('a frame, of that', (heap.frames - heap.plain) / 5, 0.01, 'MB', 'App Connect 4.5 MB'),
    g3('script of a page while nobody calls', added(plain, 'scriptMs'), 5, 'ms', `App Connect ${scriptMs} ms`),
  ];
}

function callRows(busy: Pair, stub: Pair): readonly Row[] {
  const g4 = (what: string, value: number, most: number, unit: string, peer: string) =>
    row('G4', what, value, most, unit, peer);
  const { heapMb, scriptMs, c2dScriptMs } = CALL_PEER;
  const peer = `App Connect ${scriptMs} ms, c2d ${c2dScriptMs} ms`;
  const most = Math.min(scriptMs / 25, c2dScriptMs / 12);
  const overStub = (what: keyof Visit) => added(busy, what) - added(stub, what);
  return [
    g4('script of the panel, a list at 50 changes a second', added(busy, 'scriptMs'), most, 'ms', peer),
    g4('heap of the panel there', added(busy, 'heapMb'), heapMb / 10, 'MB', `App Connect ${heapMb} MB`),
    g4('blocking over the stub alone', overStub('blockedMs'), 50, 'ms', 'App Connect 2061 ms, c2d 917 ms'),
    g4('longest task over the stub alone', overStub('longestMs'), 50, 'ms', 'App Connect 955 ms, c2d 682 ms'),
  ];
}

/** What a page pays, idle and in a call. Needs a build. */
export const pageTaxGoal: Goal = {
  ids: ['G3', 'G4'],
  async *run() {
    const stage = await readyStage(launchBrowser);
    try {
      const { context } = stage.browser;
      const plain = await comparePages(context, { path: '/deals', isDone: isLoaded, rounds: ROUNDS });
      const frames = await comparePages(context, { path: '/odd/portal', isDone: isLoaded, rounds: ROUNDS });
      yield* idleRows(plain, frames);
      const list = { path: '/contacts?rate=50', isDone: isChanged };
      const stub = await comparePages(context, { ...list, rounds: FEWER_ROUNDS });
      await start(stage, NINE);
      await eventually(stage.panel.isShown, { what: 'the panel' });
      for (const { name } of NINE) await awaitPhase(stage.panel, name, ['joined'], 60_000);
      const busy = await comparePages(context, { ...list, rounds: ROUNDS });
      yield* callRows(busy, stub);
    } finally {
      await stage.close();
    }
  },
};
