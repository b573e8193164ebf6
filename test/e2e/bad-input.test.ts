import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { awaitPhase } from '../harness/moves.ts';
import type { Popup } from '../harness/popup-page.ts';
import { requestsOf } from '../harness/simulator.ts';
import type { Stage } from '../harness/stage.ts';
import { eventually } from '../harness/wait.ts';
import { QUICK, REP, readyRep, startWith } from './rep.ts';

const { dana, eli } = QUICK;
const CONFERENCE = /\/telephony\/conference$/;
const TEN = Array.from({ length: 10 }, (_, index) => `+1415555014${index}`);

const CASES: readonly (readonly [what: string, typed: string, reason: string])[] = [
  ['letters', 'no number', 'not-a-number'],
  ['too few digits', '4155550', 'too-short'],
  ['too many digits', '+14155550132999', 'too-long'],
  ["the rep's own number", REP, 'own-number'],
  ["the rep's own number as people write it", '(650) 555-0101', 'own-number'],
  ['one number twice', `${dana.number}, (650) 555-0131`, 'twice-in-list'],
  ['one person too many', TEN.join(', '), 'full'],
  ['911', '911', 'emergency'],
  ['911 with a country code', '+1 911', 'emergency'],
  ['112', '112', 'emergency'],
  ['a SIP address', '1;x@y', 'forbidden-characters'],
  ['a SIP parameter', '4155550132=x', 'forbidden-characters'],
  ['a star code before a number', '*67 415 555 0132', 'forbidden-characters'],
];

let stage: Stage;

/** Reasons shown under the field that they belong to. */
const reasonsIn = (popup: Popup) =>
  popup.evaluate(() => {
    const field = document.querySelector('[data-field="people"]');
    const place = document.getElementById(field?.getAttribute('aria-describedby') ?? '');
    const shown = [...(place?.querySelectorAll<HTMLElement>('[data-refused]') ?? [])];
    return shown.filter((each) => each.innerText.trim() !== '').map((each) => each.dataset.refused ?? '');
  });

/** An empty form, whatever was typed before. */
async function emptyForm(): Promise<Popup> {
  await stage.crm.bringToFront();
  const popup = await stage.popup();
  await eventually(() => popup.has('[data-field="people"]'), { what: 'the field' });
  while (await popup.has('[data-action="remove-chip"]')) await popup.click('[data-action="remove-chip"]');
  await popup.fill('[data-field="people"]', '');
  return popup;
}

/** Nobody's phone was asked to ring: no conference, and not one INVITE. */
async function expectNothingSent(): Promise<void> {
  const ledger = await stage.simulator.ledger();
  expect(requestsOf(ledger, 'POST', CONFERENCE)).toEqual([]);
  expect(ledger.legs).toEqual([]);
}

beforeAll(async () => {
  stage = await readyRep();
});

afterAll(async () => {
  await stage.close();
});

describe.sequential('what cannot be called', () => {
  test.each(CASES)('fault 75: %s is refused beside the field, and nothing is sent', async (_, typed, reason) => {
    const popup = await emptyForm();
    await popup.fill('[data-field="people"]', typed);
    await popup.press('Enter');
    await eventually(async () => (await reasonsIn(popup)).includes(reason), { what: `the reason ${reason}` });
    await popup.click('[data-action="start"]');
    await eventually(async () => (await reasonsIn(popup)).includes(reason), { what: `the reason ${reason}` });
    expect(await popup.has('[data-view="new-call"]')).toBe(true);
    await popup.close();
    await expectNothingSent();
  });

  test('the background judges for itself: a command past the form is refused as well', async () => {
    const popup = await emptyForm();
    const refusals = await popup.evaluate(
      async (numbers) => {
        const send = (number: string) =>
          new Promise<unknown>((resolve) => {
            const port = chrome.runtime.connect({ name: 'ui' });
            const command = { kind: 'start', people: [{ number, name: '' }], bringIn: 'on-answer' };
            port.onMessage.addListener(
              (message) => message.kind === 'ack' && resolve(message.outcome.refusal?.refused),
            );
            port.postMessage({ kind: 'command', id: crypto.randomUUID(), command });
          });
        const answers: unknown[] = [];
        for (const number of numbers) answers.push(await send(number));
        return answers;
      },
      ['911', '112', '+16505550101', '1;x@y', '*674155550132'],
    );
    await popup.close();
    expect(refusals).toEqual(['emergency', 'emergency', 'own-number', 'not-a-number', 'forbidden-characters']);
    await expectNothingSent();
  });

  test('somebody who is on the call is not called a second time', async () => {
    await emptyForm();
    await startWith(stage, [eli]);
    await awaitPhase(stage.panel, eli.name, ['joined']);
    const before = (await stage.simulator.ledger()).legs.length;
    const popup = await emptyForm();
    await popup.fill('[data-field="people"]', '(650) 555-0132');
    await popup.click('[data-action="add"]');
    await eventually(async () => (await reasonsIn(popup)).includes('already-on-call'), { what: 'the reason' });
    await popup.close();
    expect((await stage.simulator.ledger()).legs).toHaveLength(before);
  });
});
