import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseIds } from '../../../lib/phone/parse-ids';

describe('the ids of a leg', () => {
  test('are read in the usual order', () => {
    expect(parseIds('party-id=p-a0d17e323f0f8z1-1;session-id=s-a0d17e323f0f8z1')).toEqual({
      partyId: 'p-a0d17e323f0f8z1-1',
      sessionId: 's-a0d17e323f0f8z1',
    });
  });

  test('are read in the other order, with spaces, in any case of the names', () => {
    expect(parseIds(' Session-Id=s-1 ; Party-ID=p-1-12 ;x=y')).toEqual({ partyId: 'p-1-12', sessionId: 's-1' });
  });

  test('need both', () => {
    for (const header of [undefined, '', 'party-id=p-1-1', 'session-id=s-1', 'party-id=;session-id=s-1', ';;=;']) {
      expect(parseIds(header)).toBeUndefined();
    }
  });

  test('may have any number of digits', () => {
    const id = fc.stringMatching(/^[0-9a-z]{1,40}$/);
    fc.assert(
      fc.property(id, id, fc.nat(), (session, party, number) => {
        const ids = { sessionId: `s-${session}`, partyId: `p-${party}-${number}` };
        expect(parseIds(`party-id=${ids.partyId};session-id=${ids.sessionId}`)).toEqual(ids);
      }),
    );
  });

  test('never throw, whatever the header is', () => {
    fc.assert(fc.property(fc.string(), (header) => void parseIds(header)));
  });
});
