// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import messages from '../../public/_locales/en/messages.json';
import { showGallery } from './gallery/gallery';
import { STATES } from './gallery/states';

/** What is shown but not translated: names, numbers, times, addresses, signs, and the letters of a keypad. */
const DATA =
  /Dana Ortiz|Keiko Sato|Priya Venkataraman|Tom Keller|Marta Silva|Lena Hoff|Raj Patel|Jens Bauer|Nele Brandt|Hana Mori|Alex Agent|\w+ Berg|Maximiliane[^⟦]*|[\p{Script=Arabic} ]+|Bartholomew[^⟦]*|Recent|Salesforce|HubSpot|Pipedrive|Zoho|Dynamics 365|https?:\/\/\S+|acme\.lightning\.force\.com|Xy12-abcDEF_34|Alt\+Shift\+[LM]|911|12|PQRS|WXYZ|[A-Z]{2,3}\b/gu;

const YEAR_MONTHS = Array.from({ length: 12 }, (_, month) => Date.UTC(2026, month, 15));
const WEEK_DAYS = Array.from({ length: 7 }, (_, day) => Date.UTC(2026, 10, 15 + day));

/** Words that the browser itself writes into dates, times and lengths, in the language of whoever runs this. */
function wordsOfDates(): readonly string[] {
  const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
  const weekday = new Intl.DateTimeFormat(undefined, { weekday: 'short' });
  const minutes = new Intl.NumberFormat(undefined, { style: 'unit', unit: 'minute' });
  const parts = [
    ...YEAR_MONTHS.flatMap((at) => moment.formatRangeToParts(at, at + 60_000)),
    ...WEEK_DAYS.flatMap((at) => weekday.formatToParts(at)),
    ...minutes.formatToParts(29),
    ...new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' }).formatToParts(-1, 'day'),
  ];
  return [...new Set(parts.flatMap(({ value }) => value.match(/\p{L}[\p{L}\p{M}.]+/gu) ?? []))];
}

const DATES = new RegExp(
  wordsOfDates()
    .map((word) => word.replaceAll('.', '\\.'))
    .join('|'),
  'gu',
);

/** Every text in brackets: whatever stands outside of them was not looked up. */
const bracketed = Object.fromEntries(
  Object.entries(messages).map(([key, { message }]) => [key, { message: `⟦${message}⟧` }]),
);

function withoutTexts(text: string): string {
  const shorter = text.replace(/⟦[^⟦⟧]*⟧/g, '');
  return shorter === text ? text : withoutTexts(shorter);
}

function* shownTexts(root: Element | ShadowRoot): Generator<string> {
  for (const element of root.querySelectorAll('*')) {
    const own = [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
    if (!element.closest('style, svg')) yield own.map(({ textContent }) => textContent ?? '').join('');
    for (const name of ['aria-label', 'title', 'placeholder']) yield element.getAttribute(name) ?? '';
  }
}

test('every word on screen comes from the messages', () => {
  const root = document.createElement('div');
  document.body.append(root);
  showGallery(root, { messages: bracketed, locale: 'en', dir: 'ltr' });
  const found = STATES.flatMap((state) => {
    const story = root.querySelector(`[data-story="${state}"]`)?.shadowRoot;
    const texts = story ? [...shownTexts(story)] : [];
    return texts.map(withoutTexts).flatMap((rest) => {
      const words = rest.replace(DATA, '').replace(DATES, '');
      return /\p{L}{2}/u.test(words) ? [`${state}: ${words}`] : [];
    });
  });
  expect(found).toEqual([]);
});
