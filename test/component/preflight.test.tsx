// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { LevelView } from '../../components/call-props';
import { momentText } from '../../components/moment';
import { Preflight, type PreflightView } from '../../components/popup';
import { t } from './translate';

const WELL: PreflightView = {
  isSignedIn: true,
  signedInUntilMs: null,
  microphone: 'granted',
  phone: 'ready',
  events: 'ready',
  devices: { microphone: 'chosen', speaker: 'chosen' },
};

function show(more: Partial<PreflightView>, isCalm = true, level?: LevelView) {
  const onFix = vi.fn();
  const onCheck = vi.fn();
  render(<Preflight view={{ ...WELL, ...more }} level={level} isCalm={isCalm} onCheck={onCheck} onFix={onFix} t={t} />);
  return { onFix, onCheck };
}

const button = (action: string) => document.querySelector<HTMLButtonElement>(`[data-action="${action}"]`);
const press = (action: string) => fireEvent.click(button(action) as HTMLElement);
const wait = (ms: number) => act(() => void vi.advanceTimersByTime(ms));
const lines = () => [...document.querySelectorAll<HTMLElement>('[data-check]')].map(({ dataset }) => dataset.check);

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe('what is ready', () => {
  test('one calm line while all is well', () => {
    show({});
    expect(document.body.textContent).toContain('Ready to call');
    expect(lines()).toHaveLength(1);
    expect(button('check-now')).toBeNull();
  });

  test('in a call each thing is said', () => {
    show({}, false);
    expect(lines()).toEqual(['sign-in', 'links']);
  });

  test('what is on its way is no trouble, until it takes too long', async () => {
    vi.useFakeTimers();
    show({ phone: 'connecting' });
    expect(lines()).toEqual(['links']);
    await wait(6_000);
    expect(lines()).toEqual(['sign-in', 'phone', 'events']);
    expect(button('check-now')).not.toBeNull();
  });
});

describe('each trouble has its way out', () => {
  test('fault 58: a speaker or microphone that is gone, and a browser that plays nothing', () => {
    const { onFix } = show({ devices: { microphone: 'missing', speaker: 'missing' } });
    expect(lines()).toEqual(['sign-in', 'links', 'microphone-device', 'speaker']);
    expect(document.body.textContent).toContain('Your speaker is not there');
    press('preflight-devices');
    expect(onFix).toHaveBeenCalledExactlyOnceWith('devices');
    cleanup();
    show({ devices: { microphone: 'chosen', speaker: 'blocked' } });
    expect(document.body.textContent).toContain('plays no sound');
  });

  test('a blocked microphone', () => {
    const { onFix } = show({ microphone: 'denied' });
    press('preflight-microphone');
    expect(onFix).toHaveBeenCalledExactlyOnceWith('microphone');
  });

  test('signed out', () => {
    const { onFix } = show({ isSignedIn: false });
    press('preflight-sign-in');
    expect(onFix).toHaveBeenCalledExactlyOnceWith('sign-in');
    expect(lines()).toEqual(['sign-in']);
  });

  test('a phone that could not register is looked at again, every five seconds at most', async () => {
    vi.useFakeTimers();
    const { onCheck } = show({ phone: 'failed' });
    press('check-now');
    press('check-now');
    expect(onCheck).toHaveBeenCalledTimes(1);
    expect(button('check-now')?.disabled).toBe(true);
    await wait(5_000);
    expect(button('check-now')?.disabled).toBe(false);
  });

  test('a weak connection is worth details', () => {
    const { onFix } = show({}, false, { microphone: 0, quality: 'weak' });
    press('preflight-details');
    expect(onFix).toHaveBeenCalledExactlyOnceWith('details');
  });
});

describe('when', () => {
  const noonMs = new Date(2026, 5, 10, 12).getTime();
  const at = (day: number) => new Date(2026, 5, day, 9, 12).getTime();

  test.each([
    [1, 'Jun 1, 2026'],
    [4, 'Thu 09:12 AM'],
    [9, 'yesterday 09:12 AM'],
    [10, '09:12 AM'],
    [11, 'tomorrow 09:12 AM'],
    [14, 'Sun 09:12 AM'],
    [28, 'Jun 28'],
  ])('the %ith is %s', (day, text) => {
    expect(momentText(at(day), noonMs, 'en-US').replace(/\s/g, ' ')).toBe(text);
  });
});
