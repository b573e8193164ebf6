import { describe, expect, test } from 'vitest';
import { markOf } from '../../../entrypoints/background/badge';
import { newsBetween } from '../../../entrypoints/background/news';
import { NO_CALL, type RowView, type Snapshot } from '../../../lib/call/snapshot';
import { PAGE, RUNNING } from '../messaging/hub-fixture';
import { createFixture } from './background-fixture';

/** The running call with its first person changed. */
function withFirst(change: Partial<RowView>): Snapshot {
  const [first, ...others] = RUNNING.rows;
  return first ? { ...RUNNING, rows: [{ ...first, ...change }, ...others] } : RUNNING;
}

const ended = (reason: 'ended' | 'ended-elsewhere'): Snapshot => ({
  ...RUNNING,
  host: { ...RUNNING.host, phase: { kind: 'ended', reason } },
});
const DROPPED = withFirst({ phase: 'left', reason: 'dropped' });

describe('the mark on the toolbar button', () => {
  const host = RUNNING.host;
  test.each<[string, Snapshot, string, string]>([
    ['no call', NO_CALL, '', 'calm'],
    ['three on the call', RUNNING, '3', 'calm'],
    ['muted', { ...RUNNING, host: { ...host, muted: true } }, '3', 'muted'],
    ['dropped', { ...RUNNING, host: { ...host, phase: { kind: 'left', why: 'dropped' } } }, '!', 'attention'],
    ['left by choice', { ...RUNNING, host: { ...host, phase: { kind: 'left', why: 'chosen' } } }, '3', 'calm'],
    ['no microphone', { ...RUNNING, notices: [{ kind: 'microphone-lost' }] }, '!', 'attention'],
    ['reconnecting', { ...RUNNING, notices: [{ kind: 'reconnecting', what: 'events' }] }, '3', 'calm'],
    ['a call from before a crash', { ...NO_CALL, notices: [{ kind: 'leftover' }] }, '!', 'attention'],
  ])('%s', (_name, snapshot, text, tone) => {
    expect(markOf(snapshot)).toEqual({ text, tone });
  });
});

describe('news', () => {
  test('somebody dropped, or failed', () => {
    expect(newsBetween(RUNNING, DROPPED)).toMatchObject([{ kind: 'lost', name: 'Dana Ortiz', reason: 'dropped' }]);
    const failed = withFirst({ phase: 'failed', reason: 'busy' });
    expect(newsBetween(withFirst({ phase: 'ringing' }), failed)).toMatchObject([{ reason: 'busy' }]);
  });

  test('hanging up, being removed and what is old are no news', () => {
    expect(newsBetween(RUNNING, withFirst({ phase: 'left', reason: 'hung-up' }))).toEqual([]);
    expect(newsBetween(DROPPED, DROPPED)).toEqual([]);
    expect(newsBetween(NO_CALL, DROPPED)).toEqual([]);
  });

  test('the end is told once, and only where the rep did not ask for it', () => {
    expect(newsBetween(RUNNING, ended('ended-elsewhere'))).toMatchObject([{ kind: 'ended-elsewhere' }]);
    expect(newsBetween(ended('ended-elsewhere'), ended('ended-elsewhere'))).toEqual([]);
    expect(newsBetween(RUNNING, ended('ended'))).toEqual([]);
  });
});

describe('a notification', () => {
  async function drop(notify: boolean, isWatched: boolean): Promise<readonly string[]> {
    const local = { 'settings.v1': { notify }, 'sites.v1': ['https://crm.example.com'] };
    const { background, browser, connect, show, settle } = createFixture({ local });
    browser.granted.add('https://crm.example.com/*');
    await background.start();
    show(RUNNING);
    if (isWatched) await connect(PAGE);
    show(DROPPED);
    await settle();
    return browser.news;
  }

  test('comes when the rep wants it and looks elsewhere', async () => {
    expect(await drop(true, false)).toEqual(['Dana Ortiz dropped']);
  });

  test('does not come unwanted, nor to a rep who sees the call', async () => {
    expect(await drop(false, false)).toEqual([]);
    expect(await drop(true, true)).toEqual([]);
  });
});
