import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { awaitHears, isSilent } from '../harness/heard.ts';
import { awaitHost, awaitPhase, goOut } from '../harness/moves.ts';
import { createEar, type Ear } from '../harness/offscreen-ear.ts';
import { livingLegs, requestsOf } from '../harness/simulator.ts';
import type { Stage } from '../harness/stage.ts';
import { eventually } from '../harness/wait.ts';
import { numbersOf, QUICK, REP, readyRep, startWith } from './rep.ts';

const { dana, eli } = QUICK;
const BOTH = [dana, eli];
const PARTY_OR_SESSION = /\/telephony\/sessions\//;

let stage: Stage;
let ear: Ear;

const press = (action: string) => stage.panel.click(`footer [data-action="${action}"]`);
const deletions = async () => requestsOf(await stage.simulator.ledger(), 'DELETE', PARTY_OR_SESSION);

/** The only leg while everybody is in the conference: the rep's own. */
async function hostLeg() {
  const [leg, ...others] = livingLegs(await stage.simulator.ledger());
  if (!leg || others.length > 0) throw new Error(`${others.length + (leg ? 1 : 0)} legs are up instead of one`);
  return leg;
}

async function expectAllHearTheRep(): Promise<void> {
  await awaitHears(stage.simulator, dana.number, [REP, eli.number]);
  await awaitHears(stage.simulator, eli.number, [REP, dana.number]);
}

async function expectNobodyHearsTheRep(): Promise<void> {
  await awaitHears(stage.simulator, dana.number, [eli.number]);
  await awaitHears(stage.simulator, eli.number, [dana.number]);
  await eventually(async () => isSilent(await hostLeg()), { what: "silence on the rep's leg" });
}

beforeAll(async () => {
  stage = await readyRep();
  await startWith(stage, BOTH);
  await awaitHost(stage.panel, 'in');
  for (const { name } of BOTH) await awaitPhase(stage.panel, name, ['joined']);
  ear = await createEar(stage.browser);
  await ear.awaitHeard(numbersOf(BOTH), numbersOf(BOTH));
});

afterAll(async () => {
  await stage.close();
});

describe.sequential("the rep's own controls", () => {
  test('muted, the rep hears the others and they do not hear the rep', async () => {
    await expectAllHearTheRep();
    await press('mute');
    await expectNobodyHearsTheRep();
    await ear.awaitHeard(numbersOf(BOTH), numbersOf(BOTH));
    await press('unmute');
    await expectAllHearTheRep();
  });

  test('on hold, neither hears the other, and the call goes on', async () => {
    await press('hold');
    await expectNobodyHearsTheRep();
    await ear.awaitHeard([], numbersOf(BOTH));
    for (const { name } of BOTH) await awaitPhase(stage.panel, name, ['joined']);
    await press('resume');
    await expectAllHearTheRep();
    await ear.awaitHeard(numbersOf(BOTH), numbersOf(BOTH));
  });

  test('mute outlasts hold', async () => {
    await press('mute');
    await press('hold');
    await ear.awaitHeard([], numbersOf(BOTH));
    await press('resume');
    await ear.awaitHeard(numbersOf(BOTH), numbersOf(BOTH));
    await expectNobodyHearsTheRep();
    await press('unmute');
    await expectAllHearTheRep();
  });

  test('keys of the keypad arrive on the leg in the order pressed', async () => {
    await press('keypad');
    for (const key of ['1', '5', '#']) await stage.panel.click(`[data-tone="${key}"]`);
    await eventually(async () => (await hostLeg()).dtmf === '15#', { what: 'three tones on the leg' });
    await press('keypad');
  });

  test("recording runs on the rep's own leg, and a mark says so until it stops", async () => {
    await press('record');
    await eventually(() => stage.panel.has('footer [data-action="stop-recording"]'), {
      what: 'the mark of a recording',
    });
    expect((await hostLeg()).recording).toBe(true);
    await press('stop-recording');
    await eventually(() => stage.panel.has('footer [data-action="record"]'), { what: 'the mark being gone' });
    expect((await hostLeg()).recording).toBe(false);
  });

  test('a refused recording is told and never marked as running', async () => {
    await stage.simulator.setFaults({ sip: { refuseRecording: true } });
    await press('record');
    await eventually(() => stage.panel.has('[data-notice="recording-refused"]'), { what: 'the refusal' });
    expect((await hostLeg()).recording).toBe(false);
    expect(await stage.panel.has('footer [data-action="stop-recording"]')).toBe(false);
    await stage.simulator.clearFaults();
  });

  test('minimised, it still counts people and mutes; restored, it shows the rows again', async () => {
    await stage.panel.click('[data-action="minimise"]');
    await eventually(async () => (await stage.panel.rows()).length === 0, { what: 'the rows being put away' });
    await stage.panel.click('[data-action="mute"]');
    await expectNobodyHearsTheRep();
    await stage.panel.click('[data-action="unmute"]');
    await expectAllHearTheRep();
    await stage.panel.click('[data-action="restore"]');
    for (const { name } of BOTH) await awaitPhase(stage.panel, name, ['joined']);
  });

  test('the way out asks which: opened and closed, the menu sends nothing', async () => {
    await press('end-menu');
    for (const how of ['leave', 'end']) {
      expect(await stage.panel.has(`[role="menuitem"][data-action="${how}"]`)).toBe(true);
    }
    await press('end-menu');
    await eventually(async () => !(await stage.panel.has('[role="menuitem"]')), { what: 'the menu being closed' });
    expect(await deletions()).toEqual([]);
    await expectAllHearTheRep();
  });

  test('Leave deletes one party, End the session', async () => {
    await goOut(stage.panel, 'leave');
    await awaitHost(stage.panel, 'left');
    expect((await deletions()).map(({ path }) => /\/parties\//.test(path))).toEqual([true]);
    await stage.panel.click('[data-action="end"]');
    await awaitHost(stage.panel, 'ended');
    expect((await deletions()).some(({ path, status }) => !/\/parties\//.test(path) && status < 300)).toBe(true);
    expect(livingLegs(await stage.simulator.ledger())).toEqual([]);
  });
});
