import { expect, test } from 'vitest';
import { Sites } from '../../../entrypoints/background/sites';
import { createItems } from '../../../lib/storage/items';
import { createFakeArea } from '../storage/fake-area';
import { createFakeBrowser } from './fake-browser';

const A = 'https://a.example';
const B = 'https://b.example';

function createFixture(wished: string[]) {
  const { browser, seen } = createFakeBrowser();
  const items = createItems({ local: createFakeArea({ 'sites.v1': wished }), session: createFakeArea() });
  const changes: (readonly string[])[] = [];
  const sites: Sites = new Sites({
    browser,
    wished: items.wishedSites,
    onChange: () => changes.push(sites.list()),
    warn: () => {},
  });
  return { sites, seen, items, changes };
}

test('with no site enabled nothing is registered and nothing injected', async () => {
  const { sites, seen } = createFixture([]);
  seen.tabs.push({ id: 1, isActive: true, isVisible: true, site: A });
  await sites.reinstall();
  await sites.showPanels();
  expect(seen.registered).toEqual([]);
  expect(seen.injected).toEqual([]);
});

test('a wish without a grant enables nothing; the grant enables it and serves its open pages', async () => {
  const { sites, seen, changes } = createFixture([A]);
  seen.tabs.push({ id: 1, isActive: false, isVisible: false, site: A });
  await sites.refresh();
  expect(sites.isEnabled(A)).toBe(false);
  seen.granted.add(`${A}/*`);
  await sites.refresh();
  expect(sites.isEnabled(A)).toBe(true);
  expect(seen.registered).toEqual([`${A}/*`]);
  expect(seen.injected).toEqual(['1/stub.js']);
  expect(changes).toEqual([[], [A]]);
});

test('a grant without a wish enables nothing', async () => {
  const { sites, seen } = createFixture([]);
  seen.granted.add(`${A}/*`);
  await sites.refresh();
  expect(sites.list()).toEqual([]);
});

test('a grant taken back unregisters the site and ends the wish, the other site stays', async () => {
  const { sites, seen, items } = createFixture([A, B]);
  seen.granted.add(`${A}/*`).add(`${B}/*`);
  await sites.refresh();
  seen.granted.delete(`${A}/*`);
  await sites.forgetLost();
  expect(seen.registered).toEqual([`${B}/*`]);
  expect(await items.wishedSites.read()).toEqual([B]);
});

test('after an update old pages get the new stub', async () => {
  const { sites, seen } = createFixture([A]);
  seen.granted.add(`${A}/*`);
  seen.tabs.push(
    { id: 1, isActive: true, isVisible: true, site: A },
    { id: 404, isActive: true, isVisible: true, site: A },
  );
  await sites.reinstall();
  expect(seen.injected).toEqual(['1/stub.js']);
});
