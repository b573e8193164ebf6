import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createItems, DEFAULT_SETTINGS, lockedBy } from '../../../lib/storage/items';
import { policySchema, settingsSchema } from '../../../lib/storage/shapes';
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

  test('fixes every setting but the devices, and says which it fixed', async () => {
    const managed = { chime: true, historyDays: 0, allowedCountries: ['de', 'Atlantis'], premiumNumbers: 'refuse' };
    const { items } = createFixture(managed, { 'settings.v1': { chime: false, historyDays: 365 } });
    expect(await items.settings.read()).toMatchObject({ ...managed, allowedCountries: ['DE', 'ATLANTIS'] });
    expect(lockedBy(await items.policy.read())).toEqual({
      chime: true,
      historyDays: true,
      allowedCountries: true,
      premiumNumbers: true,
    });
    const left = ['microphoneId', 'speakerId', 'ringerId', 'siteSkipped'];
    expect(Object.keys(settingsSchema.entries).filter((name) => !(name in policySchema.entries))).toEqual(left);
  });

  test("adds numbers that are never dialled to the rep's, and saves only the rep's", async () => {
    const { items, local } = createFixture(
      { doNotCall: ['+16505550199', 7] },
      { 'settings.v1': { doNotCall: ['+16505550111', '', '+16505550199'] } },
    );
    expect((await items.settings.read()).doNotCall).toEqual(['+16505550199', '+16505550111']);
    await items.settings.update((settings) => ({ ...settings, doNotCall: ['+16505550122'] }));
    expect((await local.get('settings.v1'))['settings.v1']).toMatchObject({ doNotCall: ['+16505550122'] });
    expect(lockedBy(await items.policy.read())).toEqual({});
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
