import { Ringer } from '../../lib/phone/ringer';
import { systemClock } from '../../lib/shared/clock';

const ringer = new Ringer({
  createContext: () => new AudioContext(),
  after: (delayMs, callback) => systemClock.after(delayMs, callback),
});

/** Plays what a chime sounds like on a device; empty is the system's. */
export function playTone(deviceId: string): void {
  ringer.choose(deviceId, 100);
  ringer.chime('joined');
}
