import { describe, expect, test } from 'vitest';
import { Preferences } from '../../../entrypoints/background/preferences';
import type { SiteLayout } from '../../../lib/messaging/protocol';
import { createItems } from '../../../lib/storage/items';
import { createFakeArea } from '../storage/fake-area';

const LEFT: SiteLayout = { minimised: true, place: { side: 'left', edge: 'top', awayPx: 40 } };
const CRM = 'https://crm.example.com';
const OTHER = 'https://mail.example.com';

async function load(local = createFakeArea()) {
  const preferences = new Preferences(createItems({ local, session: createFakeArea() }));
  await preferences.load();
  return { preferences, local };
}

describe('how the panel is arranged', () => {
  test('is kept per site, for the next worker too', async () => {
    const { preferences, local } = await load();
    await preferences.setLayout(CRM, LEFT);
    expect(preferences.layout(CRM)).toEqual({ ...LEFT, removal: 'ask', leaveDefault: 'ask' });
    expect(preferences.layout(OTHER)).toMatchObject({ minimised: false, place: { side: 'right', edge: 'bottom' } });
    const next = await load(local);
    expect(next.preferences.layout(CRM)).toEqual({ ...LEFT, removal: 'ask', leaveDefault: 'ask' });
  });

  test('two hundred sites are remembered, the ones arranged last', async () => {
    const { preferences } = await load();
    for (let index = 0; index <= 200; index += 1) await preferences.setLayout(`${CRM}:${index + 1000}`, LEFT);
    expect(preferences.layout(`${CRM}:1000`).minimised).toBe(false);
    expect(preferences.layout(`${CRM}:1001`).minimised).toBe(true);
    expect(preferences.layout(`${CRM}:1200`).minimised).toBe(true);
  });
});
