// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ParticipantRow } from '../../components/participant-row';
import type { Command } from '../../lib/call/commands';
import type { RowAction, RowView } from '../../lib/call/snapshot';
import { row } from './fixtures';
import { t } from './translate';

const nothing = () => {};

afterEach(cleanup);

function show(view: RowView, agedMs = 0) {
  const sent = vi.fn<(command: Command) => void>();
  const { container } = render(
    <ParticipantRow
      row={view}
      agedMs={agedMs}
      isCurrent
      isArmed={false}
      act={(command) => () => sent(command)}
      onRemove={nothing}
      onConfirm={nothing}
      onKeep={nothing}
      t={t}
    />,
  );
  const item = container.querySelector<HTMLElement>('[data-person]');
  return { sent, item, state: container.querySelector('.state > span')?.textContent };
}

describe('each state has its words', () => {
  test.each<[string, Partial<RowView>, string]>([
    ['dialing', { phase: 'dialing' }, 'Calling…'],
    ['ringing', { phase: 'ringing', sinceMs: 9000 }, 'Ringing… 0:09'],
    ['answered', { phase: 'answered' }, 'Answered'],
    ['joining', { phase: 'joining' }, 'Answered · joining…'],
    ['joined', { sinceMs: 718_000 }, 'In conference · 11:58'],
    ['joined, time unknown', { sinceMs: null }, 'In conference'],
    ['on hold', { onHold: true, sinceMs: null }, 'On hold'],
    ['muted', { muted: true, sinceMs: 380_000 }, 'Muted · 06:20'],
    ['voicemail', { phase: 'answered', voicemail: true }, 'Voicemail answered'],
    ['checking', { phase: 'checking' }, 'Checking…'],
    ['other device', { onOtherDevice: true, sinceMs: null }, 'On another device'],
    ['private', { phase: 'answered', isLive: true }, 'In private with you'],
    ['removing', { pending: 'remove' }, 'Removing…'],
    ['delayed removal', { pending: 'remove', undoMs: 4000 }, 'Removing in 4 s'],
    ['left', { phase: 'left', reason: 'hung-up', stayedMs: 252_000 }, 'Hung up · stayed 04:12'],
    ['failed', { phase: 'failed', reason: 'busy' }, 'Busy'],
  ])('%s', (_, more, expected) => {
    expect(show(row('Dana Ortiz', more)).state).toBe(expected);
  });

  test('time runs on between snapshots', () => {
    expect(show(row('Dana Ortiz', { sinceMs: 718_000 }), 3000).state).toBe('In conference · 12:01');
    expect(show(row('Dana Ortiz', { pending: 'remove', undoMs: 4000 }), 3000).state).toBe('Removing in 1 s');
  });

  test('tests and demos find a row by person and phase', () => {
    const { item } = show(row('Dana Ortiz', { phase: 'ringing' }));
    expect(item?.dataset).toMatchObject({ person: 'dana-ortiz', phase: 'ringing' });
  });

  test('the accessible name has no running time', () => {
    expect(show(row('Dana Ortiz')).item?.getAttribute('aria-label')).toBe('Dana Ortiz, In conference');
  });

  test('a failure on the row is an alert', () => {
    show(row('Dana Ortiz', { problem: 'could-not-mute' }));
    expect(screen.getByRole('alert').textContent).toBe('Could not mute');
  });
});

describe('each action sends its command', () => {
  const person = { personId: 'dana-ortiz', generation: 1 };
  test.each<[RowAction, Command]>([
    ['cancel', { kind: 'remove', ...person, delayMs: 0 }],
    ['call-back', { kind: 'callBack', ...person }],
    ['bring-in', { kind: 'bringIn', ...person }],
    ['talk', { kind: 'talk', personId: 'dana-ortiz' }],
    ['stop-talking', { kind: 'talk', personId: null }],
    ['mute', { kind: 'setPersonMuted', ...person, muted: true }],
    ['unmute', { kind: 'setPersonMuted', ...person, muted: false }],
    ['send-extension', { kind: 'sendTones', tones: '22', personId: 'dana-ortiz' }],
  ])('%s', (action, command) => {
    const { sent, item } = show(row('Dana Ortiz', { actions: [action], extension: '22' }));
    item?.querySelector<HTMLButtonElement>(`[data-action="${action}"]`)?.click();
    expect(sent).toHaveBeenCalledExactlyOnceWith(command);
  });

  test('no button where the snapshot offers none', () => {
    expect(show(row('Dana Ortiz', { actions: [] })).item?.querySelectorAll('button')).toHaveLength(0);
  });

  test('icon buttons are named after the person', () => {
    show(row('Dana Ortiz'));
    expect(screen.getByRole('button', { name: 'Remove Dana Ortiz' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Mute Dana Ortiz' })).toBeTruthy();
  });
});

describe('names from outside', () => {
  test('are text, isolated, and never reorder the line', () => {
    const { item } = show(row('<b>Dana</b> Ortiz'));
    expect(item?.querySelector('bdi')?.textContent).toBe('<b>Dana</b> Ortiz');
    expect(item?.querySelector('bdi b')).toBeNull();
  });

  test('cannot hide the number', () => {
    expect(show(row('Your bank', { number: '••• 0188' })).item?.textContent).toContain('••• 0188');
  });

  test('a number is not said twice', () => {
    const { item } = show(row('', { number: '••• 0188' }));
    expect(item?.textContent?.match(/0188/g)).toHaveLength(1);
  });

  test('a person nobody dialled here is someone else', () => {
    expect(show(row('', { number: '', isSomeoneElse: true })).item?.textContent).toContain('Someone else');
  });
});
