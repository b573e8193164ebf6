import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { pressOn, remove, rowOf } from '../harness/moves.ts';
import { createEar, type Ear } from '../harness/offscreen-ear.ts';
import { requestsOf } from '../harness/simulator.ts';
import type { Stage } from '../harness/stage.ts';
import { whereabouts } from '../harness/truth.ts';
import { eventually } from '../harness/wait.ts';
import { numbersOf, QUICK, repOnCall } from './rep.ts';

const { dana, eli } = QUICK;
const BOTH = [dana, eli];
const PARTY = /\/telephony\/sessions\/[^/]+\/parties\/[^/]+$/;

let stage: Stage;
let ear: Ear;

const deletions = async () => requestsOf(await stage.simulator.ledger(), 'DELETE', PARTY);

beforeEach(async () => {
  stage = await repOnCall(BOTH);
  ear = await createEar(stage.browser);
  await ear.awaitHeard(numbersOf(BOTH), numbersOf(BOTH));
});

afterEach(async () => {
  await stage.close();
});

/** Watches until the row says so, and checks at each look that it does not say so before it is true. */
async function removedNoEarlierThanTrue(): Promise<boolean> {
  const { phase } = await rowOf(stage.panel, dana.name);
  if (phase !== 'left') return false;
  expect(whereabouts(await stage.simulator.ledger(), dana.number)).toBe('not connected');
  return true;
}

async function expectRemoved(): Promise<void> {
  await eventually(removedNoEarlierThanTrue, { what: 'Dana being removed', timeoutMs: 30_000 });
  expect((await rowOf(stage.panel, dana.name)).state).toContain('Removed by you');
  await ear.awaitHeard([eli.number], numbersOf(BOTH));
  expect((await rowOf(stage.panel, eli.name)).phase).toBe('joined');
}

describe('removing a person', () => {
  test('is armed first, confirmed then, and told only once it happened', async () => {
    await pressOn(stage.panel, dana.name, 'remove');
    expect(await deletions()).toEqual([]);
    expect((await rowOf(stage.panel, dana.name)).phase).toBe('joined');
    await pressOn(stage.panel, dana.name, 'confirm-remove');
    await eventually(async () => (await deletions()).length > 0, { what: 'the DELETE' });
    await expectRemoved();
  });

  test('works where RingCentral refuses to delete the conference side', async () => {
    await stage.simulator.setSwitches({ removeConferenceParty: 'refused' });
    await remove(stage.panel, dana.name);
    await expectRemoved();
    expect(new Set((await deletions()).map(({ path }) => path)).size).toBeGreaterThan(1);
  });

  test('refused both ways is told, and the person is still there', async () => {
    await stage.simulator.setSwitches({ removeConferenceParty: 'refused', removeOriginalParty: 'refused' });
    await remove(stage.panel, dana.name);
    const told = async () => (await rowOf(stage.panel, dana.name)).text.includes('Could not remove');
    await eventually(told, { what: '"Could not remove"', timeoutMs: 30_000 });
    expect((await rowOf(stage.panel, dana.name)).phase).toBe('joined');
    await ear.awaitHeard(numbersOf(BOTH), numbersOf(BOTH));
  });
});
