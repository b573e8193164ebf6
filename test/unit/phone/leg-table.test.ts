import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LegTable } from '../../../lib/phone/leg-table';

const BYE = { status: 0, phrase: '', byUs: true };
const IDS = { sessionId: 's-1', partyId: 'p-1-1' };

describe('a leg', () => {
  test('is dialled at most once', () => {
    const legs = new LegTable();
    expect([legs.claim('a'), legs.claim('a')]).toEqual([true, false]);
    legs.end('a', BYE);
    expect(legs.claim('a')).toBe(false);
  });

  test('that was hung up before it was dialled is never dialled', () => {
    const legs = new LegTable();
    legs.end('a', BYE);
    expect(legs.claim('a')).toBe(false);
    expect(legs.statements()).toEqual([{ tag: 'a', state: 'ended', end: BYE }]);
  });

  test('keeps the first ids it got, and tells when they are new', () => {
    const legs = new LegTable();
    legs.claim('a');
    expect(legs.advance('a', 'ringing')).toBe(true);
    expect(legs.advance('a', 'ringing', IDS)).toBe(true);
    expect(legs.advance('a', 'ringing', { ...IDS, partyId: 'p-2-2' })).toBe(false);
    expect(legs.find('a')).toEqual({ tag: 'a', state: 'ringing', ids: IDS });
  });

  test('that is not known cannot advance', () => {
    expect(new LegTable().advance('a', 'ringing')).toBe(false);
  });

  test('stays forbidden after it was dropped from the list', () => {
    const legs = new LegTable();
    for (let i = 0; i < 300; i++) legs.end(`leg-${i}`, BYE);
    expect(legs.statements()).toHaveLength(200);
    expect(legs.claim('leg-0')).toBe(false);
    expect(legs.end('leg-0', BYE)).toBe(false);
  });
});

test('whatever happens in whatever order, states only go forward and an end is final', () => {
  const RANK = ['dialing', 'ringing', 'answered', 'ended'];
  const step = fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('claim', 'ringing', 'answered', 'end'));
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const legs = new LegTable();
      const claims = new Map<string, number>();
      for (const [tag, what] of steps) {
        const before = legs.find(tag);
        if (what === 'claim' && legs.claim(tag)) claims.set(tag, (claims.get(tag) ?? 0) + 1);
        if (what === 'ringing' || what === 'answered') legs.advance(tag, what);
        if (what === 'end') legs.end(tag, BYE);
        const after = legs.find(tag);
        expect(RANK.indexOf(after?.state ?? 'dialing')).toBeGreaterThanOrEqual(
          RANK.indexOf(before?.state ?? 'dialing'),
        );
        expect(claims.get(tag) ?? 0).toBeLessThanOrEqual(1);
      }
    }),
  );
});
