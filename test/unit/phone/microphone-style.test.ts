import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

const read = (path: string): Promise<string> => readFile(new URL(`../../../${path}`, import.meta.url), 'utf8');

test('the microphone page uses only colours that the design has', async () => {
  const [style, tokens] = await Promise.all([read('entrypoints/microphone/style.css'), read('components/tokens.css')]);
  const used = new Set([...style.matchAll(/var\((--[a-z0-9-]+)\)/g)].map(([, name]) => name));
  const known = new Set([...tokens.matchAll(/(--[a-z0-9-]+):/g)].map(([, name]) => name));
  expect([...used].filter((name) => !known.has(name))).toEqual([]);
});
