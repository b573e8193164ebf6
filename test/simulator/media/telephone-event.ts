const DIGITS = '0123456789*#ABCD';
const END_BIT = 0x80;

/** Creates a decoder of RFC 4733 packets: gives each key once, when its first packet with the end bit arrives. */
export function createDigitDecoder(): (payload: Uint8Array, timestamp: number) => string | undefined {
  let lastTimestamp: number | undefined;
  return (payload, timestamp) => {
    const [event, flags] = payload;
    // The end of a key is sent three times; all packets of one key share the timestamp.
    if (event === undefined || flags === undefined || !(flags & END_BIT) || timestamp === lastTimestamp) return;
    lastTimestamp = timestamp;
    return DIGITS[event];
  };
}
