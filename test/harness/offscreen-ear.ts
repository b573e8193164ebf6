import { goertzel } from '../simulator/media/goertzel.ts';
import { TONE_HEARD_AMPLITUDE, toneOf } from '../simulator/media/tone.ts';
import type { TestBrowser } from './browser.ts';
import { attach, type Cdp, evaluate, listTargets } from './cdp.ts';
import { eventually, stays } from './wait.ts';

/** A shorter silence is a jitter buffer that ran dry on a busy machine; a call that was cut stays silent. */
const GAP_MS = 2000;

interface Recorded {
  readonly sampleRateHz: number;
  readonly samples: readonly number[];
}

/** Listens to what the offscreen document plays, and looks at what it captures. */
export interface Ear {
  /** Numbers, of those given, whose tone is in what the rep hears right now. */
  heard(numbers: readonly string[]): Promise<readonly string[]>;
  /** Waits until exactly these of `all` are heard. */
  awaitHeard(expected: readonly string[], all: readonly string[]): Promise<void>;
  /** For a while all of these, and at no instant anybody else of `all`, are heard. */
  staysHeard(expected: readonly string[], all: readonly string[], durationMs: number): Promise<void>;
  /** Ids of the devices that are played to and captured from, each once. */
  devices(): Promise<{ readonly outputs: readonly string[]; readonly inputs: readonly string[] }>;
  /** Microphone tracks that are still open. */
  openMicrophones(): Promise<number>;
}

const isOffscreen = (extensionId: string) => (target: { readonly url: string }) =>
  target.url.startsWith(`chrome-extension://${extensionId}/offscreen.html`);

/** True while the offscreen document exists. */
export async function hasOffscreen(browser: TestBrowser): Promise<boolean> {
  return (await listTargets(browser.cdp)).some(isOffscreen(browser.extensionId));
}

/** Puts every living object with this prototype into the global `name` of the target. */
async function gather(cdp: Cdp, prototype: string, name: string): Promise<void> {
  type Remote = { readonly objectId: string };
  const { result } = await cdp.send<{ result: Remote }>('Runtime.evaluate', { expression: `${prototype}.prototype` });
  const query = { prototypeObjectId: result.objectId };
  const { objects } = await cdp.send<{ objects: Remote }>('Runtime.queryObjects', query);
  // The search also finds prototypes that derive from this one.
  const keep = "this.filter((object) => !Object.hasOwn(object, 'constructor'))";
  const functionDeclaration = `function () { globalThis.${name} = ${keep}; }`;
  await cdp.send('Runtime.callFunctionOn', { objectId: objects.objectId, functionDeclaration });
}

declare global {
  /** Every audio element of the offscreen document, attached to it or not. */
  var everyElement: readonly HTMLMediaElement[];
  var everyTrack: readonly MediaStreamTrack[];
  var listener: { readonly context: AudioContext; readonly taps: Map<MediaStreamTrack, AnalyserNode> } | undefined;
}

/** Runs in the offscreen document: the sum of what is played aloud, as the rep's ear would get it. */
async function record(): Promise<Recorded> {
  globalThis.listener ??= { context: new AudioContext(), taps: new Map() };
  const { context, taps } = globalThis.listener;
  await context.resume();
  const sum = new Float32Array(8_192);
  for (const element of globalThis.everyElement) {
    const stream = element.srcObject;
    if (element.muted || element.paused || element.volume === 0 || !(stream instanceof MediaStream)) continue;
    for (const track of stream.getAudioTracks()) {
      if (!taps.has(track)) {
        const tap = new AnalyserNode(context, { fftSize: sum.length });
        context.createMediaStreamSource(new MediaStream([track])).connect(tap);
        taps.set(track, tap);
      }
      const samples = new Float32Array(sum.length);
      taps.get(track)?.getFloatTimeDomainData(samples);
      for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + (samples[i] ?? 0) * element.volume;
    }
  }
  return { sampleRateHz: context.sampleRate, samples: [...sum] };
}

/** Runs in the offscreen document. The device of a capture is what tells it from a received track. */
function countMicrophones(): number {
  const isCapture = (track: MediaStreamTrack) => track.kind === 'audio' && track.getSettings().deviceId !== undefined;
  return globalThis.everyTrack.filter((track) => track.readyState === 'live' && isCapture(track)).length;
}

/** Runs in the offscreen document. */
function listDevices() {
  const live = globalThis.everyTrack.filter(({ readyState, kind }) => readyState === 'live' && kind === 'audio');
  // A received track has an id too, but belongs to no group of devices.
  const inputs = live.flatMap((track) => (track.getSettings().groupId ? (track.getSettings().deviceId ?? []) : []));
  const playing = globalThis.everyElement.filter(({ srcObject }) => srcObject !== null);
  return { outputs: [...new Set(playing.map(({ sinkId }) => sinkId))], inputs: [...new Set(inputs)] };
}

/** Attaches to the offscreen document, which must exist or come soon. */
export async function attachToOffscreen(browser: TestBrowser) {
  const find = async () => (await listTargets(browser.cdp)).find(isOffscreen(browser.extensionId));
  const { targetId } = await eventually(find, { what: 'the offscreen document' });
  return await attach(browser.cdp, targetId);
}

/** Listens to the offscreen document, which must exist or come soon. */
export async function createEar(browser: TestBrowser): Promise<Ear> {
  const cdp = await attachToOffscreen(browser);
  const heard = async (numbers: readonly string[]) => {
    await gather(cdp, 'HTMLMediaElement', 'everyElement');
    const { samples, sampleRateHz } = await evaluate(cdp, record);
    return numbers.filter((number) => goertzel(samples, sampleRateHz, toneOf(number)) > TONE_HEARD_AMPLITUDE);
  };
  const isHeard = async (expected: readonly string[], all: readonly string[]) => {
    const now = await heard(all);
    return [...now].sort().join() === [...expected].sort().join();
  };
  const what = (expected: readonly string[]) => `only these being heard: ${expected.join(', ') || 'nobody'}`;
  return {
    heard,
    awaitHeard: async (expected, all) => {
      await eventually(() => isHeard(expected, all), { what: what(expected) });
    },
    staysHeard: async (expected, all, durationMs) => {
      const allHeard = async () => {
        const now = await heard(all);
        const stranger = now.find((number) => !expected.includes(number));
        if (stranger !== undefined) throw new Error(`${stranger} was heard`);
        return expected.every((number) => now.includes(number));
      };
      await stays(allHeard, { durationMs, forgiveMs: GAP_MS, what: what(expected) });
    },
    devices: async () => {
      await gather(cdp, 'HTMLMediaElement', 'everyElement');
      await gather(cdp, 'MediaStreamTrack', 'everyTrack');
      return await evaluate(cdp, listDevices);
    },
    openMicrophones: async () => {
      await gather(cdp, 'MediaStreamTrack', 'everyTrack');
      return await evaluate(cdp, countMicrophones);
    },
  };
}
