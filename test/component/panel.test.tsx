// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Command } from '../../lib/call/commands';
import { END_REASONS } from '../../lib/call/reasons';
import type { CallAction, Notice } from '../../lib/call/snapshot';
import { CALLS, call, goneRow, row, withHost, withNotices } from './fixtures';
import { showPanel } from './show-panel';

const CALL = call([row('Dana Ortiz'), row('Priya Venkataraman')]);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const click = (element: HTMLElement | null) => fireEvent.click(element as HTMLElement);
const pass = (ms: number) => void act(() => void vi.advanceTimersByTime(ms));

describe('the panel', () => {
  test('has a real heading with the number of people in its name', () => {
    showPanel(CALL);
    expect(screen.getByRole('heading', { level: 2 }).getAttribute('aria-label')).toBe('Conference, 3 people');
  });

  test('has no text fields, in any state', () => {
    for (const snapshot of Object.values(CALLS)) {
      expect(showPanel(snapshot).container.querySelectorAll('input, textarea, select, [contenteditable]')).toHaveLength(
        0,
      );
      cleanup();
    }
  });

  test('the timer runs between snapshots and stands still once the call has ended', () => {
    const panel = showPanel(CALL);
    expect(panel.find('.timer')?.textContent).toBe('12:41');
    pass(3000);
    expect(panel.find('.timer')?.textContent).toBe('12:44');
    panel.update(withHost(CALL, { kind: 'ended', reason: 'ended' }, ['dismiss']));
    pass(3000);
    expect(panel.find('.timer')?.textContent).toBe('12:41');
  });

  test('adding a person opens the popup', () => {
    const panel = showPanel(CALL);
    click(panel.button('add'));
    expect(panel.onOpenPopup).toHaveBeenCalledExactlyOnceWith('add');
  });

  test('minimises to a pill and back', () => {
    const panel = showPanel(CALL);
    click(panel.button('minimise'));
    expect(panel.onMinimise).toHaveBeenLastCalledWith(true);
    cleanup();
    const pill = showPanel(CALL, { minimised: true });
    click(pill.button('restore'));
    expect(pill.onMinimise).toHaveBeenLastCalledWith(false);
    click(pill.button('mute'));
    expect(pill.send).toHaveBeenCalledExactlyOnceWith({ kind: 'setMuted', muted: true });
  });
});

describe('the bar', () => {
  test.each<[CallAction, Command]>([
    ['mute', { kind: 'setMuted', muted: true }],
    ['hold', { kind: 'setOnHold', onHold: true }],
    ['record', { kind: 'setRecording', recording: true }],
  ])('%s', (action, command) => {
    const panel = showPanel(call([]));
    click(panel.button(action));
    expect(panel.send).toHaveBeenCalledExactlyOnceWith(command);
  });

  test('shows what is on, and how to end it', () => {
    const on = { ...CALL.host, muted: true, onHold: true, recording: true };
    const panel = showPanel({ ...CALL, host: on, actions: ['unmute', 'resume', 'stop-recording'] });
    click(panel.find('footer [data-action="unmute"]'));
    click(panel.button('resume'));
    click(panel.button('stop-recording'));
    expect(panel.send.mock.calls.map(([command]) => command)).toEqual([
      { kind: 'setMuted', muted: false },
      { kind: 'setOnHold', onHold: false },
      { kind: 'setRecording', recording: false },
    ]);
    expect(panel.find('[data-notice="recording"]')?.textContent).toContain('Tell everyone');
  });

  test('offers nothing that the snapshot does not', () => {
    const panel = showPanel({ ...CALL, actions: [] });
    const buttons = [...panel.container.querySelectorAll<HTMLButtonElement>('footer button')];
    expect(buttons.every((button) => button.disabled || button.getAttribute('aria-disabled') === 'true')).toBe(true);
    click(panel.button('end-menu'));
    expect(panel.send).not.toHaveBeenCalled();
  });

  test('the keypad is drawn and sends one tone a press', () => {
    const panel = showPanel(CALL);
    click(panel.button('keypad'));
    for (const tone of ['1', '#']) click(panel.find(`[data-tone="${tone}"]`));
    expect(panel.send.mock.calls.map(([command]) => command)).toEqual([
      { kind: 'sendTones', tones: '1' },
      { kind: 'sendTones', tones: '#' },
    ]);
    expect(panel.find('.tones')?.textContent).toContain('1 #');
  });
});

