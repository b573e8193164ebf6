import { goertzel } from '../simulator/media/goertzel.ts';
import type { TestBrowser } from './browser.ts';
import { evaluate } from './cdp.ts';
import { attachToOffscreen } from './offscreen-ear.ts';
import { eventually } from './wait.ts';

/** A moment of what a page sends to a loudspeaker through Web Audio. */
interface Moment {
  readonly sinkId: string;
  readonly sampleRateHz: number;
  readonly samples: readonly number[];
}

/** Sound between two silences. */
export interface Take {
  /** The devices that it came out of, in order; empty is the system's. */
  readonly sinkIds: readonly string[];
  readonly sampleRateHz: number;
  readonly samples: readonly number[];
}

/** Runs a function in the page and gives back its JSON. */
export type RunInPage = <T>(run: () => T | Promise<T>) => Promise<T>;

declare global {
  /** What was sent to a loudspeaker since the ear was laid on. Silence is not written down. */
  var moments: Moment[] | undefined;
}

/** A tone of the product is at least this loud where it is meant to be heard. */
const HEARD_AMPLITUDE = 0.05;

/** Runs in the page: whatever a graph gives to a loudspeaker from now on is written down beside being played. */
function layEarOn(): void {
  if (globalThis.moments) return;
  const moments: Moment[] = [];
  globalThis.moments = moments;
  const connect = AudioNode.prototype.connect as (this: AudioNode, target: AudioNode, ...rest: number[]) => AudioNode;
  const listenTo = (node: AudioNode, loudspeaker: AudioNode): void => {
    const context = node.context as AudioContext & { readonly sinkId: string };
    const tap = context.createScriptProcessor(1024, 1, 1);
    tap.addEventListener('audioprocess', ({ inputBuffer }) => {
      const samples = [...inputBuffer.getChannelData(0)];
      const isSilent = samples.every((sample) => sample === 0);
      if (!isSilent) moments.push({ sinkId: context.sinkId, sampleRateHz: inputBuffer.sampleRate, samples });
    });
    connect.call(node, tap);
    connect.call(tap, loudspeaker); // silent, but a node that leads nowhere is not run
  };
  function connectAndListen(this: AudioNode, target: AudioNode, ...rest: number[]): AudioNode {
    if (target instanceof AudioDestinationNode) listenTo(this, target);
    return connect.call(this, target, ...rest);
  }
  AudioNode.prototype.connect = connectAndListen as typeof AudioNode.prototype.connect;
}

function takeMoments(): readonly Moment[] {
  return globalThis.moments?.splice(0) ?? [];
}

/** Hears what a page plays through Web Audio: tones and ringing, other than the voices of a call. */
export interface Loudspeaker {
  /** What was played since it was last asked. */
  take(): Promise<Take>;
}

/** Listens from now on. Give it each page at most once in its life, before it plays. */
export async function listenToLoudspeaker(runInPage: RunInPage): Promise<Loudspeaker> {
  await runInPage(layEarOn);
  const take = async () => {
    const moments = await runInPage(takeMoments);
    return {
      sinkIds: [...new Set(moments.map(({ sinkId }) => sinkId))],
      sampleRateHz: moments[0]?.sampleRateHz ?? 0,
      samples: moments.flatMap(({ samples }) => samples),
    };
  };
  return { take };
}

/** Listens to the tones of the phone in the offscreen document, which must exist or come soon. */
export async function loudspeakerOfPhone(browser: TestBrowser): Promise<Loudspeaker> {
  const cdp = await attachToOffscreen(browser);
  return await listenToLoudspeaker((run) => evaluate(cdp, run));
}

/** The two tones of a chime. Unit: hertz. */
const [LOW_HZ, HIGH_HZ] = [660, 880];

/** Which of the two tones is heard; NaN for neither, or for both at once. */
function toneIn(samples: readonly number[], sampleRateHz: number): number {
  const heard = [LOW_HZ, HIGH_HZ].filter((hertz) => goertzel(samples, sampleRateHz, hertz) > HEARD_AMPLITUDE);
  return heard[0] !== undefined && heard.length === 1 ? heard[0] : Number.NaN;
}

/** The two tones of ringing. Unit: hertz. */
const RING_HZ = [587, 740] as const;
/** Ringing begins softly. Unit: seconds. */
const FADE_S = 0.1;
const LISTEN_S = 0.5;

/** How loud a take rings: the amplitude (0 to 1) of the softer of the two tones of ringing. */
export function ringingIn({ samples, sampleRateHz }: Take): number {
  const part = samples.slice(FADE_S * sampleRateHz, (FADE_S + LISTEN_S) * sampleRateHz);
  return Math.min(...RING_HZ.map((hertz) => goertzel(part, sampleRateHz, hertz)));
}

/** Which chime it is, by its two halves: up for somebody who joins, down for somebody who leaves. */
export function chimeOf({ samples, sampleRateHz }: Take): 'joined' | 'left' | 'something else' {
  const first = samples.findIndex((sample) => sample !== 0);
  const sound = samples.slice(Math.max(0, first), samples.findLastIndex((sample) => sample !== 0) + 1);
  const middle = Math.floor(sound.length / 2);
  const melody = [sound.slice(0, middle), sound.slice(middle)].map((half) => toneIn(half, sampleRateHz));
  if (melody[0] === LOW_HZ && melody[1] === HIGH_HZ) return 'joined';
  return melody[0] === HIGH_HZ && melody[1] === LOW_HZ ? 'left' : 'something else';
}

/** One take after another. */
export const joinTakes = (takes: readonly Take[]): Take => ({
  sinkIds: [...new Set(takes.flatMap(({ sinkIds }) => sinkIds))],
  sampleRateHz: takes.find(({ sampleRateHz }) => sampleRateHz > 0)?.sampleRateHz ?? 0,
  samples: takes.flatMap(({ samples }) => samples),
});

/** Waits for a sound and its end. */
export async function awaitSound(loudspeaker: Loudspeaker, what: string): Promise<Take> {
  const takes: Take[] = [];
  const isOver = async () => {
    const take = await loudspeaker.take();
    if (take.samples.length > 0) takes.push(take);
    return takes.length > 0 && take.samples.length === 0;
  };
  await eventually(isOver, { what });
  return joinTakes(takes);
}
