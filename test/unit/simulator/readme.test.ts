import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FAULT_KINDS } from '../../simulator/faults/fault-kinds';
import { knownEndpoints } from '../../simulator/rest/handle-rest';
import { DEFAULT_SWITCHES } from '../../simulator/world/switches';

const README = readFileSync(new URL('../../simulator/README.md', import.meta.url), 'utf8');

test.each(Object.keys(DEFAULT_SWITCHES))('the README explains the switch %s', (name) => {
  expect(README).toContain(`\`${name}\``);
});

test.each(Object.keys(FAULT_KINDS))('the README explains the fault %s', (name) => {
  expect(README).toContain(`\`${name}\``);
});

test.each(knownEndpoints().map(({ method, path }) => [method, path] as const))('the README lists %s %s', (_, path) => {
  const tail = path.split('/').at(-1) ?? '';
  expect(README).toContain(`/${tail}`);
});
