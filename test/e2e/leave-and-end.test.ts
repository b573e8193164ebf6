import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { awaitHears } from '../harness/heard.ts';
import { awaitHost, awaitPhase, goOut } from '../harness/moves.ts';
import { createEar, type Ear, hasOffscreen } from '../harness/offscreen-ear.ts';
import { conferencesWithHost, livingLegs } from '../harness/simulator.ts';
import type { Stage } from '../harness/stage.ts';
import { eventually } from '../harness/wait.ts';
import { numbersOf, QUICK, REP, repOnCall } from './rep.ts';

const { dana, eli } = QUICK;
const BOTH = [dana, eli];

let stage: Stage;
let ear: Ear;

beforeAll(async () => {
  stage = await repOnCall(BOTH);
  ear = await createEar(stage.browser);
});

afterAll(async () => {
  await stage.close();
});

describe.sequential('leaving and ending', () => {
  test('after Leave the others still hear each other, and the panel offers Rejoin and End', async () => {
    await goOut(stage.panel, 'leave');
    await awaitHost(stage.panel, 'left');
    await awaitHears(stage.simulator, dana.number, [eli.number]);
    await awaitHears(stage.simulator, eli.number, [dana.number]);
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
