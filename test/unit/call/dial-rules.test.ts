import { type CountryCode, getCountries, getCountryCallingCode, getExampleNumber } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';
import { describe, expect, test } from 'vitest';
import { callingCodeOf, countriesOfNumber } from '../../../lib/call/calling-codes';
import type { Command } from '../../../lib/call/commands';
import { checkRules, DEFAULT_RULES } from '../../../lib/call/dial-rules';
import { created, DANA, type History, PRIYA, ready, TOM, talking } from './history';

const start = (...numbers: readonly string[]): Command => ({
  kind: 'start',
  people: numbers.map((number) => ({ number, name: '' })),
  bringIn: 'on-answer',
});
const withRules = (history: History, rules: Partial<typeof DEFAULT_RULES>): History =>
  history.fold({ kind: 'rulesSet', rules: { ...DEFAULT_RULES, ...rules } });
const nine = Array.from({ length: 9 }, (_, index) => `+1650555020${index}`);

describe('calling codes', () => {
  test('are those of every country that has one', () => {
    const wrong = getCountries().filter((country) => callingCodeOf(country) !== getCountryCallingCode(country));
    expect(wrong).toEqual([]);
    expect(getCountries()).toContain('US');
  });

  test.each(getCountries())('a number of %s may belong there', (country: CountryCode) => {
    const number = getExampleNumber(country, examples)?.number;
    expect(number === undefined ? [country] : countriesOfNumber(number)).toContain(country);
  });

  test('a number of no country belongs to none', () => {
    expect(countriesOfNumber('+999123456')).toEqual([]);
  });
});

describe('premium numbers', () => {
  test.each(['+19005550123', '+449098790000', '+4499012345', '+33899123456', '+49900123456', '+881612345678'])(
    '%s is refused, or confirmed, as the rules have it',
    (number) => {
      const check = (premium: 'refuse' | 'ask' | 'allow', isConfirmed: boolean) =>
        checkRules({ number, isConfirmed }, { ...DEFAULT_RULES, premium }, 'US');
      expect([check('refuse', false), check('refuse', true)]).toEqual(['premium-number', 'premium-number']);
      expect([check('ask', false), check('ask', true)]).toEqual(['premium-unconfirmed', null]);
      expect(check('allow', false)).toBeNull();
    },
  );

  test('however it is written at home', () => {
    expect(checkRules({ number: '19005550123' }, DEFAULT_RULES, 'US')).toBe('premium-unconfirmed');
    expect(checkRules({ number: '0900123456' }, DEFAULT_RULES, 'DE')).toBe('premium-unconfirmed');
  });

  test('no ordinary number of any country is one', () => {
    const numbers = getCountries().flatMap((country) => getExampleNumber(country, examples)?.number ?? []);
    expect(numbers.filter((number) => checkRules({ number }, DEFAULT_RULES, 'US') !== null)).toEqual([]);
  });
});

describe('who may be dialled', () => {
  test('nobody on the do-not-call list, however the number is written, and extensions too', () => {
    const history = withRules(ready(), { doNotCall: ['(650) 555-0117', '102'] });
    expect(history.refusal(start(TOM, DANA))).toBe('do-not-call');
    expect(history.refusal(start(PRIYA))).toBe('do-not-call');
    expect(history.refusal(start(TOM))).toBeUndefined();
  });

  test('a short number of the list is found however it is written', () => {
    const rules = { ...DEFAULT_RULES, doNotCall: ['030 123456'] };
    expect(checkRules({ number: '+4930123456' }, rules, 'DE')).toBe('do-not-call');
    expect(checkRules({ number: '+4930123457' }, rules, 'DE')).toBeNull();
  });

  test('nobody outside the allowed countries; extensions are at home everywhere', () => {
    const history = withRules(ready(), { countries: ['US', 'GB'] });
    expect(history.refusal(start('+4930123456'))).toBe('country-not-allowed');
    expect(history.refusal(start('+18765550123'))).toBe('country-not-allowed');
    expect(history.refusal(start(DANA, '+442079460000', PRIYA))).toBeUndefined();
  });

  test('a refusal names the person', () => {
    const history = withRules(ready(), { doNotCall: [DANA] });
    expect(history.command(start(TOM, DANA))).toEqual({ refused: 'do-not-call', personIndex: 1 });
  });

  test('the same rules hold for whoever is added, and called back', () => {
    const history = withRules(talking([DANA]), { doNotCall: [DANA, TOM] });
    expect(history.refusal({ kind: 'add', people: [{ number: TOM, name: '' }] })).toBe('do-not-call');
    history.own('p1', 'Disconnected');
    expect(history.refusal({ kind: 'callBack', personId: 'p1', generation: 1 })).toBe('do-not-call');
  });

  test('rules that are set again are the same call', () => {
    const history = withRules(ready(), { perHour: 7 });
    const before = history.call;
    expect(withRules(history, { perHour: 7 }).call).toBe(before);
  });
});

