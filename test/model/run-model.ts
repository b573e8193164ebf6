import { createDice } from './dice.ts';
import type { Playground } from './playground.ts';
import { type Move, REP_MOVES } from './rep-moves.ts';
import { expectTruthAtRest } from './rest.ts';
import { WORLD_MOVES } from './world-moves.ts';

export interface ModelRun {
  readonly seed: number;
  readonly steps: number;
  /** How many steps come between two comparisons. */
  readonly restEvery: number;
  readonly say?: (line: string) => void;
  /** Ends the run early, after the next comparison. */
  readonly isLate?: () => boolean;
}

const MOVES: readonly Move[] = [...REP_MOVES, ...WORLD_MOVES];

async function step(ground: Playground, { seed }: ModelRun, number: number): Promise<string> {
  const dice = createDice(seed, number);
  const snapshot = await ground.desk.snapshot();
  const move = dice.weigh(MOVES.filter(({ isPossible }) => isPossible(snapshot)));
  if (!move) throw new Error('Nothing can happen any more');
  return `${move.name}: ${await move.play({ ground, dice, snapshot })}`;
}

/** What failed, with everything that led to it. */
function toFailure({ seed }: ModelRun, log: readonly string[], cause: unknown): Error {
  const story = log.map((line) => `  ${line}`).join('\n');
  const why = cause instanceof Error ? cause.message : String(cause);
  return new Error(`${why}\nMODEL_SEED=${seed}, after:\n${story}`, { cause });
}

async function play(ground: Playground, run: ModelRun, note: (line: string) => void): Promise<number> {
  let rests = 0;
  for (let number = 1; number <= run.steps; number += 1) {
    note(`${number}. ${await step(ground, run, number)}`);
    if (number % run.restEvery !== 0 && number !== run.steps) continue;
    await expectTruthAtRest(ground);
    rests += 1;
    note(`   rest ${rests}: the panel tells the truth`);
    if (run.isLate?.()) break;
  }
  return rests;
}

/** Plays random steps, and at every rest compares the panel with the ledger. Gives back how many rests there were. */
export async function runModel(ground: Playground, run: ModelRun): Promise<number> {
  const log: string[] = [];
  const note = (line: string) => {
    log.push(line);
    run.say?.(line);
  };
  return await play(ground, run, note).catch((error: unknown) => Promise.reject(toFailure(run, log, error)));
}
