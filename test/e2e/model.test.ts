import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Playground } from '../model/playground';
import { runModel } from '../model/run-model';
import { setUpPlayground } from '../model/set-up';

const STEPS = Number(process.env.MODEL_STEPS ?? 40);
const REST_EVERY = 5;
/** The same steps in every run, so that a failure means a change; the soak plays new ones each time. */
const SEED = Number(process.env.MODEL_SEED ?? 59_576);

let ground: Playground;

beforeAll(async () => {
  ground = await setUpPlayground();
});

afterAll(async () => {
  await ground.stage.close();
});

test(`whatever rep, callees and network do, the panel tells the truth at every rest (MODEL_SEED=${SEED})`, async () => {
  const rests = await runModel(ground, { seed: SEED, steps: STEPS, restEvery: REST_EVERY });
  expect(rests).toBe(Math.ceil(STEPS / REST_EVERY));
}, 400_000);