describe('how many may be dialled', () => {
  test('in a minute: all who start, who are added and who are called back count', () => {
    const history = withRules(created([DANA]), { perMinute: 3 });
    history.command({ kind: 'add', people: [{ number: TOM, name: '' }] });
    history.fold({ kind: 'legChanged', bootId: 'boot-1', leg: { tag: history.person().leg.tag, state: 'ended' } });
    history.fold({
      kind: 'gaveUp',
      subject: { kind: 'person', personId: 'p1', generation: 1, reason: 'no-answer' },
    });
    expect(history.command({ kind: 'callBack', personId: 'p1', generation: 1 })).toHaveLength(1);
    expect(history.refusal({ kind: 'add', people: [{ number: PRIYA, name: '' }] })).toBe('too-many-a-minute');
    history.after(60_000);
    expect(history.refusal({ kind: 'add', people: [{ number: PRIYA, name: '' }] })).toBeUndefined();
  });

  test('in an hour, over several calls', () => {
    const history = withRules(ready(), { perMinute: 9, perHour: 20 });
    for (let calls = 0; calls < 2; calls += 1) {
      history.command(start(...nine));
      history.command({ kind: 'end' });
      history.fold({ kind: 'callEnded', reason: 'ended' });
      history.command({ kind: 'dismiss' });
      history.after(60_000);
    }
    expect(history.refusal(start(...nine))).toBe('too-many-an-hour');
    expect(history.refusal(start(DANA, TOM))).toBeUndefined();
    expect(history.after(58 * 60_000 + 1).refusal(start(...nine))).toBeUndefined();
  });

  test('a worker that dies forgets nothing of it', () => {
    const history = withRules(created([DANA, TOM]), { perMinute: 2 });
    history.call = structuredClone(history.call);
    history.fold({ kind: 'workerStarted' });
    expect(history.refusal({ kind: 'add', people: [{ number: PRIYA, name: '' }] })).toBe('too-many-a-minute');
  });
});

describe('a long call', () => {
  const HOURS = 3_600_000;
  const asks = (history: History): boolean => history.snapshot.notices.some(({ kind }) => kind === 'long-call');

  test('asks after four hours whether it goes on, and again four hours after carryOn', () => {
    const history = talking().after(4 * HOURS - 1);
    expect(asks(history)).toBe(false);
    expect(asks(history.after(1))).toBe(true);
    expect(history.snapshot.actions).toContain('end');
    history.command({ kind: 'carryOn' });
    expect(asks(history)).toBe(false);
    expect(asks(history.after(4 * HOURS))).toBe(true);
  });

  test('that is over asks nothing', () => {
    const history = talking().after(5 * HOURS);
    history.command({ kind: 'end' });
    history.fold({ kind: 'callEnded', reason: 'ended' });
    expect(asks(history)).toBe(false);
    expect(history.refusal({ kind: 'carryOn' })).toBe('outdated');
  });
});
