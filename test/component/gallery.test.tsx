// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { showGallery } from './gallery/gallery';

test('every story of the gallery renders', () => {
  const root = document.createElement('div');
  document.body.append(root);
  showGallery(root);
  const stories = [...root.querySelectorAll<HTMLElement>('[data-story]')];
  expect(stories.length).toBeGreaterThan(15);
  for (const story of stories) expect(story.querySelector('.pl'), story.dataset.story).not.toBeNull();
});
