import { describe, expect, test } from 'vitest';
import { burstWav } from '../../simulator/media/burst-wav';
import { decodeMulaw, encodeMulaw } from '../../simulator/media/g711';
import { goertzel } from '../../simulator/media/goertzel';
import { createPcmQueue, FRAME_SAMPLES, MEASURED_SAMPLES, SAMPLE_RATE_HZ } from '../../simulator/media/pcm';
import { directionOf, withCandidates, withDirectionFor } from '../../simulator/media/sdp';
import { createDigitDecoder } from '../../simulator/media/telephone-event';
import { TONE_AMPLITUDE, TONE_HEARD_AMPLITUDE, toneOf } from '../../simulator/media/tone';

const CALLEES = Array.from({ length: 50 }, (_, i) => `+165055501${String(i).padStart(2, '0')}`);
const COLLEAGUES = Array.from({ length: 50 }, (_, i) => String(100 + i));
const VOICES = [...CALLEES, ...COLLEAGUES, 'hold-music'];

function mixOf(frequencies: readonly number[]): Float32Array {
  return Float32Array.from({ length: MEASURED_SAMPLES }, (_, i) =>
    frequencies.reduce((sum, hz) => sum + TONE_AMPLITUDE * Math.sin((2 * Math.PI * hz * i) / SAMPLE_RATE_HZ), 0),
  );
}

describe('tones', () => {
  test('no two voices share a tone, and all fit into a telephone line', () => {
    const tones = VOICES.map(toneOf);
    expect(new Set(tones).size).toBe(VOICES.length);
    expect(Math.min(...tones)).toBeGreaterThan(500);
    expect(Math.max(...tones)).toBeLessThan(3_400);
  });

  test('no harmonic of a voice is another voice', () => {
    const tones = new Set(VOICES.map(toneOf));
    const harmonics = [...tones].flatMap((hz) => [2, 3, 4, 5, 6].map((order) => hz * order));
    expect(harmonics.filter((harmonic) => [...tones].some((hz) => Math.abs(hz - harmonic) < 4))).toEqual([]);
  });

  test('each of ten voices is found in a mix that went through µ-law, and no eleventh', () => {
    const speaking = CALLEES.slice(0, 10).map(toneOf);
    const heard = decodeMulaw(encodeMulaw(mixOf(speaking)));
    const found = VOICES.map(toneOf).filter((hz) => goertzel(heard, SAMPLE_RATE_HZ, hz) > TONE_HEARD_AMPLITUDE);
    expect(found.sort()).toEqual([...speaking].sort());
  });

  test('the amplitude of a tone is measured as it is', () => {
    expect(goertzel(mixOf([1_004]), SAMPLE_RATE_HZ, 1_004)).toBeCloseTo(TONE_AMPLITUDE, 3);
  });
});

describe('frames', () => {
  test('a jitter buffer starts late, and never keeps more than 120 ms', () => {
    const queue = createPcmQueue();
    queue.push(new Float32Array(FRAME_SAMPLES).fill(0.1));
    expect(queue.pull()).toBeUndefined();
    for (let i = 0; i < 20; i++) queue.push(new Float32Array(FRAME_SAMPLES).fill(0.2));
    let frames = 0;
    while (queue.pull()) frames += 1;
    expect(frames).toBe(6);
  });

  test('a key counts once, however often its end is sent', () => {
    const decode = createDigitDecoder();
    const star = Uint8Array.of(10, 0x80, 0, 160);
    expect([decode(Uint8Array.of(10, 0, 0, 80), 5), decode(star, 5), decode(star, 5)]).toEqual([
      undefined,
      '*',
      undefined,
    ]);
    expect(decode(star, 900)).toBe('*');
  });

  test('the burst file is wav, half sound and half silence', () => {
    const wav = burstWav(1);
    expect(wav.toString('latin1', 0, 4)).toBe('RIFF');
    expect(wav.length).toBe(44 + 48_000 * 2);
    const samples = new Int16Array(wav.buffer, wav.byteOffset + 44, 48_000);
    expect(samples.subarray(0, 6_000).some((sample) => sample > 10_000)).toBe(true);
    expect(samples.subarray(6_000, 12_000).every((sample) => sample === 0)).toBe(true);
  });
});

describe('session descriptions', () => {
  test('an answer to a hold only receives', () => {
    expect(directionOf('v=0\r\na=sendonly\r\n')).toBe('sendonly');
    expect(withDirectionFor('a=sendonly\r\n', 'a=sendrecv\r\na=mid:0\r\n')).toBe('a=recvonly\r\na=mid:0\r\n');
  });

  test('candidates are added only where there are none', () => {
    const own = 'm=audio 9\r\na=candidate:1 1 udp 1 127.0.0.1 5 typ host\r\n';
    expect(withCandidates(own, ['a=candidate:2'])).toBe(own);
    expect(withCandidates('m=audio 9\r\n', ['a=candidate:2 typ host generation 0 ufrag ab'])).toBe(
      'm=audio 9\r\na=candidate:2 typ host\r\n',
    );
  });
});
