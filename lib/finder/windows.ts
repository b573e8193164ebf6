/** Long texts are read in windows of about this size, so that no step takes long. Unit: characters. */
const WINDOW = 2_000;
const MAX_WINDOW = 2 * WINDOW;

/** A place in running text at which no number is cut. */
const GAP = /[\p{L}.,;!?]\s|\n/gu;

/** Offsets of one window of a text. */
interface Span {
  readonly start: number;
  readonly end: number;
}

function endOfWindow(text: string, start: number): number {
  if (text.length - start <= MAX_WINDOW) return text.length;
  const slack = text.slice(start + WINDOW, start + MAX_WINDOW);
  GAP.lastIndex = 0;
  const gap = GAP.exec(slack);
  return start + WINDOW + (gap ? gap.index + 1 : WINDOW);
}

/** Cuts a text into windows, in order and without gaps. */
export function* windowsOf(text: string): Generator<Span> {
  let start = 0;
  while (start < text.length) {
    const end = endOfWindow(text, start);
    yield { start, end };
    start = end;
  }
}
