import { FRAME_SAMPLES, SAMPLE_RATE_HZ } from './pcm';

const SLOT_COUNT = 100;
const HALF = SLOT_COUNT / 2;
const FIRST_HZ = 604;
const STEP_HZ = 25;
const EXTENSION_MAX_DIGITS = 6;
/** For voices without a number, such as music on hold. */
const NUMBERLESS_HZ = 554;

/** How loud a callee speaks (0 to 1): ten callees and a device together stay below clipping. */
export const TONE_AMPLITUDE = 0.08;

/** A tone below this amplitude (a quarter of what a callee speaks) counts as not heard. */
export const TONE_HEARD_AMPLITUDE = 0.02;

/**
 * The tone that a callee speaks. Unit: Hz, 604 to 3079 (554 without a number), always 25 Hz or more apart.
 * Chosen by the last two digits modulo 50, with one set for telephone numbers and another for extensions (up to six
 * digits): numbers that differ there never share a tone. Every tone is 4 above a multiple of 25, so its 2nd to 6th
 * harmonics fall 4 Hz or more beside any other tone; and all are well above the 440 Hz bursts that the devices speak.
 */
export function toneOf(number: string): number {
  const digits = number.replace(/\D/g, '');
  if (digits === '') return NUMBERLESS_HZ;
  const isExtension = digits.length <= EXTENSION_MAX_DIGITS;
  const slot = 2 * (Number(digits.slice(-2)) % HALF) + (isExtension ? 1 : 0);
  return FIRST_HZ + STEP_HZ * slot;
}

const secondsOfTone = new Map<number, Float32Array>();

/** One second of a tone of whole Hz, made once: repeated end to end it has no seam. */
function secondOf(frequencyHz: number): Float32Array {
  const known = secondsOfTone.get(frequencyHz);
  if (known) return known;
  const step = (2 * Math.PI * frequencyHz) / SAMPLE_RATE_HZ;
  const made = Float32Array.from({ length: SAMPLE_RATE_HZ }, (_, i) => TONE_AMPLITUDE * Math.sin(step * i));
  secondsOfTone.set(frequencyHz, made);
  return made;
}

/** The samples of a tone (whole Hz) in the frame with this number; consecutive frames join without a click. */
export function toneFrame(frequencyHz: number, frame: number): Float32Array {
  const start = (frame * FRAME_SAMPLES) % SAMPLE_RATE_HZ;
  return secondOf(frequencyHz).subarray(start, start + FRAME_SAMPLES);
}
