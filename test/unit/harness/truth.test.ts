import { describe, expect, test } from 'vitest';
import type { ShownRow } from '../../harness/surface';
import { differences, whereabouts } from '../../harness/truth';
import type { Ledger, LedgerSession } from '../../simulator/world/ledger';

const ADA = { name: 'Ada', number: '+16505550111' };

const party = (status: string) => ({ id: 'p-1', status, reason: undefined, ...ADA, hears: [], heard: [] });
const call = (status: string, ended = false): LedgerSession => ({
  id: 's-1',
  origin: 'Call',
  ended,
  parties: [party(status)],
});
const seat = (status: string, ended = false): LedgerSession => ({ ...call(status, ended), origin: 'Conference' });
const ledger = (...sessions: LedgerSession[]): Ledger => ({
  sessions,
  legs: [],
  registrations: [],
  subscriptions: [],
  requests: [],
  requestsUnderWay: 0,
});
const row = (phase: string): ShownRow => ({
  id: 'a',
  phase,
  name: 'Ada',
  number: '',
  state: phase,
  text: '',
  actions: [],
});

describe('the ledger, read', () => {
  test('a seat in a living conference comes before the call it came from', () => {
    expect(whereabouts(ledger(call('Gone'), seat('Answered')), ADA.number)).toBe('in the conference');
    expect(whereabouts(ledger(call('Disconnected'), seat('Answered', true)), ADA.number)).toBe('not connected');
  });

  test('the latest call counts, not an earlier one', () => {
    expect(whereabouts(ledger(call('Disconnected', true), call('Proceeding')), ADA.number)).toBe('ringing');
    expect(whereabouts(ledger(call('Answered')), ADA.number)).toBe('answered');
  });
});

describe('the panel beside the ledger', () => {
  test('a row that is ahead of the ledger is a difference', () => {
    expect(differences([row('joined')], ledger(call('Proceeding')), [ADA])).toHaveLength(1);
    expect(differences([row('joined')], ledger(seat('Answered')), [ADA])).toEqual([]);
  });

  test('a missing row and a doubled row are differences', () => {
    expect(differences([], ledger(), [ADA])).toEqual(['Ada has no row']);
    expect(differences([row('left'), row('left')], ledger(), [ADA])).toEqual(['Ada has 2 rows']);
  });
});
