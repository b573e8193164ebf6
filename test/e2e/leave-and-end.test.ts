import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { awaitHost, awaitPhase, goOut } from '../harness/moves.ts';
import { createEar, type Ear, hasOffscreen } from '../harness/offscreen-ear.ts';
import { conferencesWithHost, livingLegs } from '../harness/simulator.ts';
import type { Stage } from '../harness/stage.ts';
import { eventually } from '../harness/wait.ts';
import { numbersOf, QUICK, REP, readyRep, startWith } from './rep.ts';

const { dana, eli } = QUICK;
const BOTH = [dana, eli];

let stage: Stage;
let ear: Ear;

beforeAll(async () => {
  stage = await readyRep();
  await startWith(stage, BOTH);
  for (const { name } of BOTH) await awaitPhase(stage.panel, name, ['joined']);
  ear = await createEar(stage.browser);
});

afterAll(async () => {
  await stage.close();
});

/** Whom somebody in the living conference hears, measured in the samples sent to them. */
async function hearsOf(number: string): Promise<readonly string[]> {
  const { sessions } = await stage.simulator.ledger();
  const living = sessions.filter(({ origin, ended }) => origin === 'Conference' && !ended);
  const party = living.flatMap(({ parties }) => parties).find((each) => each.number === number);
  return party?.heard ?? [];
}

describe.sequential('leaving and ending', () => {
  test('after Leave the others still hear each other, and the panel offers Rejoin and End', async () => {
    await goOut(stage.panel, 'leave');
    await awaitHost(stage.panel, 'left');
    const hearEachOther = async () =>
      (await hearsOf(dana.number)).join() === eli.number && (await hearsOf(eli.number)).join() === dana.number;
    await eventually(hearEachOther, { what: 'the others hearing each other and nobody else' });
    await ear.awaitHeard([], numbersOf(BOTH));
    expect(await stage.panel.has('[data-action="rejoin"]')).toBe(true);
    expect(await stage.panel.has('[data-action="end"]')).toBe(true);
    for (const { name } of BOTH) await awaitPhase(stage.panel, name, ['joined']);
  });

  test('after Rejoin the rep hears them again, in the same conference', async () => {
    await stage.panel.click('[data-action="rejoin"]');
    await awaitHost(stage.panel, 'in');
    await ear.awaitHeard(numbersOf(BOTH), numbersOf(BOTH));
    expect(conferencesWithHost(await stage.simulator.ledger(), REP)).toHaveLength(1);
  });

  test('End is told only when every leg is gone, and closes the microphone', async () => {
    expect(await ear.openMicrophones()).toBeGreaterThan(0);
    await goOut(stage.panel, 'end');
    await awaitHost(stage.panel, 'ended');
    const ledger = await stage.simulator.ledger();
    expect(livingLegs(ledger)).toEqual([]);
    expect(ledger.sessions.filter(({ ended }) => !ended)).toEqual([]);
    const isClosed = async () => !(await hasOffscreen(stage.browser)) || (await ear.openMicrophones()) === 0;
    await eventually(isClosed, { what: 'the microphone being closed' });
  });
});
