// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { createTranslate, type TextKey } from '../../components/translate';
import { END_REASONS, REASONS, REFUSALS } from '../../lib/call/reasons';
import type { HostPhase, Notice, PersonPhase, RowAction, RowProblem } from '../../lib/call/snapshot';
import messages from '../../public/_locales/en/messages.json';

/** The compiler demands every member of the unions here; the test demands a text for each. */
const all = <Code extends string>(codes: Record<Code, true>): Code[] => Object.keys(codes) as Code[];
const NOTICES = all<Notice['kind']>({
  reconnecting: true,
  stale: true,
  'signed-out': true,
  'microphone-blocked': true,
  'microphone-lost': true,
  waiting: true,
  'network-blocked': true,
  'no-audio': true,
  'phone-restarted': true,
  'phone-silent': true,
  'recording-refused': true,
  'leave-refused': true,
  'not-saved': true,
  full: true,
  private: true,
  'long-call': true,
  'not-recorded': true,
  leftover: true,
});
const PHASES = all<PersonPhase>({
  dialing: true,
  ringing: true,
  answered: true,
  joining: true,
  joined: true,
  checking: true,
  left: true,
  failed: true,
});
const HOST_PHASES = all<HostPhase['kind']>({
  none: true,
  preparing: true,
  creating: true,
  joining: true,
  in: true,
  private: true,
  left: true,
  leaving: true,
  ending: true,
  ended: true,
});
const ACTIONS = all<RowAction>({
  cancel: true,
  remove: true,
  undo: true,
  'call-back': true,
  'bring-in': true,
  talk: true,
  'stop-talking': true,
  mute: true,
  unmute: true,
  'send-extension': true,
});
const PROBLEMS = all<RowProblem>({ 'could-not-remove': true, 'could-not-mute': true, 'could-not-bring-in': true });

const texts = new Map<string, { message: string }>(Object.entries(messages));
const hasText = (key: string) => ['', '_other'].some((form) => texts.get(key.replaceAll('-', '_') + form)?.message);

describe('every code that people can meet has a text', () => {
  const keys: readonly TextKey[] = [
    ...REASONS.map((code) => `reason_${code}` as const),
    ...REFUSALS.map((code) => `refused_${code}` as const),
    ...END_REASONS.map((code) => `ended_${code}` as const),
    ...NOTICES.map((code) => `notice_${code}` as const),
    ...PHASES.map((code) => `phase_${code}` as const),
    ...HOST_PHASES.map((code) => `host_${code}` as const),
    ...ACTIONS.map((code) => `action_${code}` as const),
    ...PROBLEMS.map((code) => `problem_${code}` as const),
  ];
  test.each(keys)('%s', (key) => {
    expect(hasText(key)).toBe(true);
  });
});

describe('the messages file', () => {
  test('keys are what the browser accepts, and no text is empty', () => {
    for (const [key, { message }] of texts) {
      expect(key).toMatch(/^[A-Za-z0-9_]+$/);
      expect(message.trim()).not.toBe('');
    }
  });

  test('every plural has a form for one and a form for others', () => {
    for (const key of texts.keys()) {
      const stem = /^(.+)_(?:one|other)$/.exec(key)?.[1];
      if (stem !== undefined) expect([texts.has(`${stem}_one`), texts.has(`${stem}_other`)]).toEqual([true, true]);
    }
  });
});

describe('createTranslate', () => {
  const spy = (found: Record<string, string>) =>
    createTranslate(
      (key, values) => (found[key] ?? '').replace('$1', values[0] ?? '').replace('$2', values[1] ?? ''),
      'en',
    );

  test('chooses the plural form and puts the number first', () => {
    const t = spy({ leave_hint_one: '$2 stays', leave_hint_other: '$1 people' });
    expect(t('leave_hint', 1, 'Dana')).toBe('Dana stays');
    expect(t('leave_hint', 3)).toBe('3 people');
  });

  test('falls back to the general form where a language lacks one', () => {
    expect(spy({ leave_hint_other: '$1 people' })('leave_hint', 1)).toBe('1 people');
  });

  test('a code is a key, hyphens or not', () => {
    expect(spy({ reason_no_answer: 'No answer' })('reason_no-answer')).toBe('No answer');
  });

  test('without a number the text is taken as it is', () => {
    expect(spy({ action_mute: 'Mute $1' })('action_mute', 'Dana')).toBe('Mute Dana');
  });
});
