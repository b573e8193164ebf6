// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import messages from '../../public/_locales/en/messages.json';
import { showGallery } from './gallery/gallery';
import { STATES } from './gallery/states';

test('every state of the gallery renders', () => {
  const root = document.createElement('div');
  document.body.append(root);
  showGallery(root, { messages, locale: 'en', dir: 'ltr' });
  const empty = STATES.filter(
    (state) => !root.querySelector(`[data-story="${state}"]`)?.shadowRoot?.querySelector('.pl')?.textContent,
  );
  expect(empty).toEqual([]);
});
