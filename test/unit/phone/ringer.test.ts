import { beforeEach, describe, expect, test } from 'vitest';
import { Ringer, type RingerContext } from '../../../lib/phone/ringer';
import { ManualClock, turns } from './manual-clock';

/** One sound that was started. */
interface Sound {
  readonly samples: Float32Array;
  readonly gain: { value: number };
  loop: boolean;
  isStopped: boolean;
}

/** An audio context that remembers what it was given to play. */
class FakeContext {
  readonly sampleRate = 1_000;
  readonly destination = {};
  readonly sounds: Sound[] = [];
  readonly sinks: string[] = [];
  isRunning = false;
  #samples = new Float32Array();
  #gain = { value: 1 };

  createBuffer(_: number, length: number) {
    this.#samples = new Float32Array(length);
    return { getChannelData: () => this.#samples };
  }

  createGain() {
    this.#gain = { value: 1 };
    return { gain: this.#gain, connect: () => undefined };
  }

  createBufferSource() {
    const sounds = this.sounds;
    const take = () => ({ samples: this.#samples, gain: this.#gain });
    const source = { loop: false, buffer: null, connect: (next: unknown) => next, start, stop };
    let sound: Sound | undefined;
    function start() {
      sound = { ...take(), loop: false, isStopped: false };
      Object.defineProperty(sound, 'loop', { get: () => source.loop });
      sounds.push(sound);
    }
    function stop() {
      if (sound) sound.isStopped = true;
    }
    return source;
  }

  async setSinkId(deviceId: string): Promise<void> {
    if (deviceId === 'gone') throw new DOMException('Gone', 'NotFoundError');
    this.sinks.push(deviceId);
  }

  async resume(): Promise<void> {
    this.isRunning = true;
  }

  async suspend(): Promise<void> {
    this.isRunning = false;
  }
}

let clock: ManualClock;
let contexts: FakeContext[];
let ringer: Ringer;

beforeEach(() => {
  clock = new ManualClock();
  contexts = [];
  ringer = new Ringer({
    createContext: () => {
      const context = new FakeContext();
      contexts.push(context);
      const made: unknown = context;
      return made as RingerContext; // it has what is called
    },
    after: (delayMs, callback) => clock.after(delayMs, callback),
  });
});

const sounds = () => contexts.flatMap((context) => context.sounds);

describe('the ringer', () => {
  test('opens no sound device before there is something to hear', () => {
    ringer.choose('desk', 50);
    expect(contexts).toEqual([]);
  });

  test('rings on its own device until told otherwise, and lets go of it', async () => {
    ringer.choose('desk', 50);
    ringer.setRinging(true);
    ringer.setRinging(true);
    expect(sounds()).toHaveLength(1);
    expect(sounds()[0]).toMatchObject({ loop: true, isStopped: false, gain: { value: 0.5 } });
    await turns();
    expect(contexts[0]?.sinks).toEqual(['desk']);
    ringer.setRinging(false);
    expect(sounds()[0]?.isStopped).toBe(true);
    await clock.advance(1_000);
    expect(contexts[0]?.isRunning).toBe(false);
  });

  test('made silent while it rings is silent at once', () => {
    ringer.setRinging(true);
    ringer.choose('', 0);
    expect(sounds()[0]?.gain.value).toBe(0);
  });

  test("a device that is gone is replaced by the system's", async () => {
    ringer.choose('gone', 80);
    ringer.setRinging(true);
    await turns();
    expect(contexts[0]?.sinks).toEqual(['']);
  });

  test('joining sounds other than leaving, is over in a moment and never as loud as ringing', () => {
    ringer.chime('joined');
    ringer.chime('left');
    const [joined, left] = sounds();
    expect(joined?.samples).not.toEqual(left?.samples);
    for (const sound of sounds()) {
      expect(sound.loop).toBe(false);
      expect(sound.samples.length).toBeLessThan(300);
      expect(sound.gain.value).toBeLessThan(0.2);
      expect(Math.max(...sound.samples)).toBeLessThanOrEqual(1);
      expect(Math.max(...sound.samples)).toBeGreaterThan(0.5);
    }
  });

  test('a chime does not end the ringing', async () => {
    ringer.setRinging(true);
    ringer.chime('joined');
    await clock.advance(5_000);
    expect(contexts[0]?.isRunning).toBe(true);
    expect(sounds()[0]?.isStopped).toBe(false);
  });
});
