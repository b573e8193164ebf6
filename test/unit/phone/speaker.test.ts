import { beforeEach, describe, expect, test } from 'vitest';
import type { DeviceState } from '../../../lib/phone/phone';
import { type Loudspeaker, type OutputDevices, Speaker } from '../../../lib/phone/speaker';
import { turns } from './manual-clock';

/** Loudspeakers that are plugged in. */
class FakeOutputs extends EventTarget {
  readonly plugged = new Set(['headset', 'desk']);

  enumerateDevices(): Promise<MediaDeviceInfo[]> {
    const known: unknown = [...this.plugged].map((deviceId) => ({ kind: 'audiooutput', deviceId }));
    return Promise.resolve(known as MediaDeviceInfo[]); // kind and id are all that is looked at
  }

  async change(change: () => void): Promise<void> {
    change();
    this.dispatchEvent(new Event('devicechange'));
    await turns();
  }
}

/** An element that goes where it is sent, if there is such a place, and plays if it may. */
class FakeElement implements Loudspeaker {
  readonly #outputs: FakeOutputs;
  sinkId = '';
  mayPlay = true;

  constructor(outputs: FakeOutputs) {
    this.#outputs = outputs;
  }

  async setSinkId(deviceId: string): Promise<void> {
    if (deviceId !== '' && !this.#outputs.plugged.has(deviceId)) throw new DOMException('Gone', 'NotFoundError');
    this.sinkId = deviceId;
  }

  async play(): Promise<void> {
    if (!this.mayPlay) throw new DOMException('Click first', 'NotAllowedError');
  }
}

let outputs: FakeOutputs;
let speaker: Speaker;
let told: DeviceState[];
let element: FakeElement;

beforeEach(() => {
  outputs = new FakeOutputs();
  told = [];
  const devices: unknown = outputs;
  speaker = new Speaker({ devices: devices as OutputDevices, onState: (state) => told.push(state) });
  element = new FakeElement(outputs);
  speaker.add(element);
});

describe('the speaker', () => {
  test('in a call, every leg goes to the one that the rep chooses, and legs that come later too', async () => {
    speaker.choose('headset');
    const later = new FakeElement(outputs);
    speaker.add(later);
    await turns();
    expect([element.sinkId, later.sinkId]).toEqual(['headset', 'headset']);
    expect(told).toEqual([]);
  });

  test("fault 58: unplugged in a call, the system's takes over and the rep is told; plugged in again it returns", async () => {
    speaker.choose('headset');
    await turns();
    await outputs.change(() => outputs.plugged.delete('headset'));
    expect(element.sinkId).toBe('');
    expect(told).toEqual(['missing']);
    await outputs.change(() => outputs.plugged.add('headset'));
    expect(element.sinkId).toBe('headset');
    expect(told).toEqual(['missing', 'chosen']);
  });

  test('fault 58: one that is gone before the call is refused by the browser, and told', async () => {
    outputs.plugged.delete('headset');
    speaker.choose('headset');
    await turns();
    expect(element.sinkId).toBe('');
    expect(speaker.state()).toBe('missing');
  });

  test('another device that comes or goes changes nothing', async () => {
    speaker.choose('headset');
    await turns();
    await outputs.change(() => outputs.plugged.delete('desk'));
    expect(element.sinkId).toBe('headset');
    expect(told).toEqual([]);
  });

  test('fault 58: a browser that plays nothing without a click is told of, and asked again', async () => {
    element.mayPlay = false;
    speaker.play(element);
    await turns();
    expect(told).toEqual(['blocked']);
    element.mayPlay = true;
    speaker.choose('');
    await turns();
    expect(told).toEqual(['blocked', 'chosen']);
  });

  test('a leg that ended is no trouble any more', async () => {
    element.mayPlay = false;
    speaker.play(element);
    await turns();
    speaker.remove(element);
    expect(speaker.state()).toBe('chosen');
  });
});
