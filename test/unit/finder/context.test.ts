// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { createFinder } from '../../../lib/finder/finder';
import { toPageNumbers } from '../../../lib/finder/page-numbers';
import { showFragment } from '../../corpus/build-dom';
import { el, elWith, type Piece } from '../../corpus/fragment';

/** What would be listed of a page that consists of these pieces. */
async function list(...pieces: readonly Piece[]) {
  showFragment({ id: 'page', kind: 'page', country: 'US', pieces, expected: [] });
  const finder = createFinder({
    country: 'US',
    schedule: { nowMs: () => 0, whenIdle: (run) => queueMicrotask(() => run(50)) },
    onFound: () => {},
    createSightObserver: () => ({ observe: () => {}, unobserve: () => {}, disconnect: () => {} }),
  });
  await finder.scanAll(document);
  finder.stop();
  return toPageNumbers(finder.list());
}

const NUMBER = '+1 415 555 0132';

describe('whose number it is', () => {
  test('the text of a link', async () => {
    const [found] = await list(elWith('a', { href: 'tel:+14155550132' }, 'Call Ann Lee'));
    expect(found?.name).toBe('Ann Lee');
  });

  test('the cell under Name, not the first one', async () => {
    const header = el('tr', el('th', 'Company'), el('th', 'Name'), el('th', 'Phone'));
    const [found] = await list(el('table', header, el('tr', el('td', 'Acme'), el('td', 'Ann Lee'), el('td', NUMBER))));
    expect(found?.name).toBe('Ann Lee');
  });

  test('the name of a cell, not what stands below it in small letters', async () => {
    const header = el('tr', el('th', 'Name'), el('th', 'Phone'));
    const linked = el('td', elWith('a', { href: '/contacts/7' }, 'Ann Lee'), el('small', 'VP Operations'));
    const plain = el('td', 'Bob Ochoa', el('small', 'Procurement'));
    const rows = [el('tr', linked, el('td', NUMBER)), el('tr', plain, el('td', '+1 415 555 0199'))];
    const people = await list(el('table', header, ...rows));
    expect(people.map(({ name }) => name)).toEqual(['Ann Lee', 'Bob Ochoa']);
  });

  test('the person in whose line it is', async () => {
    const people = await list(el('p', `Ann Lee: ${NUMBER}`, el('br'), 'Bob Ochoa: +1 415 555 0199'));
    expect(people.map(({ name }) => name)).toEqual(['Ann Lee', 'Bob Ochoa']);
  });

  test('nobody, where only a label is near', async () => {
    const [found] = await list(el('div', el('span', 'Phone'), el('span', NUMBER)));
    expect(found).not.toHaveProperty('name');
  });

  test('marks that turn text around do not leave the page', async () => {
    const [found] = await list(elWith('a', { href: 'tel:+14155550132' }, 'Ann\u202e Lee'));
    expect(found?.name).toBe('Ann Lee');
  });
});

describe('the list', () => {
  test('has each number once, with the name if one of the places gives it', async () => {
    const found = await list(el('p', NUMBER), elWith('a', { href: 'tel:+14155550132' }, 'Ann Lee'));
    expect(found).toMatchObject([{ number: '+14155550132', name: 'Ann Lee' }]);
  });

  const name = (href: string) => elWith('a', { href }, 'Ann Lee');
  const rowWith = (href: string) => el('tr', el('td', name(href)), el('td', NUMBER));
  const others = (count: number) =>
    Array.from({ length: count }, () => el('tr', el('td', 'Bob Ochoa'), el('td', '+1 415 555 0199')));

  test('in a list leads to the record of the person, where the name does, and else to the page', async () => {
    const listed = async (href: string) =>
      (await list(el('h1', 'Contacts'), el('table', rowWith(href), ...others(9))))[0];
    expect(await listed('/contacts/7')).toMatchObject({ link: new URL('/contacts/7', location.href).href });
    expect(await listed('/contacts/7')).not.toHaveProperty('record');
    expect(await listed('https://elsewhere.example/7')).toMatchObject({ link: location.href, record: 'Contacts' });
  });

  test('on a record leads to that record, whose title it has, whoever stands there', async () => {
    const [found] = await list(el('h1', 'Deal: Acme renewal'), el('table', rowWith('/contacts/7'), ...others(2)));
    expect(found).toMatchObject({ record: 'Deal: Acme renewal', link: location.href });
    expect((await list(el('p', NUMBER)))[0]?.link).toBe(location.href);
  });

  test('tells two extensions of one number apart', async () => {
    const found = await list(el('p', `${NUMBER} x22`), el('p', `${NUMBER} x23`));
    expect(found.map(({ extension }) => extension)).toEqual(['22', '23']);
  });

  test('names the record that the number is on', async () => {
    const [found] = await list(el('h1', 'Globex renewal 2031'), el('p', NUMBER));
    expect(found?.record).toBe('Globex renewal 2031');
  });
});
