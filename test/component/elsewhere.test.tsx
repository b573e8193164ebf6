import { expect, test } from 'vitest';
import { call, row } from './fixtures';
import { showPanel } from './show-panel';

const DANA = { id: 'e1', name: 'Dana Ortiz', number: '•••• 0117', isConference: false, sinceMs: 192_000 };
const withElsewhere = (...elsewhere: readonly (typeof DANA)[]) => call([row('Tom Keller')], { elsewhere });

const plain = (text: string | null | undefined) => text?.replace(/[\u2068\u2069]/g, '');

test('a call on another device is one quiet line, with its length and nothing to press', () => {
  const { find, container } = showPanel(withElsewhere(DANA));
  const line = find('[data-elsewhere="e1"]');
  expect(plain(line?.textContent)).toBe('On another device: Dana Ortiz, 3:12');
  expect(line?.querySelectorAll('button, a, [tabindex]')).toHaveLength(0);
  expect(container.querySelectorAll('[data-person]')).toHaveLength(1);
});

test('without a name it goes by the number, as far as it may be seen; a conference is called that', () => {
  const { container } = showPanel(
    withElsewhere(
      { ...DANA, name: '' },
      { ...DANA, id: 'e2', name: '', number: '', isConference: true, sinceMs: 61_000 },
    ),
  );
  const lines = [...container.querySelectorAll('[data-elsewhere]')].map((line) => plain(line.textContent));
  expect(lines).toEqual(['On another device: •••• 0117, 3:12', 'On another device: Conference, 1:01']);
});

test('it goes when the call there does', () => {
  const { find, update } = showPanel(withElsewhere(DANA));
  update(withElsewhere());
  expect(find('[data-elsewhere]')).toBeNull();
});
