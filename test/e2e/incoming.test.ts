import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { killWorker } from '../harness/extension.ts';
import { awaitHears, heardBy } from '../harness/heard.ts';
import { awaitHost, awaitPhase, pressOn } from '../harness/moves.ts';
import { createEar, type Ear } from '../harness/offscreen-ear.ts';
import { conferencesWithHost, livingLegs } from '../harness/simulator.ts';
import type { Stage } from '../harness/stage.ts';
import { whereabouts } from '../harness/truth.ts';
import { eventually } from '../harness/wait.ts';
import { QUICK, REP, readyRep, startWith } from './rep.ts';
import { awaitCard, awaitNoCard, CALLER, ringHere, SECOND } from './ringing.ts';

const { dana } = QUICK;

let stage: Stage;
let ear: Ear;

beforeAll(async () => {
  stage = await readyRep();
});

afterAll(async () => {
  await stage.close();
});

describe.sequential('with "ring in this browser"', () => {
  test('the phone is registered without a call', async () => {
    await ringHere(stage);
    expect((await stage.simulator.ledger()).sessions).toEqual([]);
  });

  test('a call rings in the panel of the page, and declining ends it everywhere', async () => {
    await stage.simulator.callIn(CALLER.number, CALLER.name);
    await awaitCard(stage.panel);
    expect(await stage.panel.text()).toContain(CALLER.name);
    expect(await stage.panel.text()).not.toContain(CALLER.number);
    await stage.panel.click('[data-action="decline"]');
    await awaitNoCard(stage.panel);
    await eventually(async () => whereabouts(await stage.simulator.ledger(), CALLER.number) === 'not connected', {
      what: 'the caller being refused',
    });
  });

  test('a caller who is sent to voicemail gets there', async () => {
    await stage.simulator.callIn(SECOND.number, SECOND.name);
    await awaitCard(stage.panel);
    await stage.panel.click('[data-action="voicemail"]');
    await awaitNoCard(stage.panel);
    const inMailbox = async () =>
      (await stage.simulator.ledger()).sessions.some(({ parties }) =>
        parties.some(({ status }) => status === 'VoiceMail'),
      );
    await eventually(inMailbox, { what: 'the mailbox taking the call' });
  });

  test('a call wakes a worker that died', async () => {
    await killWorker(stage.browser);
    await stage.simulator.callIn(CALLER.number, CALLER.name);
    await awaitCard(stage.panel);
    await stage.simulator.hangUp(CALLER.number);
    await awaitNoCard(stage.panel);
  });

  test('a caller who gives up takes the card along', async () => {
    await stage.simulator.callIn(CALLER.number, CALLER.name);
    await awaitCard(stage.panel);
    await stage.simulator.hangUp(CALLER.number);
    await awaitNoCard(stage.panel);
    expect(await stage.panel.has('[data-person]')).toBe(false);
  });
});

describe.sequential('a call that comes in during a conference', () => {
  test('fault 60: rings beside it and does not disturb it, though it asks to be answered at once', async () => {
    await startWith(stage, [dana]);
    await awaitHost(stage.panel, 'in');
    await awaitPhase(stage.panel, dana.name, ['joined']);
    ear = await createEar(stage.browser);
    await ear.awaitHeard([dana.number], [dana.number, CALLER.number]);
    await stage.simulator.callIn(CALLER.number, CALLER.name, { autoAnswer: true });
    await awaitCard(stage.panel);
    await ear.staysHeard([dana.number], [dana.number, CALLER.number], 1500);
    await awaitHears(stage.simulator, dana.number, [REP]);
    expect(await stage.panel.has('[data-incoming]')).toBe(true);
    expect(whereabouts(await stage.simulator.ledger(), CALLER.number)).not.toBe('in the conference');
  });

  test('answered, rep and caller hear each other, and the conference hears and is heard by nobody of them', async () => {
    await stage.panel.click('[data-action="answer"]');
    await awaitPhase(stage.panel, CALLER.name, ['answered']);
    await awaitNoCard(stage.panel);
    await ear.awaitHeard([CALLER.number], [dana.number, CALLER.number]);
    await awaitHears(stage.simulator, CALLER.number, [REP]);
    await awaitHears(stage.simulator, dana.number, []);
  });

  test('merged, everybody hears everybody', async () => {
    await pressOn(stage.panel, CALLER.name, 'bring-in');
    await awaitPhase(stage.panel, CALLER.name, ['joined']);
    expect(whereabouts(await stage.simulator.ledger(), CALLER.number)).toBe('in the conference');
    await ear.awaitHeard([dana.number, CALLER.number], [dana.number, CALLER.number]);
    await awaitHears(stage.simulator, dana.number, [REP, CALLER.number]);
    expect(heardBy(await stage.simulator.ledger(), CALLER.number)).toContain(dana.number);
  });

  test('the end of the conference leaves no leg behind, and the phone goes on waiting for calls', async () => {
    await stage.panel.click('[data-action="end-menu"]');
    await stage.panel.click('[role="menuitem"][data-action="end"]');
    await awaitHost(stage.panel, 'ended');
    expect(livingLegs(await stage.simulator.ledger())).toEqual([]);
    await stage.panel.click('[data-action="dismiss"]');
    await stage.simulator.callIn(SECOND.number, SECOND.name);
    await awaitCard(stage.panel);
  });
});

describe.sequential('an ordinary call', () => {
  test('begins with answering: rep and caller hear each other, and there is no conference', async () => {
    await stage.panel.click('[data-action="answer"]');
    await awaitPhase(stage.panel, SECOND.name, ['answered']);
    await awaitHost(stage.panel, 'private');
    ear = await createEar(stage.browser);
    await ear.awaitHeard([SECOND.number], [SECOND.number]);
    await awaitHears(stage.simulator, SECOND.number, [REP]);
  });

  test('grows into a conference when somebody is added', async () => {
    await stage.simulator.setCallee(dana.number, dana.callee);
    const popup = await stage.popup();
    await popup.fill('[data-field="people"]', `${dana.name} <${dana.number}>`);
    await popup.click('[data-action="add"][type="submit"]');
    await awaitHost(stage.panel, 'in', 30_000);
    for (const { name } of [SECOND, dana]) await awaitPhase(stage.panel, name, ['joined'], 30_000);
    await popup.close();
    const both = [SECOND.number, dana.number];
    await ear.awaitHeard(both, both);
    await awaitHears(stage.simulator, dana.number, [REP, SECOND.number]);
  });

  test('begins from the popup too: one person, and no conference', async () => {
    await stage.panel.click('[data-action="end-menu"]');
    await stage.panel.click('[role="menuitem"][data-action="end"]');
    await awaitHost(stage.panel, 'ended');
    await stage.panel.click('[data-action="dismiss"]');
    const popup = await stage.popup();
    await popup.fill('[data-field="people"]', `${dana.name} <${dana.number}>`);
    await popup.click('[data-field="call-alone"]');
    await popup.click('[data-action="start"]');
    await awaitPhase(popup, dana.name, ['answered']);
    await awaitHost(popup, 'private');
    await popup.close();
    await ear.awaitHeard([dana.number], [dana.number]);
    await awaitHears(stage.simulator, dana.number, [REP]);
    expect(conferencesWithHost(await stage.simulator.ledger(), REP)).toEqual([]);
    await stage.panel.click('[data-action="end-menu"]');
    await awaitHost(stage.panel, 'ended');
    expect(livingLegs(await stage.simulator.ledger())).toEqual([]);
  });
});
