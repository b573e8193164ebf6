/**
 * The amplitude (0 to 1) of one frequency in some samples, by Goertzel's algorithm under a Hann window.
 * Self-contained on purpose: a test may send it into a page as text (`goertzel.toString()`).
 * Unit of both rates: Hz.
 */
export function goertzel(samples: ArrayLike<number>, sampleRateHz: number, frequencyHz: number): number {
  const count = samples.length;
  if (count === 0) return 0;
  const coefficient = 2 * Math.cos((2 * Math.PI * frequencyHz) / sampleRateHz);
  let previous = 0;
  let beforePrevious = 0;
  let windowSum = 0;
  for (let i = 0; i < count; i++) {
    const weight = 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / count);
    const current = (samples[i] ?? 0) * weight + coefficient * previous - beforePrevious;
    beforePrevious = previous;
    previous = current;
    windowSum += weight;
  }
  const power = previous * previous + beforePrevious * beforePrevious - coefficient * previous * beforePrevious;
  return (2 * Math.sqrt(Math.max(0, power))) / windowSum;
}
