import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hideName, hideNumber, hideSnapshot, maskSnapshot } from '../../../lib/messaging/mask';
import { CALLS } from '../../component/fixtures';
import { createFixture, ofKind, PAGE, POPUP, RUNNING } from './hub-fixture';

describe('private mode', () => {
  test('leaves of a name its first letters, of a number its last two digits', () => {
    expect(hideName('Dana Ortiz')).toBe('D••• O•••');
    expect(hideName('')).toBe('');
    expect(hideName('Zoë 2nd')).toBe('Z••• 2•••');
    expect(hideNumber('+1 650 555 0117')).toBe('••• 17');
    expect(hideName('+1 (650) 555-0117')).toBe('••• 17');
    expect(hideNumber('')).toBe('');
  });

  test('no word of a name and no three digits of a number are left', () => {
    const word = fc.stringMatching(/^[A-Za-zäöüß]{2,10}$/);
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 3 }),
        fc.stringMatching(/^\+[1-9]\d{7,14}$/),
        (words, number) => {
          const hidden = hideName(words.join(' '));
          for (const one of words) expect(hidden).not.toContain(one);
          expect(hideNumber(number)).not.toMatch(/\d{3}/);
          expect(hideName(number)).not.toMatch(/\d{3}/);
        },
      ),
    );
  });

  test('hides everybody of a call, says so, and changes nothing else', () => {
    const hidden = hideSnapshot(CALLS.live);
    const text = JSON.stringify(hidden);
    for (const { name, number } of CALLS.live.rows) {
      if (name !== '') expect(text).not.toContain(name);
      if (/\d{4}$/.test(number)) expect(text).not.toContain(number.slice(-4));
    }
    expect(hidden.notices.map(({ kind }) => kind)).toContain('private');
    expect(hidden.rows.map(({ id, phase, actions }) => [id, phase, actions])).toEqual(
      CALLS.live.rows.map(({ id, phase, actions }) => [id, phase, actions]),
    );
  });

  test('hides who calls and what happened as well', () => {
    const who = { name: 'Gil Arden', number: '+16505550141' };
    const incoming = [{ ...who, id: 'i1', pending: 'none', actions: [], sinceMs: 0 }] as const;
    const timeline = [{ ...who, what: 'joined', agoMs: 0 }] as const;
    const { incoming: calls, timeline: lines } = hideSnapshot({ ...CALLS.live, incoming, timeline });
    for (const hidden of [...calls, ...lines]) expect(hidden).toMatchObject({ name: 'G••• A•••', number: '••• 41' });
    expect([calls.length, lines.length]).toEqual([1, 1]);
  });

  test('hides whom the rep talks to on another device; a page sees four digits of a number at most', () => {
    const elsewhere = [{ id: 'e1', name: 'Dana Ortiz', number: '+16505550117', isConference: false, sinceMs: 1 }];
    const snapshot = { ...CALLS.live, elsewhere };
    expect(hideSnapshot(snapshot).elsewhere).toMatchObject([{ name: 'D••• O•••', number: '••• 17' }]);
    expect(maskSnapshot(snapshot).elsewhere).toMatchObject([{ name: 'Dana Ortiz', number: '••• 0117' }]);
    const nameless = { ...snapshot, elsewhere: [{ ...elsewhere[0], name: '+16505550117' }] } as typeof snapshot;
    expect(JSON.stringify(maskSnapshot(nameless).elsewhere)).not.toContain('555');
  });

  test('reaches pages from the hub; the popup hides by itself, because it has to know the numbers', async () => {
    const { seen, connect, announceReady } = createFixture();
    announceReady();
    seen.isPrivate = true;
    const [page, popup] = [await connect(PAGE), await connect(POPUP)];
    const shownTo = (end: typeof page) => JSON.stringify(ofKind(end, 'snapshot').at(-1)?.snapshot);
    const [name = ''] = RUNNING.rows.map((row) => row.name);
    expect(name).not.toBe('');
    expect(shownTo(page)).not.toContain(name);
    expect(shownTo(page)).toContain('"private"');
    expect(shownTo(popup)).toContain(name);
  });
});
