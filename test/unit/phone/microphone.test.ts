import { beforeEach, describe, expect, test } from 'vitest';
import { type Devices, Microphone } from '../../../lib/phone/microphone';
import type { MicrophoneState } from '../../../lib/phone/phone';
import { turns } from './manual-clock';

/** A captured track that knows whether it was stopped. */
class FakeTrack extends EventTarget {
  isStopped = false;

  stop(): void {
    this.isStopped = true;
  }

  unplug(): void {
    this.dispatchEvent(new Event('ended'));
  }
}

/** Devices that give what a test put there. */
class FakeDevices extends EventTarget {
  readonly tracks: FakeTrack[] = [];
  refusal: string | undefined;

  getUserMedia(): Promise<MediaStream> {
    if (this.refusal) return Promise.reject(Object.assign(new Error('No'), { name: this.refusal }));
    const track = new FakeTrack();
    this.tracks.push(track);
    const stream: unknown = { getAudioTracks: () => [track], getTracks: () => [track] };
    return Promise.resolve(stream as MediaStream); // the two methods above are all that is called
  }
}

let devices: FakeDevices;
let microphone: Microphone;
let states: MicrophoneState[];

beforeEach(() => {
  devices = new FakeDevices();
  states = [];
  microphone = new Microphone({
    devices: devices as Devices, // it has the two members that are used
    onChange: () => undefined,
    onState: (state) => states.push(state),
  });
});

async function open(): Promise<void> {
  microphone.open();
  await turns();
}

describe('the microphone', () => {
  test('is captured once, however often it is asked for', async () => {
    microphone.open();
    await open();
    await open();
    expect(devices.tracks).toHaveLength(1);
    expect(states).toEqual(['open', 'open']);
  });

  test('is really stopped when closed', async () => {
    await open();
    microphone.close();
    expect(devices.tracks[0]?.isStopped).toBe(true);
    expect(states).toEqual(['open', 'closed']);
  });

  test('that opens after it was closed is stopped at once', async () => {
    microphone.open();
    microphone.close();
    await turns();
    expect(devices.tracks.map(({ isStopped }) => isStopped)).toEqual([true]);
    expect(microphone.state()).toBe('closed');
  });

  test.each([
    ['NotAllowedError', 'denied'],
    ['NotFoundError', 'missing'],
    ['NotReadableError', 'missing'],
  ])('%s is told as %s, and stays known when it is closed', async (name, state) => {
    devices.refusal = name;
    await open();
    microphone.close();
    expect(states).toEqual([state]);
  });

  test('that was denied and then allowed in the settings can be asked for again', async () => {
    devices.refusal = 'NotAllowedError';
    await open();
    microphone.permissionChanged(true);
    expect(states).toEqual(['denied', 'closed']);
    expect(devices.tracks).toEqual([]);
  });

  test('fault 57: that was plugged out is lost, and taken up again by whatever is there', async () => {
    await open();
    devices.refusal = 'NotFoundError';
    devices.tracks[0]?.unplug();
    await turns();
    expect(states).toEqual(['open', 'lost']);
    devices.refusal = undefined;
    devices.dispatchEvent(new Event('devicechange'));
    await turns();
    expect(microphone.state()).toBe('open');
  });

  test('does not come back by itself after the call', async () => {
    await open();
    devices.refusal = 'NotFoundError';
    devices.tracks[0]?.unplug();
    await turns();
    microphone.close();
    devices.refusal = undefined;
    devices.dispatchEvent(new Event('devicechange'));
    await turns();
    expect(devices.tracks).toHaveLength(1);
  });
});
