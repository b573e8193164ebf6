import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { awaitHears, heardBy } from '../harness/heard.ts';
import { type Loudspeaker, loudspeakerOfPhone } from '../harness/loudspeaker.ts';
import { awaitHost, awaitPhase, goOut, onOptionsPage, pressOn, remove } from '../harness/moves.ts';
import { createEar, type Ear } from '../harness/offscreen-ear.ts';
import type { Popup } from '../harness/popup-page.ts';
import { conferencesWithHost, livingLegs } from '../harness/simulator.ts';
import type { Stage } from '../harness/stage.ts';
import type { Surface } from '../harness/surface.ts';
import { whereabouts } from '../harness/truth.ts';
import { eventually, stays } from '../harness/wait.ts';
import { QUICK, REP, readyRep, startWith } from './rep.ts';
import { awaitCard, awaitNoCard, CALLER, ringHere, SECOND } from './ringing.ts';

const { dana } = QUICK;
const BOTH = [CALLER, SECOND];
const NUMBERS = BOTH.map(({ number }) => number);
/** A ring is two seconds of sound and four of silence. Unit: milliseconds. */
const WHOLE_RING_MS = 6500;

let stage: Stage;
let ear: Ear;
let phone: Loudspeaker;

/** However numbers are written. */
const digitsIn = (text: string): string => text.replace(/\D/g, '');

const isQuiet = async () => (await phone.take()).samples.length === 0;
const awaitRinging = () => eventually(async () => !(await isQuiet()), { what: 'ringing' });

async function awaitSilence(): Promise<void> {
  await eventually(isQuiet, { what: 'the end of the ringing' });
  await stays(isQuiet, { durationMs: WHOLE_RING_MS, forgiveMs: 0, what: 'no ringing' });
}

/** What the leg of the latest call with this number does: a caller's own side counts as answered while ours rings. */
const legOf = async (number: string) =>
  (await stage.simulator.ledger()).legs.findLast((leg) => leg.number === number)?.state;

/** Presses a button of the card of this caller. */
async function decide(surface: Surface, { name }: typeof CALLER, action: string): Promise<void> {
  const id = await eventually(() => cardOf(surface, name), { what: `the card of ${name}` });
  await surface.click(`[data-incoming="${id}"] [data-action="${action}"]`);
}

/** Cards stand in the order of arrival, and handles are counted: `i1`, `i2`, … */
async function cardOf(surface: Surface, name: string): Promise<string | undefined> {
  for (let number = 1; number <= 12; number += 1) {
    const id = `i${number}`;
    const isHere = await surface.has(`[data-incoming="${id}"]`);
    if (isHere && callers.get(id) === name) return id;
  }
  return undefined;
}

const callers = new Map<string, string>();

/** Somebody calls: the next handle is theirs. */
async function ring(who: typeof CALLER): Promise<void> {
  const id = `i${callers.size + 1}`;
  await stage.simulator.callIn(who.number, who.name);
  callers.set(id, who.name);
  await eventually(() => stage.panel.has(`[data-incoming="${id}"]`), { what: `the card of ${who.name}` });
}

async function ringVolume(percent: number): Promise<void> {
  await onOptionsPage(stage, async (page) => {
    await page.locator('[data-nav="audio"]').click();
    await page.locator('[data-field="ring-volume"]').fill(String(percent));
    await page.waitForFunction(
      async (wanted) =>
        Reflect.get(Object((await chrome.storage.local.get())['settings.v1']), 'ringVolumePercent') === wanted,
      percent,
    );
  });
}

async function openPopup(): Promise<Popup> {
  await stage.crm.bringToFront();
  return await stage.popup();
}

beforeAll(async () => {
  stage = await readyRep();
  await ringHere(stage);
  phone = await loudspeakerOfPhone(stage.browser);
  ear = await createEar(stage.browser);
});

afterAll(async () => {
  await stage.close();
});

describe.sequential('two calls that come in at once', () => {
  test('are two cards, and ring; nobody hears anybody', async () => {
    for (const who of BOTH) await ring(who);
    const shown = await stage.panel.text();
    for (const { name, number } of BOTH) {
      expect(shown).toContain(name);
      expect(digitsIn(shown)).not.toContain(number.slice(-10));
    }
    await awaitRinging();
    expect(await ear.heard(NUMBERS)).toEqual([]);
    for (const number of NUMBERS) expect(await legOf(number)).toBe('ringing');
  });

  test('one is answered and heard, the other rings on and hears nothing', async () => {
    await decide(stage.panel, SECOND, 'answer');
    await awaitPhase(stage.panel, SECOND.name, ['answered']);
    await awaitHost(stage.panel, 'private');
    await ear.awaitHeard([SECOND.number], NUMBERS);
    await awaitHears(stage.simulator, SECOND.number, [REP]);
    expect([await legOf(SECOND.number), await legOf(CALLER.number)]).toEqual(['up', 'ringing']);
    expect(heardBy(await stage.simulator.ledger(), CALLER.number)).toEqual([]);
    expect(await cardOf(stage.panel, CALLER.name)).toBeDefined();
    expect(await cardOf(stage.panel, SECOND.name)).toBeUndefined();
  });

  test('the other is declined: it ends everywhere, the ringing ends, and the conversation goes on', async () => {
    await decide(stage.panel, CALLER, 'decline');
    await awaitNoCard(stage.panel);
    const isOver = async () => whereabouts(await stage.simulator.ledger(), CALLER.number) === 'not connected';
    await eventually(isOver, { what: 'the caller being refused' });
    await awaitSilence();
    await awaitHears(stage.simulator, SECOND.number, [REP]);
    expect(livingLegs(await stage.simulator.ledger()).map(({ number }) => number)).toEqual([SECOND.number]);
    expect(conferencesWithHost(await stage.simulator.ledger(), REP)).toEqual([]);
  });

  test('the one who was answered hangs up: the call is over, and nothing is left', async () => {
    await stage.simulator.hangUp(SECOND.number);
    await awaitHost(stage.panel, 'ended');
    expect(livingLegs(await stage.simulator.ledger())).toEqual([]);
    expect(await ear.openMicrophones()).toBe(0);
    await stage.panel.click('[data-action="dismiss"]');
  });
});