describe('leaving and ending', () => {
  test('are a choice, the harmless one first', () => {
    const panel = showPanel(CALL);
    click(panel.button('end-menu'));
    pass(50);
    expect(document.activeElement).toBe(panel.button('leave'));
    expect(panel.button('leave')?.textContent).toContain(
      '\u2068Dana Ortiz\u2069 and \u2068Priya Venkataraman\u2069 go on talking',
    );
    expect(panel.button('end')?.textContent).toContain('Disconnects all 2 people');
    expect(panel.send).not.toHaveBeenCalled();
  });

  test.each(['leave', 'end'] as const)('%s', (kind) => {
    const panel = showPanel(CALL);
    click(panel.button('end-menu'));
    click(panel.button(kind));
    expect(panel.send).toHaveBeenCalledExactlyOnceWith({ kind });
    expect(panel.button('leave')).toBeNull();
  });

  test('arrows walk in the menu, Escape closes it and returns to the button', () => {
    const panel = showPanel(CALL);
    click(panel.button('end-menu'));
    pass(50);
    fireEvent.keyDown(panel.button('leave') as HTMLElement, { key: 'ArrowDown' });
    expect(document.activeElement).toBe(panel.button('end'));
    fireEvent.keyDown(panel.button('end') as HTMLElement, { key: 'Escape' });
    expect(panel.button('leave')).toBeNull();
    expect(document.activeElement).toBe(panel.button('end-menu'));
  });

  test('with nobody to leave, End ends', () => {
    const panel = showPanel({ ...CALL, actions: ['end'] });
    click(panel.button('end-menu'));
    expect(panel.send).toHaveBeenCalledExactlyOnceWith({ kind: 'end' });
  });

  test.each(['rejoin', 'end', 'dismiss'] as const)('once out: %s', (kind) => {
    const panel = showPanel(withHost(CALL, { kind: 'left', why: 'chosen' }, [kind]));
    click(panel.button(kind));
    expect(panel.send).toHaveBeenCalledExactlyOnceWith({ kind });
    expect(panel.button('end-menu')).toBeNull();
  });

  test.each(END_REASONS)('ended: %s has a sentence', (reason) => {
    const panel = showPanel(withHost(call([]), { kind: 'ended', reason }, ['dismiss']));
    expect(panel.find(`[data-ended="${reason}"]`)?.textContent).toMatch(/\w+\./);
    expect(screen.getByRole('heading', { level: 2 }).textContent).toBe('Call ended');
  });
});

describe('notices', () => {
  test.each<[Notice, string]>([
    [{ kind: 'reconnecting', what: 'events' }, 'your call is still up'],
    [{ kind: 'reconnecting', what: 'phone' }, 'Reconnecting the phone'],
    [{ kind: 'stale', ageMs: 14_000 }, 'last seen 14 s ago'],
    [{ kind: 'signed-out' }, 'signed out'],
    [{ kind: 'microphone-blocked' }, 'blocked'],
    [{ kind: 'microphone-lost' }, 'Nobody hears you'],
    [{ kind: 'waiting', waitMs: 11_500 }, 'Going on in 12 s'],
    [{ kind: 'phone-restarted' }, 'restarted'],
    [{ kind: 'recording-refused' }, 'could not start'],
    [{ kind: 'leave-refused' }, 'end the call for everyone'],
    [{ kind: 'leftover' }, 'may still be running'],
    [{ kind: 'full' }, '3 of 10 people'],
  ])('%j', (notice, words) => {
    const panel = showPanel(withNotices(CALL, notice));
    expect(panel.find(`[data-notice="${notice.kind}"]`)?.textContent).toContain(words);
  });

  test('each problem has its way out', () => {
    const panel = showPanel(withNotices(CALL, { kind: 'microphone-blocked' }, { kind: 'signed-out' }));
    click(panel.button('fix'));
    click(panel.button('sign-in'));
    expect(panel.onOpenPopup.mock.calls).toEqual([['microphone'], ['sign-in']]);
  });

  test('stale data can be checked now', () => {
    const panel = showPanel(withNotices({ ...CALL, actions: ['check-now'] }, { kind: 'stale', ageMs: 14_000 }));
    click(panel.button('check-now'));
    expect(panel.send).toHaveBeenCalledExactlyOnceWith({ kind: 'checkNow' });
  });

  test('only failures interrupt', () => {
    const calm = showPanel(withNotices(CALL, { kind: 'reconnecting', what: 'events' }, { kind: 'stale', ageMs: 1 }));
    expect(calm.find('[role="alert"]')).toBeNull();
    cleanup();
    expect(showPanel(withNotices(CALL, { kind: 'signed-out' })).find('[role="alert"]')).not.toBeNull();
  });
});

describe('what a screen reader hears', () => {
  const heard = ({ find }: ReturnType<typeof showPanel>) => find('[role="status"]')?.textContent;

  test('several changes are one message after two seconds', () => {
    const panel = showPanel(call([row('Dana Ortiz', { phase: 'ringing' }), row('Tom Keller', { phase: 'ringing' })]));
    panel.update(call([row('Dana Ortiz'), row('Tom Keller', { phase: 'ringing' })]));
    pass(1000);
    panel.update(call([row('Dana Ortiz'), goneRow('Tom Keller', 'no-answer')]));
    pass(900);
    expect(heard(panel)).toBe('');
    pass(200);
    expect(heard(panel)).toBe('Dana Ortiz joined. Tom Keller: No answer.');
  });

  test('timers and another call say nothing', () => {
    const panel = showPanel(CALL);
    panel.update({ ...CALL, elapsedMs: 800_000 });
    panel.update({ ...call([row('Lena Hoff')]), callId: 'call-2' });
    pass(5000);
    expect(heard(panel)).toBe('');
  });

  test('a removal and a failure have their own words', () => {
    const panel = showPanel(CALL);
    panel.update(call([goneRow('Dana Ortiz', 'removed', 1000), goneRow('Priya Venkataraman', 'busy')]));
    pass(2100);
    expect(heard(panel)).toBe('Dana Ortiz: Removed by you. Priya Venkataraman: Busy.');
  });
});
