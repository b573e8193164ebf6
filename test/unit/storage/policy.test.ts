import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createItems, DEFAULT_SETTINGS } from '../../../lib/storage/items';
import { policySchema } from '../../../lib/storage/shapes';
import { createFakeArea } from './fake-area';

const CRM = 'https://crm.example.com';

function createFixture(managed: Record<string, unknown>, stored: Record<string, unknown> = {}) {
  const local = createFakeArea(stored);
  return { local, items: createItems({ local, session: createFakeArea(), managed: { get: async () => managed } }) };
}

describe('what an administrator chose', () => {
  test('wins over the rep and leaves the rest to them', async () => {
    const { items } = createFixture(
      { server: 'sandbox', clientId: 'company' },
      { 'settings.v1': { clientId: 'mine', removal: 'undo' } },
    );
    expect(await items.settings.read()).toEqual({
      ...DEFAULT_SETTINGS,
      server: 'sandbox',
      clientId: 'company',
      removal: 'undo',
    });
  });

  test("is never saved as the rep's own choice", async () => {
    const { items, local } = createFixture({ removal: 'ask' }, { 'settings.v1': { removal: 'undo' } });
    await items.settings.update((settings) => ({ ...settings, bringIn: 'by-hand' }));
    expect((await local.get('settings.v1'))['settings.v1']).toMatchObject({ removal: 'undo', bringIn: 'by-hand' });
  });

  test('one bad value costs only itself', async () => {
    const { items } = createFixture({ server: 'http://evil', removal: 7, sites: [3], bringIn: 'by-hand' });
    expect(await items.settings.read()).toEqual({ ...DEFAULT_SETTINGS, bringIn: 'by-hand' });
    expect(await items.policy.read()).toMatchObject({ sites: [] });
  });

  test("adds sites to the rep's, each once", async () => {
    const { items } = createFixture({ sites: [CRM] }, { 'sites.v1': ['https://other.example.com', CRM] });
    expect(await items.wishedSites.read()).toEqual([CRM, 'https://other.example.com']);
  });

  test('a browser without policies is no trouble', async () => {
    const managed = { get: () => Promise.reject(new Error('no managed storage')) };
    const items = createItems({ local: createFakeArea(), session: createFakeArea(), managed });
    expect(await items.settings.read()).toEqual(DEFAULT_SETTINGS);
  });

  test('the browser is told the same names as we read', () => {
    const told = JSON.parse(readFileSync(new URL('../../../public/policy.json', import.meta.url), 'utf8'));
    expect(Object.keys(told.properties).sort()).toEqual(Object.keys(policySchema.entries).sort());
  });
});
