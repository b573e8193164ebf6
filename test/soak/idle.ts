import { awaitPhase, start } from '../harness/moves.ts';
import { livingLegs } from '../harness/simulator.ts';
import type { Stage } from '../harness/stage.ts';
import { cast, PEOPLE } from '../harness/story.ts';
import { differences, whereabouts } from '../harness/truth.ts';
import { eventually } from '../harness/wait.ts';
import { type Detachable, hasWorker, reattach, setDetachable } from './detachable.ts';
import type { Part, Report } from './part.ts';

/** The browser lets a popup's phone stay warm for two minutes, and ends a worker after 30 s of silence. */
const ASLEEP_MS = 240_000;
/** Longer than three lives of a silent worker. */
const SILENCE_MS = 100_000;
const NEWS_MS = 15_000;

/** Nobody looks for a while; the worker's life is watched from outside. Gives back how often it was not there. */
async function leaveAlone(detached: Detachable, durationMs: number): Promise<number> {
  await detached.stage.browser.close();
  const startedMs = performance.now();
  let absences = 0;
  const look = async () => {
    if (!(await hasWorker(detached))) absences += 1;
    return performance.now() - startedMs >= durationMs;
  };
  await eventually(look, { what: 'the silence being over', timeoutMs: durationMs + NEWS_MS });
  return absences;
}

async function awaitTruth({ panel, simulator }: Stage): Promise<void> {
  const look = async () => {
    const found = differences(await panel.rows(), await simulator.ledger(), PEOPLE);
    if (found.length > 0) throw new Error(found.join('\n'));
    return true;
  };
  await eventually(look, { what: 'the panel telling the truth', timeoutMs: NEWS_MS });
}

async function sleepWithoutCall(begun: Detachable, { say }: Report): Promise<Detachable> {
  await begun.stage.browser.close();
  const sleeps = async () => !(await hasWorker(begun));
  const startedMs = performance.now();
  await eventually(sleeps, { what: 'the worker dying of idleness', timeoutMs: ASLEEP_MS });
  say(`the worker died by itself after ${Math.round((performance.now() - startedMs) / 1000)} s`);
  const { subscriptions, registrations } = await begun.stage.simulator.ledger();
  say(`left open: ${subscriptions.length} subscriptions, ${registrations.length} registrations`);
  return await reattach(begun);
}

async function callAfterSleep({ stage }: Detachable): Promise<void> {
  await cast(stage);
  await start(stage, PEOPLE);
  await eventually(stage.panel.isShown, { what: 'the panel on the CRM page' });
  const [priya, mina, tom] = PEOPLE;
  await awaitPhase(stage.panel, tom?.name ?? '', ['failed']);
  for (const person of [priya, mina]) await awaitPhase(stage.panel, person?.name ?? '', ['joined']);
  await awaitTruth(stage);
}

/** Priya hangs up while nobody looks: what the panel shows afterwards, it learned without help. */
async function silentCall(begun: Detachable, { say }: Report): Promise<Detachable> {
  const { simulator } = begun.stage;
  const absences = await leaveAlone(begun, SILENCE_MS);
  say(`a silent call of ${SILENCE_MS / 1000} s: the worker was missing in ${absences} looks`);
  const [priya, mina] = PEOPLE;
  if (whereabouts(await simulator.ledger(), mina?.number ?? '') !== 'in the conference') {
    throw new Error('Somebody was lost in the silence');
  }
  await simulator.hangUp(priya?.number ?? '');
  const back = await reattach(begun);
  await awaitTruth(back.stage);
  return back;
}

/** The worker is ended by the browser's own list of targets, with no debugger near it; the phone brings it back. */
async function deathUnseen(begun: Detachable, { say }: Report): Promise<Detachable> {
  const { simulator } = begun.stage;
  await begun.stage.browser.close();
  await begun.plain.closeWorker();
  const startedMs = performance.now();
  await simulator.hangUp(PEOPLE[1]?.number ?? '');
  await eventually(() => hasWorker(begun), { what: 'the worker coming back' });
  say(`the worker was back after ${Math.round(performance.now() - startedMs)} ms`);
  const back = await reattach(begun);
  await awaitTruth(back.stage);
  if (livingLegs(await simulator.ledger()).length > 1) throw new Error('More than the own leg is up');
  return back;
}

/** The worker's life and death as the browser deals them out, with no debugger attached to anything. */
export const idlePart: Part = {
  name: 'idle',
  share: 4,
  run: async (report) => {
    let here = await setDetachable();
    const trial = async (what: string, run: () => Promise<Detachable | undefined>) => {
      here = (await run()) ?? here;
      report.passed(what);
    };
    try {
      await trial('the worker dies of idleness without a call', () => sleepWithoutCall(here, report));
      await trial('a call after the sleep', () => callAfterSleep(here).then(() => undefined));
      await trial('a silent call, and somebody who hangs up unseen', () => silentCall(here, report));
      await trial('a death unseen, and somebody who hangs up meanwhile', () => deathUnseen(here, report));
    } catch (cause) {
      report.failed('the worker left alone', cause);
    } finally {
      await here.stage.browser.close().catch(() => undefined); // it may be detached already
      await here.plain.quit();
      await here.stage.simulator.stop();
    }
  },
};
