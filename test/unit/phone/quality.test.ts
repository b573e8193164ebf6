import { describe, expect, test } from 'vitest';
import { type MediaSample, QualityJudge, toSample } from '../../../lib/phone/quality';

const sample = (atMs: number, more: Partial<MediaSample> = {}): MediaSample => ({
  atMs,
  packetsReceived: atMs / 20,
  packetsLost: 0,
  jitterMs: 5,
  roundTripMs: 40,
  microphone: 0,
  ...more,
});

function judge(...samples: readonly MediaSample[]): readonly string[] {
  const judging = new QualityJudge();
  return samples.map((each) => judging.judge(each));
}

describe('the quality of a leg', () => {
  test('is unknown at first, then good', () => {
    expect(judge(sample(0), sample(250))).toEqual(['unknown', 'good']);
  });

  test('fault 52: is weak when packets are lost, late or irregular', () => {
    expect(judge(sample(0), sample(250, { packetsLost: 2 }))[1]).toBe('weak');
    expect(judge(sample(0), sample(250, { jitterMs: 80 }))[1]).toBe('weak');
    expect(judge(sample(0), sample(250, { roundTripMs: 900 }))[1]).toBe('weak');
  });

  test('fault 51: is lost when nothing came for 3 s, and good again when it comes back', () => {
    const silent = { packetsReceived: 0 };
    const seen = judge(sample(0), sample(1500, silent), sample(3000, silent), sample(3250), sample(3500));
    expect(seen.slice(2)).toEqual(['lost', 'good', 'good']);
  });
});

test('a sample holds what the browser counted, and zeros where it counted nothing', () => {
  const reports = [
    { type: 'inbound-rtp', packetsReceived: 50, packetsLost: 1, jitter: 0.02 },
    { type: 'remote-inbound-rtp', roundTripTime: 0.1 },
    { type: 'media-source', audioLevel: 0.4 },
    'noise',
  ];
  expect(toSample(reports, 9)).toEqual({
    atMs: 9,
    packetsReceived: 50,
    packetsLost: 1,
    jitterMs: 20,
    roundTripMs: 100,
    microphone: 0.4,
  });
  expect(toSample([], 9)).toMatchObject({ packetsReceived: 0, microphone: 0 });
});
