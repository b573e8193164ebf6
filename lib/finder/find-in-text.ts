import { type Candidate, findCandidates } from './candidates';
import { type Cue, cueOf } from './cues';
import { judge } from './judge';
import { MAX_LABEL_LENGTH, MIN_DIGITS } from './limits';
import { maskOthers } from './mask';
import { SEAM, toPlainText } from './plain-text';
import { windowsOf } from './windows';

/** A phone number in a text. */
export interface Match {
  /** Offsets in the text, the extension included. */
  readonly start: number;
  readonly end: number;
  /** E.164. */
  readonly number: string;
  readonly extension?: string;
}

/** What is known around a text before it is read. */
export interface TextContext {
  /** Country of the rep's account, ISO 3166 alpha-2. */
  readonly country: string;
  /** What the surroundings say about digits that begin the text; asked only in doubt. */
  readonly labelCue: () => Cue;
  /** False where the page shows the texts of two elements apart, so that their digits do not belong together. */
  readonly isOneLine?: (start: number, end: number) => boolean;
}

/** How much may stand before a number that a label is still about. Unit: characters. */
const LABELLED_WITHIN = 20;
const enoughDigits = new RegExp(`(?:\\d\\D{0,8}){${MIN_DIGITS}}`);

function cueBefore(text: string, start: number, labelCue: () => Cue): Cue {
  const lines = text
    .slice(Math.max(0, start - MAX_LABEL_LENGTH), start)
    .trimEnd()
    .split('\n');
  const line = lines.at(-1) ?? '';
  const said = cueOf(line);
  if (said !== 'none' || line.trim().length > LABELLED_WITHIN) return said;
  return labelCue();
}

function toMatch(candidate: Candidate, text: string, context: TextContext): Match | undefined {
  const phone = judge(candidate, context.country, () => cueBefore(text, candidate.start, context.labelCue));
  if (!phone) return undefined;
  const { start, end, extension } = candidate;
  return { start, end, number: phone.number, ...(extension === undefined ? {} : { extension }) };
}

/** Where two numbers may meet: at the border of elements, at a slash, before an area code in brackets. */
const MEETING = /[\u200b/]| (?=\()/;

/** Digits that make no number together may be numbers apart. */
function findInParts(candidate: Candidate, text: string, context: TextContext): Match[] {
  const found: Match[] = [];
  let start = candidate.start;
  for (const part of text.slice(candidate.start, candidate.end).split(MEETING)) {
    for (const inner of findCandidates(part)) {
      const moved = { ...inner, start: inner.start + start, end: inner.end + start };
      const match = toMatch(moved, text, context);
      if (match) found.push(match);
    }
    start += part.length + 1;
  }
  return found;
}

function resolve(candidate: Candidate, text: string, context: TextContext): readonly Match[] {
  const isSplit = candidate.written.includes(SEAM);
  const isWhole = !isSplit || (context.isOneLine?.(candidate.start, candidate.end) ?? true);
  const match = isWhole ? toMatch(candidate, text, context) : undefined;
  if (match) return [match];
  return MEETING.test(candidate.written) ? findInParts(candidate, text, context) : [];
}

/** The phone numbers in a text, in order; undefined between the windows of a long text, as a chance to stop. */
export function* findInText(text: string, context: TextContext): Generator<Match | undefined> {
  if (!/\d/.test(text) && !/[^\0-\u065f]/.test(text)) return;
  const plain = toPlainText(text);
  for (const { start, end } of windowsOf(plain)) {
    const part = plain.slice(start, end);
    if (enoughDigits.test(part)) yield* findInWindow(maskOthers(part), start, plain, context);
    yield undefined;
  }
}

function* findInWindow(part: string, offset: number, text: string, context: TextContext): Generator<Match> {
  for (const candidate of findCandidates(part)) {
    yield* resolve({ ...candidate, start: candidate.start + offset, end: candidate.end + offset }, text, context);
  }
}
