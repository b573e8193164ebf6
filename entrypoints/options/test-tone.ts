import { Ringer } from '../../lib/phone/ringer';
import { systemClock } from '../../lib/shared/clock';

/** Long enough to judge how loud it is. Unit: milliseconds. */
const RING_MS = 1_500;

const ringer = new Ringer({
  createContext: () => new AudioContext(),
  after: (delayMs, callback) => systemClock.after(delayMs, callback),
});

let cancelEnd = (): void => undefined;

/** Plays what a chime sounds like on a device; empty is the system's. */
export function playTone(deviceId: string): void {
  endRing();
  ringer.choose(deviceId, 100);
  ringer.chime('joined');
}

/** Rings for a moment as a call would: on this device, this loud. */
export function playRing(deviceId: string, volumePercent: number): void {
  endRing();
  ringer.choose(deviceId, volumePercent);
  ringer.setRinging(true);
  cancelEnd = systemClock.after(RING_MS, endRing);
}

function endRing(): void {
  cancelEnd();
  ringer.setRinging(false);
}
