import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inWorker } from '../harness/extension.ts';
import { awaitHears } from '../harness/heard.ts';
import { awaitHost, awaitPhase, remove } from '../harness/moves.ts';
import { createEar } from '../harness/offscreen-ear.ts';
import type { Popup } from '../harness/popup-page.ts';
import { livingLegs, requestsOf } from '../harness/simulator.ts';
import type { Stage } from '../harness/stage.ts';
import { whereabouts } from '../harness/truth.ts';
import { eventually } from '../harness/wait.ts';
import { numbersOf, QUICK, REP, readyRep } from './rep.ts';

const { dana, eli, farah } = QUICK;
const BOTH = [dana, eli];
const CONFERENCE = /\/telephony\/conference$/;
const PARTY = /\/parties\/[^/]+$/;

let stage: Stage;

const chipsIn = (popup: Popup) =>
  popup.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-number]')].map(({ dataset }) => dataset.number),
  );

async function open(): Promise<Popup> {
  await stage.crm.bringToFront();
  return await stage.popup();
}

beforeAll(async () => {
  stage = await readyRep();
  for (const { number, callee } of [...BOTH, farah]) await stage.simulator.setCallee(number, callee);
});

afterAll(async () => {
  await stage.close();
});

describe.sequential('the popup', () => {
  test('keeps what was typed when it closes', async () => {
    const first = await open();
    await first.fill('[data-field="people"]', BOTH.map(({ name, number }) => `${name} <${number}>`).join(', '));
    await eventually(async () => (await chipsIn(first)).length === 2, { what: 'two people in the list' });
    await first.close();
    const second = await open();
    await eventually(async () => (await chipsIn(second)).join() === numbersOf(BOTH).join(), { what: 'the same two' });
    expect(requestsOf(await stage.simulator.ledger(), 'POST', CONFERENCE)).toEqual([]);
    await second.close();
  });

  test('fault 64: closed in the middle of a start, the start goes on, once, and the toolbar shows it', async () => {
    const popup = await open();
    const answer = { method: 'POST', path: '/telephony/conference', delayMs: 1500, count: 1 };
    await stage.simulator.setFaults({ delayAnswer: answer });
    await popup.click('[data-action="start"]');
    const isAsked = async () => requestsOf(await stage.simulator.ledger(), 'POST', CONFERENCE).length > 0;
    await eventually(isAsked, { what: 'the conference being asked for' });
    expect(await popup.has('[data-host-phase="in"]')).toBe(false);
    await popup.close();
    await awaitHost(stage.panel, 'in');
    const badge = () => inWorker(stage.browser, () => chrome.action.getBadgeText({}));
    await eventually(async () => (await badge()) === '3', { what: 'three people on the badge' });
    const ledger = await stage.simulator.ledger();
    expect(requestsOf(ledger, 'POST', CONFERENCE)).toHaveLength(1);
    for (const { number } of BOTH) expect(ledger.legs.filter((leg) => leg.number === number)).toHaveLength(1);
  });

  test('shows the running call, each person in full', async () => {
    const popup = await open();
    await awaitHost(popup, 'in');
    for (const { name, number } of BOTH) {
      const row = await awaitPhase(popup, name, ['joined']);
      expect(row.number.replace(/\D/g, '')).toContain(number.slice(-10));
    }
    await popup.close();
  });

  test('mutes and unmutes the rep', async () => {
    const popup = await open();
    await popup.click('footer [data-action="mute"]');
    await awaitHears(stage.simulator, dana.number, [eli.number]);
    await popup.click('footer [data-action="unmute"]');
    await awaitHears(stage.simulator, dana.number, [REP, eli.number]);
    await popup.close();
  });

  test('adds a person to the running call', async () => {
    const popup = await open();
    await popup.fill('[data-field="people"]', `${farah.name} <${farah.number}>`);
    await popup.click('[data-action="add"]');
    await awaitPhase(popup, farah.name, ['joined']);
    await popup.close();
    expect(whereabouts(await stage.simulator.ledger(), farah.number)).toBe('in the conference');
    await awaitHears(stage.simulator, farah.number, [REP, ...numbersOf(BOTH)]);
  });

  test('removes a person, once confirmed', async () => {
    const popup = await open();
    await remove(popup, dana.name);
    await awaitPhase(popup, dana.name, ['left']);
    await popup.close();
    const ledger = await stage.simulator.ledger();
    expect(whereabouts(ledger, dana.number)).toBe('not connected');
    expect(requestsOf(ledger, 'DELETE', PARTY).filter(({ status }) => status < 300)).toHaveLength(1);
    const ear = await createEar(stage.browser);
    await ear.awaitHeard([eli.number, farah.number], numbersOf([...BOTH, farah]));
  });

  test('ends the call for everybody', async () => {
    const popup = await open();
    await popup.click('[data-action="end-menu"]');
    await popup.click('[role="menuitem"][data-action="end"]');
    await awaitHost(popup, 'ended');
    expect(livingLegs(await stage.simulator.ledger())).toEqual([]);
    await popup.close();
  });
});
