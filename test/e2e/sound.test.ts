import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../harness/browser.ts';
import { awaitHears } from '../harness/heard.ts';
import {
  chimeOf,
  type Loudspeaker,
  listenToLoudspeaker,
  loudspeakerOfPhone,
  type Take,
} from '../harness/loudspeaker.ts';
import { awaitHost, awaitPhase, onOptionsPage } from '../harness/moves.ts';
import type { Stage } from '../harness/stage.ts';
import { eventually, stays } from '../harness/wait.ts';
import { QUICK, REP, readyRep, startWith } from './rep.ts';

const { dana } = QUICK;
const CALLER = { number: '+16505550141', name: 'Greta Olsen' };
/** After a chime, or where none is meant to be, nothing may follow for this long. Unit: milliseconds. */
const QUIET_MS = 1500;
/** The voice speaks for four seconds, then rests for as many. */
const REST_S = 4;
/** Of a meter that goes from 0 to 1. */
const [MOVES, RESTS] = [0.15, 0.05];
const SECOND_OF_LEVELS = 10;

let stage: Stage;
let phone: Loudspeaker;

async function onAudio(act: (page: Page) => Promise<void>): Promise<void> {
  await onOptionsPage(stage, async (page) => {
    await page.locator('[data-nav="audio"]').click();
    await act(page);
  });
}

/** Chooses the device at this place of the list, the system's being the first, and gives back its id. */
async function choose(page: Page, field: string, place: number): Promise<string> {
  const select = page.locator(`[data-field="${field}"]`);
  const option = select.locator('option').nth(place);
  await option.waitFor({ state: 'attached' });
  const id = (await option.getAttribute('value')) ?? '';
  await select.selectOption(id);
  await page.waitForFunction(
    async ([name, chosen]) => {
      const { 'settings.v1': settings } = await chrome.storage.local.get('settings.v1');
      return Reflect.get(Object(settings), name ?? '') === chosen;
    },
    [field, id] as const,
  );
  return id;
}

/** Waits for a sound and its end. */
async function awaitSound(loudspeaker: Loudspeaker, what: string): Promise<Take> {
  const takes: Take[] = [];
  const isOver = async () => {
    const take = await loudspeaker.take();
    if (take.samples.length > 0) takes.push(take);
    return takes.length > 0 && take.samples.length === 0;
  };
  await eventually(isOver, { what });
  return {
    sinkIds: [...new Set(takes.flatMap(({ sinkIds }) => sinkIds))],
    sampleRateHz: takes[0]?.sampleRateHz ?? 0,
    samples: takes.flatMap(({ samples }) => samples),
  };
}

const isQuiet = async () => (await phone.take()).samples.length === 0;
const staysQuiet = () => stays(isQuiet, { durationMs: QUIET_MS, forgiveMs: 0, what: 'no chime' });

async function switchChime(isOn: boolean): Promise<void> {
  await onAudio(async (page) => {
    await page.locator('[data-field="chime"]').click();
    await page.locator(`[data-field="chime"][aria-checked="${isOn}"]`).waitFor(); // saved
  });
}

beforeAll(async () => {
  stage = await readyRep({ launch: (options) => launchBrowser({ ...options, voiceRestsS: REST_S }) });
});

afterAll(async () => {
  await stage.close();
});

describe.sequential('the sounds of the options', () => {
  test("a tone is played on the device that was chosen, from its first sample, and on the system's again", async () => {
    await onAudio(async (page) => {
      const here = await listenToLoudspeaker((run) => page.evaluate(run));
      for (const field of ['speakerId', 'ringerId'] as const) {
        for (const place of [2, 1, 0]) {
          const id = await choose(page, field, place);
          await page.locator(`[data-action="test-${field}"]`).click();
          const tone = await awaitSound(here, `a tone on ${id || "the system's device"}`);
          expect(tone.sinkIds, `${field}, choice ${place}`).toEqual([id]);
          expect(chimeOf(tone)).toBe('joined');
        }
      }
    });
  });

  test('the meter moves while somebody speaks, rests while nobody does, and is still once it is closed', async () => {
    await onAudio(async (page) => {
      const id = await choose(page, 'microphoneId', 2);
      const meter = page.locator('[data-section="audio"] meter');
      const value = () => meter.evaluate((element) => (element as HTMLMeterElement).value);
      expect(await value()).toBe(0);
      await page.locator('[data-action="try-microphone"]').click();
      const levels: number[] = [];
      const listen = async (isSo: (recent: readonly number[]) => boolean, what: string) => {
        const look = async () => levels.push(await value()) > 0 && isSo(levels.slice(-SECOND_OF_LEVELS));
        await eventually(look, { what });
        levels.length = 0;
      };
      const isSilent = (recent: readonly number[]) =>
        recent.length === SECOND_OF_LEVELS && recent.every((level) => level < RESTS);
      const isMoving = (recent: readonly number[]) => recent.some((level) => level > MOVES);
      for (const _ of ['once', 'again']) {
        await listen(isMoving, 'the meter moving');
        await listen(isSilent, 'the meter at rest');
      }
      await listen(isMoving, 'the meter moving');
      await page.locator('[data-action="try-microphone"]').click();
      await eventually(async () => (await value()) === 0, { what: 'the meter being still' });
      expect(id).not.toBe('');
    });
  });
});

describe.sequential('the chime', () => {
  test('is off by choice: people join and leave without a sound', async () => {
    await startWith(stage, [dana]);
    await awaitHost(stage.panel, 'in');
    phone = await loudspeakerOfPhone(stage.browser);
    await awaitPhase(stage.panel, dana.name, ['joined']);
    await stage.simulator.hangUp(dana.number);
    await awaitPhase(stage.panel, dana.name, ['left']);
    await staysQuiet();
  });

  test('goes up when somebody joins, on the device for ringing, and nobody on the call hears it', async () => {
    await switchChime(true);
    let ringer = '';
    await onAudio(async (page) => {
      ringer = await choose(page, 'ringerId', 2);
    });
    await stage.panel.click('[data-action="call-back"]');
    const chime = await awaitSound(phone, 'the chime of somebody who joins');
    expect(chimeOf(chime)).toBe('joined');
    expect(chime.sinkIds).toEqual([ringer]);
    await awaitPhase(stage.panel, dana.name, ['joined']);
    await staysQuiet();
    await awaitHears(stage.simulator, dana.number, [REP]);
  });

  test('goes down when somebody leaves, once', async () => {
    await stage.simulator.hangUp(dana.number);
    expect(chimeOf(await awaitSound(phone, 'the chime of somebody who leaves'))).toBe('left');
    await awaitPhase(stage.panel, dana.name, ['left']);
    await staysQuiet();
  });

  test('switched off again, it is silent at once', async () => {
    await switchChime(false);
    await stage.panel.click('[data-action="call-back"]');
    await awaitPhase(stage.panel, dana.name, ['joined']);
    await staysQuiet();
  });
});