describe.sequential('the popup', () => {
  test('shows who calls, in full; answered there, the ringing stops at once and both hear each other', async () => {
    const popup = await openPopup();
    await ring(CALLER);
    await awaitCard(popup);
    const shown = await popup.text();
    expect(shown).toContain(CALLER.name);
    expect(digitsIn(shown)).toContain(CALLER.number.slice(-10));
    await awaitRinging();
    await decide(popup, CALLER, 'answer');
    await awaitPhase(popup, CALLER.name, ['answered']);
    await awaitNoCard(popup);
    await awaitSilence();
    await ear.awaitHeard([CALLER.number], NUMBERS);
    await awaitHears(stage.simulator, CALLER.number, [REP]);
    await popup.close();
  });

  test('merges a second caller with the first: both become a conference', async () => {
    await ring(SECOND);
    const popup = await openPopup();
    await decide(popup, SECOND, 'answer');
    await awaitPhase(popup, SECOND.name, ['answered']);
    await ear.awaitHeard([SECOND.number], NUMBERS);
    await pressOn(popup, CALLER.name, 'bring-in');
    for (const { name } of BOTH) await awaitPhase(popup, name, ['joined'], 30_000);
    await awaitHears(stage.simulator, CALLER.number, [REP, SECOND.number]);
    await goOut(popup, 'end');
    await awaitHost(popup, 'ended');
    await popup.click('[data-action="dismiss"]');
    await popup.close();
    expect(livingLegs(await stage.simulator.ledger())).toEqual([]);
  });
});

describe.sequential('ringing', () => {
  test('is silent at a volume of 0: the card is there, and no sound', async () => {
    await ringVolume(0);
    await phone.take();
    await ring(CALLER);
    await stays(isQuiet, { durationMs: WHOLE_RING_MS, forgiveMs: 0, what: 'no ringing' });
    expect(await cardOf(stage.panel, CALLER.name)).toBeDefined();
  });

  test('turned up again it is heard, and ends with the caller', async () => {
    await ringVolume(80);
    await awaitRinging();
    await stage.simulator.hangUp(CALLER.number);
    await awaitNoCard(stage.panel);
    await awaitSilence();
  });
});

describe.sequential('a caller whom the rep answers after leaving the conference', () => {
  test('is heard, muted and held; the others talk on without the rep', async () => {
    await startWith(stage, [dana]);
    await awaitPhase(stage.panel, dana.name, ['joined']);
    await goOut(stage.panel, 'leave');
    await awaitHost(stage.panel, 'left');
    await eventually(async () => (await ear.openMicrophones()) === 0, { what: 'the microphone being closed' });
    await ring(SECOND);
    await decide(stage.panel, SECOND, 'answer');
    await awaitPhase(stage.panel, SECOND.name, ['answered']);
    await ear.awaitHeard([SECOND.number], [dana.number, SECOND.number]);
    await awaitHears(stage.simulator, SECOND.number, [REP]);
    await stage.panel.click('footer [data-action="mute"]');
    await awaitHears(stage.simulator, SECOND.number, []);
    await stage.panel.click('footer [data-action="unmute"]');
    await awaitHears(stage.simulator, SECOND.number, [REP]);
    expect(whereabouts(await stage.simulator.ledger(), dana.number)).toBe('in the conference');
  });

  test('is hung up on alone; then Rejoin leads back to the others, heard and hearing', async () => {
    await remove(stage.panel, SECOND.name);
    await awaitPhase(stage.panel, SECOND.name, ['left']);
    const ledger = await stage.simulator.ledger();
    expect(whereabouts(ledger, SECOND.number)).toBe('not connected');
    expect(whereabouts(ledger, dana.number)).toBe('in the conference');
    await stage.panel.click('[data-action="rejoin"]');
    await awaitHost(stage.panel, 'in', 30_000);
    await ear.awaitHeard([dana.number], [dana.number, SECOND.number]);
    await awaitHears(stage.simulator, dana.number, [REP]);
  });
});
