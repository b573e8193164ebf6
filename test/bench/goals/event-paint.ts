import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inWorker } from '../../harness/extension';
import { awaitPhase, start } from '../../harness/moves';
import { launchPlainBrowser } from '../../harness/plain-browser';
import { ROOT } from '../../harness/process';
import type { Stage } from '../../harness/stage';
import { eventually } from '../../harness/wait';
import { bundleForBrowser } from '../load';
import { FIRST_LINES, LAST_LINES } from '../paint/floor';
import { sendInTurns, type Target } from '../paint/notify';
import { readPaints, watchMarks } from '../paint/watch';
import type { Goal, Row } from '../row';
import { NINE, readyStage } from '../stages';
import { median, pairedRatio, quantile, spread } from '../statistics';

const TABS = [1, 10, 50] as const;
const EVENTS = 40;
const MOST = 1.3;
const MOST_BY_TABS = 1.2;
/** A change is seen after half of the interval on average. */
const POLL_MS = 5000;

/** The build as it ships, with the floor beside it. */
async function createExtension(folder: string): Promise<void> {
  await cp(join(ROOT, '.output/chrome-mv3'), folder, { recursive: true });
  const worker = join(folder, 'background.js');
  await writeFile(worker, FIRST_LINES + (await readFile(worker, 'utf8')) + LAST_LINES);
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
  manifest.content_scripts = [{ matches: ['https://crm.example.com/*'], js: ['floor.js'] }];
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
  await bundleForBrowser('test/bench/paint/throwaway.ts', folder, 'floor.js');
}

async function targetOf({ simulator }: Stage, number: string): Promise<Target> {
  const { sessions } = await simulator.ledger();
  const conference = sessions.find(({ origin, ended }) => origin === 'Conference' && !ended);
  const party = conference?.parties.find((one) => one.number === number);
  if (!conference || !party) throw new Error('Nobody is in the conference');
  return { sessionId: conference.id, partyId: party.id };
}

interface Cell {
  readonly tabs: number;
  /** From the event to the paint. Units: milliseconds. */
  readonly ours: readonly number[];
  readonly floor: readonly number[];
  /** Of ours, until the call was saved: nobody is told before. */
  readonly saves: readonly number[];
}

const floorTimes = async ({ crm }: Stage): Promise<readonly number[]> =>
  JSON.parse((await crm.evaluate(() => document.documentElement.dataset.floor)) ?? '[]');

async function measureCell(stage: Stage, target: Target, tabs: number): Promise<Cell> {
  const from = tabs * 10_000;
  const before = { ours: (await stage.panel.inRoot(readPaints)).length, floor: (await floorTimes(stage)).length };
  const sent = await inWorker(stage.browser, sendInTurns, target, EVENTS, from);
  const ours = (await stage.panel.inRoot(readPaints)).slice(before.ours);
  const floor = (await floorTimes(stage)).slice(before.floor);
  if (ours.length !== EVENTS || floor.length !== EVENTS) {
    throw new Error(`Of ${EVENTS} events ${ours.length} were painted, by the floor ${floor.length}`);
  }
  const since = (painted: readonly number[], sentMs: readonly number[]) =>
    painted.map((paintedMs, index) => paintedMs - (sentMs[index] ?? Number.NaN));
  return { tabs, ours: since(ours, sent.ours), floor: since(floor, sent.floor), saves: sent.saves };
}

async function openTabs(stage: Stage, count: number): Promise<void> {
  while (stage.browser.context.pages().length < count) {
    const page = await stage.browser.context.newPage();
    await page.goto(stage.simulator.address.crm);
  }
  await stage.crm.bringToFront();
  await eventually(() => stage.crm.evaluate(() => !document.hidden), { what: 'the first tab being looked at' });
}

async function* measureAll(stage: Stage): AsyncGenerator<Cell> {
  const [guest] = NINE;
  if (!guest) return;
  await start(stage, NINE);
  await eventually(stage.panel.isShown, { what: 'the panel' });
  for (const { name } of NINE) await awaitPhase(stage.panel, name, ['joined'], 60_000);
  const target = await targetOf(stage, guest.number);
  const { id } = await awaitPhase(stage.panel, guest.name, ['joined']);
  await stage.panel.inRoot(watchMarks, id);
  for (const tabs of TABS) {
    await openTabs(stage, tabs);
    yield await measureCell(stage, target, tabs);
  }
}

function toRow({ tabs, ours, floor, saves }: Cell): Row {
  const { ratio, text } = pairedRatio(ours, floor);
  const unsaved = ours.map((ms, event) => ms - (saves[event] ?? Number.NaN));
  const beside = `${spread(saves, 'ms', 1)} of it the save, ${pairedRatio(unsaved, floor).ratio.toFixed(2)}x without`;
  const late = quantile(ours, 0.95) / quantile(floor, 0.95);
  return {
    goal: 'G6',
    what: `event to paint, nine people, ${tabs} tabs`,
    measured: `${spread(ours, 'ms', 1)}; ${text}, p95 ${late.toFixed(2)}x; ${beside}`,
    bound: `${MOST}x a throwaway list`,
    floor: spread(floor, 'ms', 1),
    peer: `polling ${POLL_MS} ms: ${POLL_MS / 2} / ${POLL_MS * 0.95} ms`,
    isMet: ratio <= MOST && late <= MOST,
    isExact: false,
  };
}

function compareTabs(cells: readonly Cell[]): readonly Row[] {
  const [one, many] = [cells[0], cells.at(-1)];
  if (!one || !many) return [];
  const byTabs = median(many.ours) / median(one.ours);
  const faster = POLL_MS / 2 / median(many.ours);
  const common = { goal: 'G6', isExact: false };
  return [
    {
      ...common,
      what: `${many.tabs} tabs instead of one`,
      measured: `${byTabs.toFixed(2)}x`,
      bound: `${MOST_BY_TABS}x`,
      isMet: byTabs <= MOST_BY_TABS,
    },
    {
      ...common,
      what: 'faster than polling, on average',
      measured: `${faster.toFixed(0)}x`,
      bound: '100x',
      isMet: faster >= 100,
    },
  ];
}

/** From a notification off the socket to the panel on screen. Needs a build. */
export const eventPaintGoal: Goal = {
  ids: ['G6'],
  async *run() {
    const home = await mkdtemp(join(tmpdir(), 'partyline-paint-'));
    const extensionFolder = join(home, 'shipped');
    await createExtension(extensionFolder);
    const stage = await readyStage((options) => launchPlainBrowser({ ...options, extensionFolder }));
    try {
      const cells: Cell[] = [];
      for await (const cell of measureAll(stage)) {
        cells.push(cell);
        yield toRow(cell);
      }
      yield* compareTabs(cells);
    } finally {
      await stage.close();
      await rm(home, { recursive: true, force: true });
    }
  },
};
