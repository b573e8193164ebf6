import { describe, expect, test } from 'vitest';
import { parseFromFinder, parseNumbers, toNewPerson } from '../../../entrypoints/background/from-finder';

const SITE = 'https://crm.example';
const ANN = { number: '+14155550132', name: 'Ann Lee', record: 'Deal: Acme renewal' };

/** What is kept of a link that a page of the site claims. */
function linkKept(link: unknown): string | undefined {
  const list = parseNumbers({ kind: 'numbers', numbers: [{ ...ANN, link }], isComplete: true }, SITE);
  const called = parseFromFinder({ kind: 'call', person: { ...ANN, link } }, SITE);
  const kept = list?.numbers[0]?.link;
  expect(called?.kind === 'call' && called.person.link).toBe(kept);
  return kept;
}

describe('what a page claims of a number', () => {
  test.each([
    ['https://crm.example/deals/7?tab=people#notes', 'https://crm.example/deals/7?tab=people#notes'],
    ['https://crm.example/Größe 7', 'https://crm.example/Gr%C3%B6%C3%9Fe%207'],
    ['https://crm.example:8443/deals/7', 'https://crm.example:8443/deals/7'],
    ['https://other.example/deals/7', undefined],
    ['https://crm.example.evil.example/', undefined],
    ['https://crm.example@evil.example/', undefined],
    ['https://somebody@crm.example/', undefined],
    ['http://crm.example/deals/7', undefined],
    ['javascript:alert(document.domain)', undefined],
    ['data:text/html,<b>x</b>', undefined],
    ['blob:https://crm.example/1-2-3', undefined],
    ['no address', undefined],
    [`https://crm.example/${'x'.repeat(2_000)}`, undefined],
  ])('the link %j is kept as %j, and the number either way', (link, kept) => {
    expect(linkKept(link)).toBe(kept);
  });

  test('is no claim at all where it has another shape', () => {
    for (const wrong of [
      { ...ANN, number: '911; drop' },
      { ...ANN, link: 7 },
      { ...ANN, more: true },
    ]) {
      expect(parseFromFinder({ kind: 'call', person: wrong }, SITE)).toBeUndefined();
      expect(parseNumbers({ kind: 'numbers', numbers: [wrong], isComplete: true }, SITE)).toBeUndefined();
    }
  });

  test('becomes somebody to call with their record; a link without a title goes by the name', () => {
    const link = 'https://crm.example/contacts/7';
    expect(toNewPerson({ ...ANN, extension: '22', link })).toEqual({
      ...{ number: ANN.number, name: 'Ann Lee', extension: '22' },
      crm: { title: 'Deal: Acme renewal', link },
    });
    expect(toNewPerson({ number: ANN.number, name: 'Ann Lee', link }).crm).toEqual({ title: 'Ann Lee', link });
    expect(toNewPerson(ANN).crm).toEqual({ title: 'Deal: Acme renewal' });
    expect(toNewPerson({ number: ANN.number, link })).toEqual({ number: ANN.number, name: '' });
  });
});
