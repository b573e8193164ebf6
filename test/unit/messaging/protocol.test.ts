import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Command } from '../../../lib/call/commands';
import type { Snapshot } from '../../../lib/call/snapshot';
import { hideSnapshot, maskNumber, maskSnapshot } from '../../../lib/messaging/mask';
import { parseFromUi } from '../../../lib/messaging/schema';
import { toSite } from '../../../lib/messaging/sender';
import { createFixture, PAGE, RUNNING, settle } from './hub-fixture';

const COMMANDS: readonly Command[] = [
  {
    kind: 'start',
    people: [{ number: '+16505550100', name: 'A', extension: '22' }],
    bringIn: 'by-hand',
    callerId: '+1650',
  },
  { kind: 'add', people: [{ number: '101', name: '' }] },
  { kind: 'remove', personId: 'p', generation: 0, delayMs: 5_000 },
  { kind: 'undoRemove', personId: 'p', generation: 0 },
  { kind: 'callBack', personId: 'p', generation: 2 },
  { kind: 'bringIn', personId: 'p', generation: 0 },
  { kind: 'talk', personId: null },
  { kind: 'setPersonMuted', personId: 'p', generation: 0, muted: true },
  { kind: 'setMuted', muted: true },
  { kind: 'setOnHold', onHold: false },
  { kind: 'setRecording', recording: true },
  { kind: 'sendTones', tones: '12*#', personId: 'p' },
  { kind: 'leave' },
  { kind: 'end' },
  { kind: 'rejoin' },
  { kind: 'dismiss' },
  { kind: 'checkNow' },
];

const wrap = (command: unknown) => ({ kind: 'command', id: 'a', command });

describe('reading what a UI sent', () => {
  test.each(COMMANDS)('$kind passes unchanged', (command) => {
    expect(parseFromUi(wrap(command))).toEqual({ kind: 'ok', message: wrap(command) });
  });

  test.each(COMMANDS)('$kind with an unknown key is refused', (command) => {
    expect(parseFromUi(wrap({ ...command, extra: 1 })).kind).toBe('malformed');
  });

  test('an unknown key beside the command is refused, and so is a missing id', () => {
    expect(parseFromUi({ ...wrap({ kind: 'end' }), extra: 1 })).toEqual({ kind: 'malformed', id: 'a' });
    expect(parseFromUi({ kind: 'command', command: { kind: 'end' } })).toEqual({ kind: 'malformed' });
  });

  test('arbitrary values never throw and never pass', () => {
    fc.assert(
      fc.property(fc.anything(), (message) => {
        expect(parseFromUi(message).kind).toBe('malformed');
      }),
      { numRuns: 2_000 },
    );
  });

  test('a command with one value replaced by anything never throws', () => {
    const mutated = fc
      .tuple(fc.constantFrom(...COMMANDS), fc.nat(), fc.jsonValue())
      .map(([command, position, value]) => {
        const keys = Object.keys(command);
        return wrap({ ...command, [keys[position % keys.length] ?? 'kind']: value });
      });
    fc.assert(
      fc.property(mutated, (message) => void parseFromUi(message)),
      { numRuns: 2_000 },
    );
  });

  test('whatever a page sends, nothing that it may not wish reaches the core', async () => {
    const { seen, connect, announceReady } = createFixture();
    announceReady();
    const page = await connect(PAGE);
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        page.post(value);
        page.post(wrap(value));
      }),
      { numRuns: 500 },
    );
    await settle();
    expect(seen.commands).toEqual([]);
    expect(seen.warnings).toEqual([]);
  });
});

describe('words of the border', () => {
  test.each([
    ['+16505550134', '••• 0134'],
    ['101', '101'],
    ['1234', '1234'],
    ['', ''],
  ])('%s is shown to a page as "%s"', (number, shown) => {
    expect(maskNumber(number)).toBe(shown);
  });

  test.each([
    ['Dana Ortiz', 'Dana Ortiz'],
    ['Suite 1200', 'Suite 1200'],
    ['+1 (650) 555-0117', '••• 0117'],
    ['Dana 650.555.0117 (work)', 'Dana ••• 0117 (work)'],
    ['WIRELESS CALLER +16505550117', 'WIRELESS CALLER ••• 0117'],
    ['Dana 650\u2011555\u20110117', 'Dana ••• 0117'],
    ['６５０５５５０１１７', ''],
  ])('the name "%s" is shown to a page as "%s"', (name, shown) => {
    const call = maskSnapshot({ ...RUNNING, rows: RUNNING.rows.map((row) => ({ ...row, name })) });
    expect(call.rows[0]?.name).toBe(shown);
  });

  test('no list of a call takes a whole number to a page', () => {
    const who = { name: 'Dana +16505550117', number: '+16505550117' };
    const full: Snapshot = {
      ...RUNNING,
      rows: RUNNING.rows.map((row) => ({ ...row, ...who })),
      incoming: [{ id: 'i1', ...who, pending: 'none', actions: [], sinceMs: 0 }],
      elsewhere: [{ id: 'e1', ...who, isConference: false, sinceMs: 0 }],
      timeline: [{ what: 'joined', ...who, agoMs: 0 }],
      notices: [{ kind: 'full' }],
      actions: ['add'],
    };
    const forgotten = Object.entries(full).filter(([, value]) => Array.isArray(value) && value.length === 0);
    expect(forgotten).toEqual([]);
    expect(JSON.stringify(full)).toContain('6505550117');
    for (const seen of [maskSnapshot(full), hideSnapshot(full)]) expect(JSON.stringify(seen)).not.toMatch(/555\D*0117/);
  });

  test.each([
    ['https://crm.example.com/a?b', 'https://crm.example.com'],
    ['https://crm.example.com:8443', 'https://crm.example.com'],
    ['http://crm.example.com', undefined],
    ['chrome-extension://x/popup.html', undefined],
    ['null', undefined],
    [undefined, undefined],
  ])('%s belongs to the site %s', (url, site) => {
    expect(toSite(url)).toBe(site);
  });
});
