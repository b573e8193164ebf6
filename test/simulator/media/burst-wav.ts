import { writeFile } from 'node:fs/promises';

const SAMPLE_RATE_HZ = 48_000;
const BURST_MS = 125;
const AMPLITUDE = 0.5;
const HEADER_BYTES = 44;
const BYTES_PER_SAMPLE = 2;

/** The tone in the bursts. Unit: Hz. */
export const BURST_TONE_HZ = 440;

function header(dataBytes: number): Buffer {
  const riff = Buffer.alloc(HEADER_BYTES);
  riff.write('RIFF', 0);
  riff.writeUInt32LE(HEADER_BYTES - 8 + dataBytes, 4);
  riff.write('WAVEfmt ', 8);
  riff.writeUInt32LE(16, 16);
  riff.writeUInt16LE(1, 20);
  riff.writeUInt16LE(1, 22);
  riff.writeUInt32LE(SAMPLE_RATE_HZ, 24);
  riff.writeUInt32LE(SAMPLE_RATE_HZ * BYTES_PER_SAMPLE, 28);
  riff.writeUInt16LE(BYTES_PER_SAMPLE, 32);
  riff.writeUInt16LE(BYTES_PER_SAMPLE * 8, 34);
  riff.write('data', 36);
  riff.writeUInt32LE(dataBytes, 40);
  return riff;
}

/**
 * A wav file (48 kHz, mono, 16 bit) of 440 Hz for 125 ms, then silence for 125 ms, over and over, and at its end
 * silence for as long as asked. For Chromium's `--use-file-for-fake-audio-capture`, which plays it in a loop: its
 * noise suppression eats a steady tone, bursts survive.
 */
export function burstWav(lengthS = 4, restS = 0): Buffer {
  const burstSamples = (SAMPLE_RATE_HZ * BURST_MS) / 1_000;
  const samples = new Int16Array(SAMPLE_RATE_HZ * (lengthS + restS));
  for (let i = 0; i < SAMPLE_RATE_HZ * lengthS; i++) {
    const isOn = Math.floor(i / burstSamples) % 2 === 0;
    const phase = (2 * Math.PI * BURST_TONE_HZ * i) / SAMPLE_RATE_HZ;
    samples[i] = isOn ? Math.round(AMPLITUDE * 32_767 * Math.sin(phase)) : 0;
  }
  return Buffer.concat([header(samples.byteLength), Buffer.from(samples.buffer)]);
}

/** Writes the burst file for Chromium. */
export async function writeBurstWav(path: string, restS = 0): Promise<void> {
  await writeFile(path, burstWav(undefined, restS));
}
