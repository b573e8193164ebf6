import { beforeEach, describe, expect, test } from 'vitest';
import { type Devices, Microphone } from '../../../lib/phone/microphone';
import type { DeviceState, MicrophoneState } from '../../../lib/phone/phone';
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
  /** What each capture was asked for: a device id, or nothing. */
  readonly asked: string[] = [];
  readonly plugged = new Set<string>();
  refusal: string | undefined;

  enumerateDevices(): Promise<MediaDeviceInfo[]> {
    const known: unknown = [...this.plugged].map((deviceId) => ({ kind: 'audioinput', deviceId }));
    return Promise.resolve(known as MediaDeviceInfo[]); // kind and id are all that is looked at
  }

  getUserMedia({ audio }: { audio: { deviceId?: { exact: string } } }): Promise<MediaStream> {
    const id = audio.deviceId?.exact;
    this.asked.push(id ?? 'system');
    if (id !== undefined && !this.plugged.has(id))
      return Promise.reject(Object.assign(new Error('No'), { name: 'OverconstrainedError' }));
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
let told: DeviceState[];

beforeEach(() => {
  devices = new FakeDevices();
  states = [];
  told = [];
  const fake: unknown = devices;
  microphone = new Microphone({
    devices: fake as Devices, // it has the members that are used
    onChange: () => undefined,
    onState: (state) => states.push(state),
    onDevice: () => told.push(microphone.device()),
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

describe('the chosen microphone', () => {
  test('is captured, and no other', async () => {
    devices.plugged.add('headset');
    microphone.choose('headset');
    await open();
    expect(devices.asked).toEqual(['headset']);
    expect(microphone.device()).toBe('chosen');
  });

  test('in a call, the other one is open before the first is let go', async () => {
    devices.plugged.add('headset');
    await open();
    microphone.choose('headset');
    expect(devices.tracks[0]?.isStopped).toBe(false);
    await turns();
    expect(devices.tracks.map(({ isStopped }) => isStopped)).toEqual([true, false]);
    expect(microphone.state()).toBe('open');
  });

  test('chosen twice while the first opens, only the last is left', async () => {
    for (const id of ['headset', 'desk']) devices.plugged.add(id);
    await open();
    microphone.choose('headset');
    microphone.choose('desk');
    await turns();
    expect(devices.asked.at(-1)).toBe('desk');
    expect(devices.tracks.filter(({ isStopped }) => !isStopped)).toHaveLength(1);
  });

  test("fault 57: that is gone is replaced by the system's, and told; plugged in again it is taken", async () => {
    devices.plugged.add('headset');
    microphone.choose('headset');
    await open();
    devices.plugged.delete('headset');
    devices.tracks[0]?.unplug();
    await turns();
    expect(microphone.state()).toBe('open');
    expect(told).toEqual(['missing']);
    devices.plugged.add('headset');
    devices.dispatchEvent(new Event('devicechange'));
    await turns();
    expect(told).toEqual(['missing', 'chosen']);
    expect(devices.asked).toEqual(['headset', 'headset', 'system', 'headset']);
  });

  test('while it stays away, another device that comes does not disturb the call', async () => {
    microphone.choose('headset');
    await open();
    devices.plugged.add('camera');
    devices.dispatchEvent(new Event('devicechange'));
    await turns();
    expect(devices.tracks).toHaveLength(1);
  });

  test('one that cannot be had leaves the one that works', async () => {
    await open();
    devices.plugged.add('headset');
    devices.refusal = 'NotReadableError';
    microphone.choose('headset');
    await turns();
    expect(devices.tracks[0]?.isStopped).toBe(false);
    expect(microphone.state()).toBe('open');
  });
});
