import { NOTHING } from '../../lib/call/empty.ts';
import type { Call } from '../../lib/call/model.ts';
import { dueEffects, nextDueMs, plan } from '../../lib/call/plan.ts';
import { view } from '../../lib/call/view.ts';
import { restoreCall } from '../../lib/conductor/restore.ts';
import { createDice, type Dice } from '../model/dice.ts';
import { type Border, toBorders } from './borders.ts';
import { damage, randomJson } from './damage.ts';
import { fromEnv, type Part, type Report, toMessage } from './part.ts';
import { type Samples, takeSamples } from './samples.ts';

const RUNS_A_BATCH = 50_000;
/** So many pieces of junk in a row, each on top of what the ones before have left. */
const ROW_LENGTH = 40;

/** What comes: a real message spoilt, anything at all, or now and then a real one, so that the call goes on. */
function comeUp(dice: Dice, { real }: Border): unknown {
  const chance = dice.roll();
  if (chance < 0.7) return damage(dice, dice.pick(real));
  return chance < 0.9 ? randomJson(dice) : structuredClone(dice.pick(real));
}

/** Everything that a worker does with a call. */
function use(call: Call, atMs: number): void {
  const planned = plan(call);
  dueEffects(planned, atMs);
  nextDueMs(planned, atMs);
  view(call, atMs);
}

/** Whatever junk made of a call, the next worker can go on with it. */
function expectRestorable(call: Call): void {
  const restored = restoreCall(structuredClone(call), () => {});
  if (call !== NOTHING && restored === NOTHING) throw new Error('The next worker could not restore the call');
}

/** One row of junk; throws with the piece that broke something. */
function throwRow(dice: Dice, borders: readonly Border[], { call: sound }: Samples): void {
  let call = sound;
  const lastMs = Math.max(call.workerAtMs, call.startedAtMs) + 12_000;
  for (let number = 1; number <= ROW_LENGTH; number += 1) {
    const border = dice.pick(borders);
    const junk = comeUp(dice, border);
    try {
      call = border.cross(call, junk, lastMs + number * 500);
      use(call, lastMs + number * 500);
    } catch (cause) {
      throw new Error(`${border.name}: ${toMessage(cause)}\n${JSON.stringify(junk).slice(0, 2_000)}`, { cause });
    }
  }
  expectRestorable(call);
}

async function throwAll(report: Report): Promise<void> {
  const runs = fromEnv('JUNK_RUNS', 1_000_000);
  const seed = fromEnv('SOAK_SEED', Math.floor(Math.random() * 1_000_000));
  const samples = await takeSamples();
  const borders = toBorders(samples);
  for (let done = 0; done < runs && !(done > 0 && report.isLate()); done += RUNS_A_BATCH) {
    const batch = Math.min(RUNS_A_BATCH, runs - done);
    const what = `${batch} pieces of junk of SOAK_SEED=${seed}, ${done + batch} of ${runs}`;
    try {
      for (let thrown = 0; thrown < batch; thrown += ROW_LENGTH) {
        throwRow(createDice(seed, done + thrown), borders, samples);
      }
      report.passed(what);
    } catch (cause) {
      report.failed(what, cause);
    }
  }
}

/** Arbitrary JSON at every border of the core: nothing throws, and what is left can be restored. */
export const junkPart: Part = { name: 'junk', share: 2, run: throwAll };
