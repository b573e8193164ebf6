import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const KB = 1024;
const finder = readFileSync(fileURLToPath(new URL('../../.output/chrome-mv3/finder.js', import.meta.url)), 'utf8');

test('the number finder has at most 150 KB, the metadata of all countries included', () => {
  expect(Buffer.byteLength(finder)).toBeLessThanOrEqual(150 * KB);
});

test('the number finder carries no polyfill', () => {
  expect(finder).not.toMatch(/webextension-polyfill|api-metadata/);
});
