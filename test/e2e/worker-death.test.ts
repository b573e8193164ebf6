import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { awaitNewWorker, killWorker } from '../harness/extension.ts';
import { awaitHost, awaitPhase } from '../harness/moves.ts';
import { createEar } from '../harness/offscreen-ear.ts';
import { conferencesWithHost, requestsOf } from '../harness/simulator.ts';
import type { Stage } from '../harness/stage.ts';
import type { StoryPerson } from '../harness/story.ts';
import { differences, whereabouts } from '../harness/truth.ts';
import { eventually } from '../harness/wait.ts';
import { numbersOf, QUICK, REP, readyRep, startWith } from './rep.ts';

const { dana, eli } = QUICK;
const BOTH = [dana, eli];
const CONFERENCE = /\/telephony\/conference$/;
const BRING_IN = /\/parties\/bring-in$/;
const PATIENCE = { timeoutMs: 45_000 };

/** The same person, whose phone rings until it is picked up by hand. */
const untilPickedUp = (person: StoryPerson): StoryPerson => ({
  ...person,
  callee: { ...person.callee, answersAfterMs: 600_000 },
});

let stage: Stage;

beforeEach(async () => {
  stage = await readyRep();
});

afterEach(async () => {
  await stage.close();
});

async function expectEverybodyOnceAndTrue(): Promise<void> {
  const { panel, simulator } = stage;
  await awaitHost(panel, 'in', PATIENCE.timeoutMs);
  for (const { name } of BOTH) await awaitPhase(panel, name, ['joined'], PATIENCE.timeoutMs);
  const isTrue = async () => differences(await panel.rows(), await simulator.ledger(), BOTH).length === 0;
  await eventually(isTrue, { ...PATIENCE, what: 'the panel telling the truth again' });
  const ledger = await simulator.ledger();
  expect(conferencesWithHost(ledger, REP)).toHaveLength(1);
  for (const { name, number } of BOTH) {
    expect(
      ledger.legs.filter((leg) => leg.number === number),
      `legs of ${name}`,
    ).toHaveLength(1);
  }
  const brought = requestsOf(ledger, 'POST', BRING_IN).filter(({ status }) => status < 300);
  expect(brought).toHaveLength(BOTH.length);
}

describe('a worker that is killed', () => {
  test('between the POST of the conference and the INVITE of the host', async () => {
    const path = CONFERENCE.source;
    await stage.simulator.setFaults({ delayAnswer: { method: 'POST', path, delayMs: 3000, count: 1 } });
    await startWith(stage, BOTH);
    const posted = async () => requestsOf(await stage.simulator.ledger(), 'POST', CONFERENCE).length > 0;
    await eventually(posted, { what: 'the POST of the conference' });
    await killWorker(stage.browser);
    await awaitNewWorker(stage.browser);
    await expectEverybodyOnceAndTrue();
  });

  test('after an answer, before its bring-in', async () => {
    const { simulator, browser, panel } = stage;
    await startWith(stage, BOTH.map(untilPickedUp));
    await awaitHost(panel, 'in');
    // The worker is dead before it hears of the answers.
    await simulator.setSwitches({ eventDelayMs: 4000 });
    for (const { number } of BOTH) await simulator.answer(number);
    expect(whereabouts(await simulator.ledger(), dana.number)).toBe('answered');
    expect(requestsOf(await simulator.ledger(), 'POST', BRING_IN)).toEqual([]);
    await killWorker(browser);
    await simulator.setSwitches({ eventDelayMs: 40 });
    await awaitNewWorker(browser);
    await expectEverybodyOnceAndTrue();
  });

  test('in a live call: nobody stops hearing, and the panel is right again without a reload', async () => {
    await startWith(stage, BOTH);
    for (const { name } of BOTH) await awaitPhase(stage.panel, name, ['joined']);
    const ear = await createEar(stage.browser);
    await ear.awaitHeard(numbersOf(BOTH), numbersOf(BOTH));
    const loads = await stage.crm.evaluate(() => performance.timeOrigin);
    await killWorker(stage.browser);
    await ear.staysHeard(numbersOf(BOTH), numbersOf(BOTH), 5000);
    await awaitNewWorker(stage.browser);
    await expectEverybodyOnceAndTrue();
    await stage.simulator.hangUp(dana.number);
    await awaitPhase(stage.panel, dana.name, ['left']);
    expect(await stage.crm.evaluate(() => performance.timeOrigin)).toBe(loads);
    await ear.awaitHeard([eli.number], numbersOf(BOTH));
  });
});
