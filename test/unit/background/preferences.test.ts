import { describe, expect, test } from 'vitest';
import { Preferences } from '../../../entrypoints/background/preferences';
import type { Command } from '../../../lib/call/commands';
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

describe('what an administrator fixed', () => {
  const start: Command = {
    kind: 'start',
    people: [{ number: '+16505550117', name: '' }],
    callerId: '+16505550101',
    bringIn: 'on-answer',
  };

  async function under(policy: Record<string, unknown>) {
    const areas = { local: createFakeArea(), session: createFakeArea(), managed: { get: async () => policy } };
    const preferences = new Preferences(createItems(areas));
    await preferences.load();
    return preferences;
  }

  test('holds for a call whatever the popup sends', async () => {
    const preferences = await under({ callerId: '+1 (650) 555-0100', bringIn: 'by-hand' });
    expect(preferences.asAllowed(start)).toEqual({ ...start, callerId: '+16505550100', bringIn: 'by-hand' });
  });

  test('an empty number leaves the choice to RingCentral', async () => {
    const { callerId: _, ...without } = start;
    expect((await under({ callerId: '' })).asAllowed(start)).toEqual(without);
  });

  test('a number that is none is as if nobody had chosen it', async () => {
    expect((await under({ callerId: '+1650 SIP/2.0' })).asAllowed(start)).toEqual(start);
  });

  test('nothing fixed changes nothing, and other wishes stay as they are', async () => {
    expect((await under({})).asAllowed(start)).toEqual(start);
    expect((await under({ bringIn: 'by-hand' })).asAllowed({ kind: 'end' })).toEqual({ kind: 'end' });
  });
});
