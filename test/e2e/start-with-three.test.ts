import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { awaitHears } from '../harness/heard.ts';
import { awaitHost, awaitPhase, pressOn, rowOf } from '../harness/moves.ts';
import { createEar, type Ear } from '../harness/offscreen-ear.ts';
import type { Stage } from '../harness/stage.ts';
import { CAST, PEOPLE } from '../harness/story.ts';
import { differences, whereabouts } from '../harness/truth.ts';
import { eventually } from '../harness/wait.ts';
import { numbersOf, REP, readyRep, startWith } from './rep.ts';

const { priya, mina, tom } = CAST;
const EVERYBODY = numbersOf(PEOPLE);

let stage: Stage;
let ear: Ear;

/** The row of a person is read before the ledger: whoever is joined on screen must be joined in truth by then. */
async function expectNobodyAhead(): Promise<void> {
  const rows = await stage.panel.rows();
  const ledger = await stage.simulator.ledger();
  for (const { name, number } of PEOPLE) {
    if (rows.some((row) => row.name === name && row.phase === 'joined')) {
      expect(whereabouts(ledger, number), name).toBe('in the conference');
    }
  }
}

async function joinedWhileWatching(name: string): Promise<boolean> {
  await expectNobodyAhead();
  return (await rowOf(stage.panel, name)).phase === 'joined';
}

async function settles(): Promise<void> {
  const look = async () => differences(await stage.panel.rows(), await stage.simulator.ledger(), PEOPLE);
  await eventually(async () => (await look()).length === 0, { what: 'the panel telling the truth' });
}

beforeAll(async () => {
  stage = await readyRep();
});

afterAll(async () => {
  await stage.close();
});

describe.sequential('a conference with an outside number, a colleague and a busy number', () => {
  test('rows ring; nobody is heard, and nothing is sent to a phone that rings', async () => {
    await startWith(stage, PEOPLE);
    await awaitPhase(stage.panel, priya.name, ['ringing']);
    await awaitPhase(stage.panel, mina.name, ['ringing']);
    ear = await createEar(stage.browser);
    expect(await ear.heard(EVERYBODY)).toEqual([]);
    const { legs } = await stage.simulator.ledger();
    expect(legs.find(({ number }) => number === priya.number)?.audioIn ?? 0).toBeLessThan(0.001);
  });

  test('the busy number fails as "Busy"', async () => {
    // SIP only tells that the leg is over; the reason follows with RingCentral's own event.
    const isBusy = async () => (await rowOf(stage.panel, tom.name)).state.includes('Busy');
    await eventually(isBusy, { what: 'the reason of the failure' });
    expect((await awaitPhase(stage.panel, tom.name, ['failed'])).actions).toContain('call-back');
  });

  test('the outside number joins no earlier than the ledger says', async () => {
    await eventually(() => joinedWhileWatching(priya.name), { what: 'Priya being joined' });
    await awaitHost(stage.panel, 'in');
  });

  test('the early "Answered" of the own party does not make a ringing colleague joined', async () => {
    const { sessions } = await stage.simulator.ledger();
    const call = sessions.find(({ parties }) => parties.some(({ number }) => number === mina.number));
    const own = call?.parties.find(({ number }) => number !== mina.number);
    expect(own?.status).toBe('Answered');
    expect((await rowOf(stage.panel, mina.name)).phase).toBe('ringing');
    await eventually(() => joinedWhileWatching(mina.name), { what: 'Mina being joined' });
  });

  test('the two who joined are heard, the busy one is not', async () => {
    await ear.awaitHeard([priya.number, mina.number], EVERYBODY);
  });

  test('each of them hears the other and the rep, measured in the samples sent to them', async () => {
    await awaitHears(stage.simulator, priya.number, [REP, mina.number]);
    await awaitHears(stage.simulator, mina.number, [REP, priya.number]);
  });

  test('who hangs up is shown with the time stayed, and is heard no more', async () => {
    await stage.simulator.hangUp(priya.number);
    const row = await awaitPhase(stage.panel, priya.name, ['left']);
    expect(row.state).toMatch(/Hung up.*stayed \d+:\d\d/);
    await ear.awaitHeard([mina.number], EVERYBODY);
  });

  test('called back, the same person joins in the same row', async () => {
    const before = await rowOf(stage.panel, priya.name);
    await pressOn(stage.panel, priya.name, 'call-back');
    await awaitPhase(stage.panel, priya.name, ['dialing', 'ringing']);
    const after = await awaitPhase(stage.panel, priya.name, ['joined']);
    expect(after.id).toBe(before.id);
    expect((await stage.panel.rows()).length).toBe(PEOPLE.length);
    await ear.awaitHeard([priya.number, mina.number], EVERYBODY);
    await settles();
  });
});
