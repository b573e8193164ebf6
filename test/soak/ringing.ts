import { setOption } from '../harness/moves.ts';
import { whereabouts } from '../harness/truth.ts';
import { eventually } from '../harness/wait.ts';
import { type Detachable, hasWorker, reattach, setDetachable } from './detachable.ts';
import { fromEnv, type Part, type Report } from './part.ts';

/**
 * Longer than a popup keeps the phone warm (2 minutes), and then longer than a hidden page keeps its timers on time
 * (5 minutes): the phone renews its registration every minute all the while.
 */
const SILENCES_S = [150, fromEnv('RINGING_S', 400)];
const NEWS_MS = 20_000;
const CALLER = { name: 'Gil Arden', number: '+16505550141' };

/** Nobody looks, no debugger keeps anything alive. Gives back whether the worker was dead at the end of it. */
async function sleep(here: Detachable, silenceS: number): Promise<boolean> {
  await here.stage.browser.close();
  const startedMs = performance.now();
  const isOver = () => performance.now() - startedMs >= silenceS * 1000;
  await eventually(isOver, { what: 'the silence being over', timeoutMs: silenceS * 1000 + NEWS_MS });
  return !(await hasWorker(here));
}

async function ringAfter(begun: Detachable, silenceS: number, { say }: Report): Promise<Detachable> {
  const wasDead = await sleep(begun, silenceS);
  const { simulator } = begun.stage;
  await simulator.callIn(CALLER.number, CALLER.name);
  await eventually(() => hasWorker(begun), { what: 'the worker being woken by the call', timeoutMs: NEWS_MS });
  const here = await reattach(begun);
  await eventually(() => here.stage.panel.has('[data-incoming]'), { what: 'the card', timeoutMs: NEWS_MS });
  await here.stage.panel.click('[data-incoming] [data-action="decline"]');
  const isRefused = async () => whereabouts(await simulator.ledger(), CALLER.number) === 'not connected';
  await eventually(isRefused, { what: 'the caller being refused' });
  say(`rang after ${silenceS} s; the worker was ${wasDead ? 'dead' : 'alive'} when it did`);
  if (!wasDead) throw new Error('The worker did not die of idleness: nothing was proved');
  return here;
}

/** "Ring in this browser", with nobody near the browser: the phone stays registered by itself, and a call wakes the rest. */
export const ringingPart: Part = {
  name: 'ringing',
  share: 4,
  run: async (report) => {
    let here = await setDetachable();
    try {
      await setOption(here.stage, 'calls', 'ringInBrowser', true);
      for (const silenceS of SILENCES_S) {
        here = await ringAfter(here, silenceS, report);
        report.passed(`a call rings after ${silenceS} s without anybody`);
      }
    } catch (cause) {
      report.failed('ringing after a silence', cause);
    } finally {
      await here.stage.browser.close().catch(() => undefined); // it may be detached already
      await here.plain.quit();
      await here.stage.simulator.stop();
    }
  },
};
