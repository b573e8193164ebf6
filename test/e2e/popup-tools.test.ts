import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chooseDevice } from '../harness/audio-choices.ts';
import { awaitHost, onOptionsPage } from '../harness/moves.ts';
import { createEar } from '../harness/offscreen-ear.ts';
import type { Popup } from '../harness/popup-page.ts';
import { livingLegs, requestsOf } from '../harness/simulator.ts';
import type { Stage } from '../harness/stage.ts';
import { whereabouts } from '../harness/truth.ts';
import { eventually } from '../harness/wait.ts';
import { numbersOf, QUICK, readyRep } from './rep.ts';

const { dana, eli } = QUICK;
const BOTH = [dana, eli];
const CONFERENCE = /\/telephony\/conference$/;
const DEAL = 'Deal room';

let stage: Stage;

async function open(): Promise<Popup> {
  await stage.crm.bringToFront();
  return await stage.popup();
}

const chipsIn = (popup: Popup) =>
  popup.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-number]')].map(({ dataset }) => dataset.number),
  );

async function copyOnPage(text: string): Promise<void> {
  const origin = new URL(stage.simulator.address.crm).origin;
  await stage.browser.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
  await stage.crm.bringToFront();
  await stage.crm.evaluate((copied) => navigator.clipboard.writeText(copied), text);
}

/** Waits until two rows say so, and the network too. */
async function awaitBothIn(popup: Popup): Promise<void> {
  const joined = async () => (await popup.rows()).filter(({ phase }) => phase === 'joined').length;
  await eventually(async () => (await joined()) === BOTH.length, { what: 'both being in the conference' });
  const ledger = await stage.simulator.ledger();
  expect(BOTH.map(({ number }) => whereabouts(ledger, number))).toEqual(BOTH.map(() => 'in the conference'));
}

/** Ends the call for everybody. */
async function end(popup: Popup): Promise<void> {
  await popup.click('[data-action="end-menu"]');
  await popup.click('[role="menuitem"][data-action="end"]');
  await awaitHost(popup, 'ended');
}

beforeAll(async () => {
  stage = await readyRep();
  for (const { number, callee } of BOTH) await stage.simulator.setCallee(number, callee);
});

afterAll(async () => {
  await stage.close();
});

describe.sequential('the popup as a tool', () => {
  test('a column of numbers copied from a page is pasted as people; what cannot be called stays, and nothing is dialled', async () => {
    await copyOnPage(`${dana.number}\n(650) 555-0132\n911`);
    const popup = await open();
    await popup.fill('[data-field="people"]', '');
    await popup.paste();
    await eventually(async () => (await chipsIn(popup)).join() === numbersOf(BOTH).join(), { what: 'two people' });
    expect(await popup.has('[data-refused="emergency"]')).toBe(true);
    expect(requestsOf(await stage.simulator.ledger(), 'POST', CONFERENCE)).toEqual([]);
    await popup.fill('[data-field="people"]', '');
    await popup.click('[data-action="new-group"]');
    await popup.fill('[data-field="group-name"]', DEAL);
    await popup.press('Enter');
    await eventually(() => popup.has(`[data-group="${DEAL}"]`), { what: 'the group' });
    expect(await popup.has('[data-view="new-call"]')).toBe(true);
    for (const _ of BOTH) await popup.click('[data-action="remove-chip"]');
    await popup.close();
  });

  test('a saved group is called again: everybody in it is in the conference', async () => {
    const popup = await open();
    await popup.click(`[data-group="${DEAL}"] [data-action="choose-group"]`);
    await popup.click('[data-action="start"]');
    await awaitHost(popup, 'in');
    await awaitBothIn(popup);
    await popup.close();
  });

  test('digits that are typed arrive as tones, in order, and nothing else does', async () => {
    const popup = await open();
    await popup.click('footer [data-action="keypad"]');
    for (const key of ['4', '#', 'x', '2', '*'] as const) await popup.press(key);
    const tones = async () => livingLegs(await stage.simulator.ledger()).map(({ dtmf }) => dtmf);
    await eventually(async () => (await tones()).join() === '4#2*', { what: 'four tones on the only leg' });
    await popup.close();
  });

  test('another speaker and another microphone are taken in the middle of the call', async () => {
    const ear = await createEar(stage.browser);
    const before = await ear.devices();
    expect(before.outputs).toEqual(['']);
    let chosen = { speaker: '', microphone: '' };
    await onOptionsPage(stage, async (page) => {
      await page.locator('[data-nav="audio"]').click();
      chosen = {
        speaker: await chooseDevice(page, 'speakerId', 2),
        microphone: await chooseDevice(page, 'microphoneId', 2),
      };
    });
    await eventually(async () => (await ear.devices()).outputs.join() === chosen.speaker, {
      what: 'the other speaker',
    });
    await eventually(async () => (await ear.devices()).inputs.join() === chosen.microphone, {
      what: 'the other microphone',
    });
    expect(await ear.openMicrophones()).toBeGreaterThan(0);
    const popup = await open();
    await awaitBothIn(popup);
    expect(await popup.has('[data-check="speaker"], [data-check="microphone-device"]')).toBe(false);
    await end(popup);
    await popup.close();
  });
});
