import { type Field, isReadable, parentOf } from './elements';
import { findInText, type Match } from './find-in-text';
import type { Found, Place } from './found';
import { fieldCue, labelCue } from './labels';
import { isOneLine } from './one-line';
import type { Run } from './run';
import { readTelLink } from './tel-link';
import { type Sight, type WalkOptions, walkPage } from './walk';

/** What a scan covers, and who is told. */
export interface ScanOptions extends WalkOptions {
  /** Country of the rep's account, ISO 3166 alpha-2. */
  readonly country: string;
  readonly onFound: (found: Found) => void;
  /** A shadow root or frame that has content of its own. */
  readonly onRoot: (root: ShadowRoot | Document) => void;
}

const toFound = ({ number, extension }: Match, place: Place): Found => ({
  number,
  ...(extension === undefined ? {} : { extension }),
  place,
});

function* scanRun(run: Run, { country, onFound }: ScanOptions): Generator<undefined> {
  const first = run.pointAt(0)?.node;
  const context = {
    country,
    labelCue: () => labelCue(first && parentOf(first)),
    isOneLine: (start: number, end: number) => isOneLine(run, start, end),
  };
  for (const match of findInText(run.text, context)) {
    const start = match && run.pointAt(match.start);
    const end = match && run.pointAt(match.end);
    if (start && end) onFound(toFound(match, { kind: 'text', start, end }));
    yield;
  }
}

function* scanField(field: Field, { country, onFound }: ScanOptions): Generator<undefined> {
  if (!isReadable(field)) return;
  for (const match of findInText(field.value, { country, labelCue: () => fieldCue(field) })) {
    if (match) onFound(toFound(match, { kind: 'field', element: field }));
    yield;
  }
}

/** A link that names no number is text like any other. */
function* scanLink(link: HTMLAnchorElement, options: ScanOptions): Generator<undefined> {
  const match = readTelLink(link.getAttribute('href') ?? '', options.country);
  if (match) options.onFound(toFound(match, { kind: 'link', element: link }));
  else for (const child of link.childNodes) yield* scan(child, options);
}

function* scanSight(sight: Sight, options: ScanOptions): Generator<undefined> {
  if (sight.kind === 'run') yield* scanRun(sight.run, options);
  if (sight.kind === 'link') yield* scanLink(sight.element, options);
  if (sight.kind === 'field') yield* scanField(sight.element, options);
  if (sight.kind === 'root') options.onRoot(sight.root);
}

/** Finds the numbers in a part of the page, in small steps. */
export function* scan(start: Node, options: ScanOptions): Generator<undefined> {
  for (const sight of walkPage(start, options)) {
    yield* scanSight(sight, options);
    yield;
  }
}
