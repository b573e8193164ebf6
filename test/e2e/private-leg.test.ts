import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { awaitHears, heardBy, isSilent, legTo } from '../harness/heard.ts';
import { awaitHost, awaitPhase, bringInByHand, pressOn } from '../harness/moves.ts';
import { createEar, type Ear } from '../harness/offscreen-ear.ts';
import type { Stage } from '../harness/stage.ts';
import { whereabouts } from '../harness/truth.ts';
import { eventually, stays } from '../harness/wait.ts';
import { numbersOf, QUICK, REP, readyRep, startWith } from './rep.ts';

const { dana, eli } = QUICK;
const BOTH = [dana, eli];
const WATCH_MS = 2000;

let stage: Stage;
let ear: Ear;

/** Nobody in private hears anybody, and nothing of the microphone is sent to them. */
async function nothingIsSentTo(numbers: readonly string[]): Promise<boolean> {
  const ledger = await stage.simulator.ledger();
  return numbers.every((number) => {
    const leg = legTo(ledger, number);
    return leg !== undefined && isSilent(leg) && heardBy(ledger, number).length === 0;
  });
}

beforeAll(async () => {
  stage = await readyRep();
  await bringInByHand(stage);
  await startWith(stage, BOTH);
  await awaitHost(stage.panel, 'in');
  for (const { name } of BOTH) await awaitPhase(stage.panel, name, ['answered']);
  ear = await createEar(stage.browser);
});

afterAll(async () => {
  await stage.close();
});

describe.sequential('somebody who answered and was not brought in yet', () => {
  test('is connected to the rep alone, not to the conference', async () => {
    const ledger = await stage.simulator.ledger();
    for (const { name, number } of BOTH) expect(whereabouts(ledger, number), name).toBe('answered');
  });

  test('is not heard, and hears nothing', async () => {
    await eventually(() => nothingIsSentTo(numbersOf(BOTH)), { what: 'silence towards both' });
    await ear.staysHeard([], numbersOf(BOTH), WATCH_MS);
    const silent = () => nothingIsSentTo(numbersOf(BOTH));
    await stays(silent, { durationMs: WATCH_MS, forgiveMs: 0, what: 'silence towards both' });
  });

  test('Talk lets the rep and this one person hear each other, and nobody else', async () => {
    await pressOn(stage.panel, dana.name, 'talk');
    await ear.awaitHeard([dana.number], numbersOf(BOTH));
    await awaitHears(stage.simulator, dana.number, [REP]);
    expect(await nothingIsSentTo([eli.number])).toBe(true);
  });

  test('the end of the talk is silence again', async () => {
    await pressOn(stage.panel, dana.name, 'stop-talking');
    await ear.awaitHeard([], numbersOf(BOTH));
    await eventually(() => nothingIsSentTo(numbersOf(BOTH)), { what: 'silence towards both' });
  });

  test('Bring in makes them part of the conference; who still waits hears none of it', async () => {
    await pressOn(stage.panel, dana.name, 'bring-in');
    await awaitPhase(stage.panel, dana.name, ['joined']);
    expect(whereabouts(await stage.simulator.ledger(), dana.number)).toBe('in the conference');
    await ear.awaitHeard([dana.number], numbersOf(BOTH));
    await awaitHears(stage.simulator, dana.number, [REP]);
    expect(await nothingIsSentTo([eli.number])).toBe(true);
  });

  test('everybody who was brought in hears the others', async () => {
    await pressOn(stage.panel, eli.name, 'bring-in');
    await awaitPhase(stage.panel, eli.name, ['joined']);
    await ear.awaitHeard(numbersOf(BOTH), numbersOf(BOTH));
    await awaitHears(stage.simulator, dana.number, [REP, eli.number]);
    await awaitHears(stage.simulator, eli.number, [REP, dana.number]);
  });
});
