// @vitest-environment happy-dom
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { zoneOfAreaCode } from '../../components/area-codes';
import { localTime } from '../../components/local-time';

/** Noon in Greenwich, in winter. */
const WINTER_MS = Date.UTC(2026, 0, 15, 12);
const SUMMER_MS = Date.UTC(2026, 6, 15, 12);
const at = (number: string, nowMs = WINTER_MS) => localTime(number, 'US', nowMs, 'en-GB');

const { TZ = '' } = process.env;

beforeEach(() => {
  process.env.TZ = 'UTC';
});
afterAll(() => {
  process.env.TZ = TZ;
});

describe('what the clock shows where a number belongs', () => {
  test.each([
    ['Japan has one zone', '+81355501234', '21:00'],
    ['Germany has two names of one time', '+4930901820', '13:00'],
    ['New York by its area code', '+12125550143', '7:00'],
    ['San Francisco without a country code', '4155550143', '4:00'],
    ['Arizona', '+16025550143', '5:00'],
    ['Toronto', '+14165550143', '7:00'],
  ])('%s', (_, number, time) => {
    expect(at(number)).toBe(time);
  });

  test('summer is another time, except where there is none', () => {
    expect(at('+12125550143', SUMMER_MS)).toBe('8:00');
    expect(at('+16025550143', SUMMER_MS)).toBe('5:00');
    expect(at('+81355501234', SUMMER_MS)).toBe('21:00');
  });

  test.each([
    ['Australia has several times', '+61291234567'],
    ['Spain has islands', '+34911234567'],
    ['an area code across two zones', '+12085550143'],
    ['a number without a place', '+18005550143'],
    ['an extension', '103'],
    ['no number', 'nobody'],
  ])('nothing is said: %s', (_, number) => {
    expect(at(number)).toBeUndefined();
  });

  test('the time here needs no telling', () => {
    process.env.TZ = 'America/Chicago';
    expect(at('+13125550143')).toBeUndefined();
    expect(at('+12125550143')).toBe('7:00');
  });

  test('each area code is one of three digits, and in one zone only', () => {
    const codes = Array.from({ length: 800 }, (_, index) => String(index + 200));
    const known = codes.filter((code) => zoneOfAreaCode(code) !== undefined);
    expect(known.length).toBeGreaterThan(330);
    for (const code of ['208', '270', '541', '574', '778', '812', '850', '867', '907', '928'])
      expect(zoneOfAreaCode(code)).toBeUndefined();
  });
});
