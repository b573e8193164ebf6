import { describe, expect, test } from 'vitest';
import { chimeBetween, Sound } from '../../../entrypoints/background/sound';
import { NO_CALL, type RowView, type Snapshot } from '../../../lib/call/snapshot';
import type { PhoneCommand } from '../../../lib/phone/phone';
import { DEFAULT_SETTINGS, type Settings } from '../../../lib/storage/items';
import { RUNNING } from '../messaging/hub-fixture';
import { STATEMENT } from './background-fixture';

const IN: Snapshot = { ...RUNNING, host: { ...RUNNING.host, phase: { kind: 'in' } } };

/** The rep is on a call whose first person is in this phase. */
function withFirst(phase: RowView['phase']): Snapshot {
  const [first, ...others] = IN.rows;
  return first ? { ...IN, rows: [{ ...first, phase }, ...others] } : IN;
}

describe('a chime', () => {
  test.each<[string, RowView['phase'], RowView['phase'], string | undefined]>([
    ['somebody joins', 'joining', 'joined', 'joined'],
    ['somebody leaves', 'joined', 'left', 'left'],
    ['somebody may have left', 'joined', 'checking', undefined],
    ['somebody who rang was not reached', 'ringing', 'failed', undefined],
  ])('%s', (_, before, after, chime) => {
    expect(chimeBetween(withFirst(before), withFirst(after))).toBe(chime);
  });

  test('a worker that finds a call, and the end of one, are silent', () => {
    expect(chimeBetween(NO_CALL, withFirst('joined'))).toBeUndefined();
    const ended: Snapshot = { ...IN, host: { ...IN.host, phase: { kind: 'ended', reason: 'ended' } }, rows: [] };
    expect(chimeBetween(withFirst('joined'), ended)).toBeUndefined();
  });
});

function createSound(settings: Partial<Settings>) {
  const sent: PhoneCommand[] = [];
  let changes = 0;
  const sound = new Sound({
    settings: () => ({ ...DEFAULT_SETTINGS, ...settings }),
    send: (_, command) => void sent.push(command),
    onChange: () => void changes++,
  });
  return { sound, sent, changes: () => changes };
}

describe('devices', () => {
  test('each phone that comes is told of them, and nothing is sent where there is none', () => {
    const { sound, sent } = createSound({ speakerId: 'desk', ringVolumePercent: 20 });
    sound.apply();
    expect(sent).toEqual([]);
    sound.handlePhone({ kind: 'hello', statement: STATEMENT });
    const devices = { microphoneId: '', speakerId: 'desk', ringerId: '', ringVolumePercent: 20 };
    expect(sent).toEqual([{ kind: 'setDevices', devices }]);
  });

  test('one that is gone is told once; with the phone the worry goes', () => {
    const { sound, changes } = createSound({});
    const gone = { kind: 'devices', microphone: 'chosen', speaker: 'missing' } as const;
    sound.handlePhone(gone);
    sound.handlePhone(gone);
    expect([sound.speaker, changes()]).toEqual(['missing', 1]);
    sound.handlePhoneLost();
    expect([sound.speaker, changes()]).toEqual(['chosen', 2]);
  });

  test('the chime sounds only where the rep switched it on', () => {
    for (const chime of [true, false]) {
      const { sound, sent } = createSound({ chime });
      sound.handlePhone({ kind: 'hello', statement: STATEMENT });
      sound.handleSnapshot(withFirst('joining'));
      sound.handleSnapshot(withFirst('joined'));
      sound.handleSnapshot(withFirst('joined'));
      expect(sent.filter(({ kind }) => kind === 'chime')).toEqual(chime ? [{ kind: 'chime', chime: 'joined' }] : []);
    }
  });
});
