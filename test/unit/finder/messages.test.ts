import { expect, test } from 'vitest';
import { parseToFinder } from '../../../lib/finder/messages';

test('orders of the extension are understood', () => {
  const settings = { kind: 'finder-settings', country: 'DE', isInCall: true };
  expect(parseToFinder({ ...settings, more: 1 })).toEqual(settings);
  expect(parseToFinder({ kind: 'finder-off' })).toEqual({ kind: 'finder-off' });
});

test.each([
  null,
  7,
  'partyline-visible?',
  {},
  { kind: 'idle' },
  { kind: 'finder-settings', country: 1, isInCall: true },
])('%j is for somebody else', (message) => {
  expect(parseToFinder(message)).toBeUndefined();
});
