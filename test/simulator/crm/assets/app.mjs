/** Walks from record to record without loading a page, as most CRMs do. */

async function show(address) {
  const answer = await fetch(address);
  const next = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const part of ['main', '.rail']) document.querySelector(part).replaceWith(next.querySelector(part));
  document.title = next.title;
  scrollTo(0, 0);
}

/** Other people's clicks, other windows and pages that are no records keep their usual meaning. */
function recordOf(event) {
  const link = event.target instanceof Element ? event.target.closest('a[data-record]') : null;
  const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
  return isPlain ? link : null;
}

document.addEventListener('click', async (event) => {
  const link = recordOf(event);
  if (!link) return;
  event.preventDefault();
  history.pushState(null, '', link.href);
  await show(link.href);
});

addEventListener('popstate', () => show(location.href));

/** Light, dark, or as the system has it. */
const THEMES = ['', 'light', 'dark'];

function applyTheme(theme) {
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
}

document.querySelector('.theme').addEventListener('click', () => {
  const next = THEMES[(THEMES.indexOf(localStorage.theme ?? '') + 1) % THEMES.length];
  localStorage.theme = next;
  applyTheme(next);
});

applyTheme(localStorage.theme ?? '');
