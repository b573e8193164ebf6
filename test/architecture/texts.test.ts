import { expect, test } from 'vitest';
import messages from '../../public/_locales/en/messages.json';
import { filesMatching } from './source';

/** Everything that may ask for a text, in one string. */
const source = filesMatching(/^(?:lib|components|entrypoints)\/.*\.tsx?$|^wxt\.config\.ts$/)
  .map(({ text }) => text)
  .join('\n');

const captured = (pattern: RegExp): string[] => [...source.matchAll(pattern)].map((found) => found[1] ?? '');

/** `reason_${…}` and `${…}_yourself` ask for whole families. */
const starts = captured(/`([a-z_]+_)\$\{/g);
const ends = captured(/\}(_[a-z_]+)`/g);

const isNamed = (stem: string): boolean =>
  [`'${stem}'`, `'${stem.replaceAll('_', '-')}'`, `"${stem}"`, `__MSG_${stem}__`].some((name) => source.includes(name));

test('every text is asked for somewhere', () => {
  const stems = Object.keys(messages).map((key) => key.replace(/_(?:one|other)$/, ''));
  const unused = stems.filter(
    (stem) =>
      !isNamed(stem) && !starts.some((start) => stem.startsWith(start)) && !ends.some((end) => stem.endsWith(end)),
  );
  expect(unused).toEqual([]);
});
