import type { Messages } from '../translate';
import { play, showGallery } from './gallery';

const FILES = import.meta.glob<Messages>('../../../public/_locales/*/messages.json', {
  import: 'default',
  eager: true,
});

/** `?locale=de&dir=rtl` shows other texts, mirrored. */
const wanted = new URL(location.href).searchParams;
const locale = wanted.get('locale') ?? 'en';
const dir = wanted.get('dir') === 'rtl' ? 'rtl' : 'ltr';

const root = document.getElementById('gallery');
const messages = FILES[`../../../public/_locales/${locale}/messages.json`];
if (!root || !messages) throw new Error(`There is no locale ${locale}`);
document.documentElement.lang = locale;
document.documentElement.dir = dir;
// Nothing counts down while it is looked at.
performance.now = () => 0;
showGallery(root, { messages, locale, dir });
root.addEventListener('play', async ({ target }) => {
  if (!(target instanceof HTMLElement)) return;
  await play(target);
  target.dataset.played = 'true';
});
document.body.dataset.ready = 'true';
