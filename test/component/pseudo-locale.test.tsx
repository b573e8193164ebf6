// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import messages from '../../public/_locales/en/messages.json';
import { showGallery } from './gallery/gallery';
import { STATES } from './gallery/states';

/** What is shown but not translated: names, numbers, times, addresses, signs, and the letters of a keypad. */
const DATA =
  /Dana Ortiz|Keiko Sato|Priya Venkataraman|Tom Keller|Marta Silva|Lena Hoff|Raj Patel|Jens Bauer|Nele Brandt|Hana Mori|Alex Agent|\w+ Berg|Maximiliane[^⟦]*|[\p{Script=Arabic} ]+|Bartholomew[^⟦]*|Recent|Salesforce|HubSpot|Pipedrive|Zoho|Dynamics 365|https?:\/\/\S+|acme\.lightning\.force\.com|Xy12-abcDEF_34|Alt\+Shift\+[LM]|Nov|Fri|yesterday|min\b|911|12|PQRS|WXYZ|[A-Z]{2,3}\b/gu;

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
      const words = rest.replace(DATA, '');
      return /\p{L}{2}/u.test(words) ? [`${state}: ${words}`] : [];
    });
  });
  expect(found).toEqual([]);
});
