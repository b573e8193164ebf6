/** G.711 µ-law, the one codec of the simulator: no library, exact on every machine. Source: ITU-T G.711. */

const BIAS = 0x84;
const CLIP = 32_635;
const INT16_RANGE = 65_536;
const INT16_SCALE = 32_768;

function encodeInt16(value: number): number {
  const sign = value < 0 ? 0x80 : 0;
  const magnitude = Math.min(Math.abs(value), CLIP) + BIAS;
  const exponent = 24 - Math.clz32(magnitude);
  const mantissa = (magnitude >> (exponent + 3)) & 0x0f;
  return ~(sign | (exponent << 4) | mantissa) & 0xff;
}

function decodeToInt16(code: number): number {
  const inverted = ~code & 0xff;
  const exponent = (inverted >> 4) & 0x07;
  const magnitude = (((inverted & 0x0f) << 3) + BIAS) << exponent;
  return inverted & 0x80 ? BIAS - magnitude : magnitude - BIAS;
}

// Tables: ten legs need 80 000 samples a second each way, and a table look-up is the cheapest way.
const ENCODED = Uint8Array.from({ length: INT16_RANGE }, (_, index) => encodeInt16(index - INT16_SCALE));
const DECODED = Float32Array.from({ length: 256 }, (_, code) => decodeToInt16(code) / INT16_SCALE);

/** Encodes samples between -1 and 1 as µ-law; louder samples are clipped. */
export function encodeMulaw(samples: Float32Array): Buffer {
  const codes = Buffer.allocUnsafe(samples.length);
  for (let i = 0; i < samples.length; i++) {
    const scaled = Math.round((samples[i] ?? 0) * INT16_SCALE);
    const clipped = Math.max(-INT16_SCALE, Math.min(INT16_SCALE - 1, scaled));
    codes[i] = ENCODED[clipped + INT16_SCALE] ?? 0xff;
  }
  return codes;
}

/** Decodes µ-law into samples between -1 and 1. */
export function decodeMulaw(codes: Uint8Array): Float32Array {
  const samples = new Float32Array(codes.length);
  for (let i = 0; i < codes.length; i++) samples[i] = DECODED[codes[i] ?? 0xff] ?? 0;
  return samples;
}
