import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chooseDevice } from '../harness/audio-choices.ts';
import { launchBrowser } from '../harness/browser.ts';
import { awaitHears } from '../harness/heard.ts';
import {
  awaitSound,
  chimeOf,
  joinTakes,
  type Loudspeaker,
  listenToLoudspeaker,
  loudspeakerOfPhone,
  ringingIn,
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
/** At 44,100 samples a second or more, less than a second. */
const SAMPLES_OF_RINGING = 40_000;

let stage: Stage;
let phone: Loudspeaker;
/** Chosen for ringing, as loud as the last test of it left it: 30 %. */
let ringerId = '';

async function onAudio(act: (page: Page) => Promise<void>): Promise<void> {
  await onOptionsPage(stage, async (page) => {
    await page.locator('[data-nav="audio"]').click();
    await act(page);
  });
}

const isQuiet = async () => (await phone.take()).samples.length === 0;
const staysQuiet = () => stays(isQuiet, { durationMs: QUIET_MS, forgiveMs: 0, what: 'no chime' });

async function switchChime(isOn: boolean): Promise<void> {
  await onAudio(async (page) => {
    await page.locator('[data-field="chime"]').click();
    await page.locator(`[data-field="chime"][aria-checked="${isOn}"]`).waitFor(); // saved
  });
}

async function ringHere(): Promise<void> {
  await onOptionsPage(stage, async (page) => {
    await page.locator('[data-nav="calls"]').click();
    await page.locator('[data-field="ringInBrowser"]').click();
    await page.locator('[data-field="ringInBrowser"][aria-checked="true"]').waitFor(); // saved
  });
}

/** Waits until it rings, then until it has rung for another moment. */
async function awaitRinging(): Promise<Take> {
  await eventually(async () => !(await isQuiet()), { what: 'ringing' });
  const takes: Take[] = [];
  await eventually(
    async () => {
      takes.push(await phone.take());
      return joinTakes(takes).samples.length > SAMPLES_OF_RINGING;
    },
    { what: 'more of the ringing' },
  );
  return joinTakes(takes);
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
      for (const place of [2, 1, 0]) {
        const id = await chooseDevice(page, 'speakerId', place);
        await page.locator('[data-action="test-speakerId"]').click();
        const tone = await awaitSound(here, `a tone on ${id || "the system's device"}`);
        expect(tone.sinkIds, `choice ${place}`).toEqual([id]);
        expect(chimeOf(tone)).toBe('joined');
      }
    });
  });

  test('the ringer is tried with ringing, on its own device and as loud as calls will ring', async () => {
    await onAudio(async (page) => {
      const here = await listenToLoudspeaker((run) => page.evaluate(run));
      ringerId = await chooseDevice(page, 'ringerId', 2);
      const loudness: number[] = [];
      for (const percent of [100, 30]) {
        await page.locator('[data-field="ring-volume"]').fill(String(percent));
        await page.waitForFunction(
          async (wanted) =>
            Reflect.get(Object((await chrome.storage.local.get())['settings.v1']), 'ringVolumePercent') === wanted,
          percent,
        );
        await page.locator('[data-action="test-ringerId"]').click();
        const ringing = await awaitSound(here, `ringing at ${percent} %`);
        expect(ringing.sinkIds).toEqual([ringerId]);
        loudness.push(ringingIn(ringing));
      }
      const [loud = 0, soft = 0] = loudness;
      expect(loud).toBeGreaterThan(0.3);
      expect(soft / loud).toBeCloseTo(0.3, 1);
    });
  });

  test('the meter moves while somebody speaks, rests while nobody does, and is still once it is closed', async () => {
    await onAudio(async (page) => {
      const id = await chooseDevice(page, 'microphoneId', 2);
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
    await stage.panel.click('[data-action="call-back"]');
    const chime = await awaitSound(phone, 'the chime of somebody who joins');
    expect(chimeOf(chime)).toBe('joined');
    expect(chime.sinkIds).toEqual([ringerId]);
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

describe.sequential("the rep's own voice", () => {
  const width = () =>
    stage.panel.inRoot(function () {
      return Number.parseFloat(this.querySelector<HTMLElement>('.host .meter i')?.style.width ?? '');
    });

  test('moves the level in the panel, which rests in the pauses', async () => {
    for (const _ of ['once', 'again']) {
      await eventually(async () => (await width()) > 100 * MOVES, { what: 'the level moving' });
      await eventually(async () => (await width()) < 100 * RESTS, { what: 'the level at rest' });
    }
  });

  test('is warned about while muted, and reaches nobody', async () => {
    await stage.panel.click('footer [data-action="mute"]');
    await eventually(() => stage.panel.has('[data-notice="muted"]'), { what: 'the warning of a muted microphone' });
    await awaitHears(stage.simulator, dana.number, []);
    await stage.panel.click('footer [data-action="unmute"]');
    await eventually(async () => !(await stage.panel.has('[data-notice="muted"]')), { what: 'no warning any more' });
    await awaitHears(stage.simulator, dana.number, [REP]);
  });
});

describe.sequential('ringing', () => {
  test('comes out of the device for ringing, as loud as chosen, beside the call and unheard on it, until declined', async () => {
    await ringHere();
    await stage.simulator.callIn(CALLER.number, CALLER.name);
    const ringing = await awaitRinging();
    expect(ringing.sinkIds).toEqual([ringerId]);
    expect(ringingIn(ringing)).toBeGreaterThan(0.1);
    expect(ringingIn(ringing)).toBeLessThan(0.2);
    await awaitHears(stage.simulator, dana.number, [REP]);
    await stage.panel.click('[data-action="decline"]');
    await eventually(isQuiet, { what: 'the end of the ringing' });
    await staysQuiet();
  });
});
