import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createItems, DEFAULT_SETTINGS, EMPTY_DRAFT } from '../../../lib/storage/items';
import { createKeyValueStore } from '../../../lib/storage/key-value';
import { createFakeArea } from './fake-area';

function createFixture(stored: Record<string, unknown> = {}) {
  const warnings: string[] = [];
  const local = createFakeArea(stored);
  const session = createFakeArea();
  return { local, session, warnings, items: createItems({ local, session }, (text) => warnings.push(text)) };
}

describe('stored values', () => {
  test('where nothing is stored the defaults hold, without a warning', async () => {
    const { items, warnings } = createFixture();
    expect(await items.settings.read()).toEqual(DEFAULT_SETTINGS);
    expect(await items.draft.read()).toEqual(EMPTY_DRAFT);
    expect(await items.wishedSites.read()).toEqual([]);
    expect(await items.account.read()).toBeUndefined();
    expect(warnings).toEqual([]);
  });

  test('one bad setting does not cost the others', async () => {
    const { items } = createFixture({ 'settings.v1': { clientId: 'abc', server: 'http://evil', removal: 7 } });
    expect(await items.settings.read()).toEqual({ ...DEFAULT_SETTINGS, clientId: 'abc' });
  });

  test('nonsense gives the default and a counted warning that does not repeat the value', async () => {
    const { items, warnings } = createFixture({ 'sites.v1': ['https://crm.example.com', 'http://secret.example.com'] });
    expect(await items.wishedSites.read()).toEqual([]);
    await items.wishedSites.read();
    expect(warnings).toHaveLength(2);
    expect(warnings[1]).toContain('(2)');
    expect(warnings.join()).not.toContain('secret');
  });

  test('whatever is stored, reading never rejects', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        const stored = Object.fromEntries(
          ['settings.v1', 'sites.v1', 'finder-sites.v1', 'groups.v1', 'layouts.v1', 'account.v1', 'instance.v1'].map(
            (key) => [key, value],
          ),
        );
        const { items } = createFixture(stored);
        const settings = await items.settings.read();
        expect(['production', 'sandbox']).toContain(settings.server);
        const others = [items.wishedSites, items.finderSites, items.groups, items.account, items.instanceId];
        await Promise.all(others.map((item) => item.read()));
      }),
      { numRuns: 300 },
    );
  });

  test('changes at the same time are carried out one after the other', async () => {
    const { items } = createFixture();
    const add = (site: string) => items.wishedSites.update((sites) => [...sites, site]);
    await Promise.all([add('https://a.example'), add('https://b.example'), add('https://c.example')]);
    expect(await items.wishedSites.read()).toHaveLength(3);
  });

  test('the call lives in the session, tokens and a live call on disk', async () => {
    const { items, local, session } = createFixture();
    await items.call.write('{"people":[]}');
    await items.draft.write(EMPTY_DRAFT);
    await items.liveCall.write('{"id":1}');
    await items.tokens.setItem('pair', 'secret');
    expect(Object.keys(session.stored).sort()).toEqual(['call.v2', 'draft.v1']);
    expect(Object.keys(local.stored).sort()).toEqual(['live-call.v2', 'tokens.v1.pair']);
  });
});

describe('a name space of text by key', () => {
  test('it lists, reads and removes its own keys only', async () => {
    const area = createFakeArea({ 'other.pair': 'x', 'mine.bad': 7 });
    const store = createKeyValueStore(area, 'mine.');
    await store.setItem('pair', 'p');
    expect(await store.keys()).toEqual(['bad', 'pair']);
    expect(await store.getItem('pair')).toBe('p');
    expect(await store.getItem('bad')).toBeNull();
    await store.removeItem('pair');
    expect(await store.getItem('pair')).toBeNull();
    expect(area.stored['other.pair']).toBe('x');
  });
});
