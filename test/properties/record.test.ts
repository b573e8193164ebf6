import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Call, RecordEntry } from '../../lib/call/model';
import type { RecordFate } from './model-record';
import { Rig, type RigOptions } from './rig';

const DANA = '+16505550117';
const TOM = '+14155550188';
const LENA = '+16505550171';

const byNumber = (rig: Rig, number: string) => rig.snapshot.rows.find((row) => row.number === number);
const target = (rig: Rig, number: string) => {
  const { id: personId = '', generation = 0 } = byNumber(rig, number) ?? {};
  return { personId, generation };
};

/** Somebody joins, somebody is busy, somebody is removed and called back; then it ends, is dismissed, and another begins. */
async function play(options: RigOptions): Promise<Rig> {
  const rig = new Rig(options);
  rig.world.setCallee(DANA, { name: 'Dana', answersAfterMs: 1_000 });
  rig.world.setCallee(TOM, { name: 'Tom', fails: 'TargetBusy' });
  rig.world.setCallee(LENA, { name: 'Lena', answersAfterMs: 1_500, hangsUpAfterMs: 9_000 });
  await rig.run(10);
  const people = [DANA, TOM, LENA].map((number) => ({ number, name: '' }));
  void rig.command({ kind: 'start', people, bringIn: 'on-answer' }, 'call-1');
  await rig.run(8_000);
  void rig.command({ kind: 'remove', ...target(rig, DANA), delayMs: 0 }, 'remove');
  await rig.run(8_000);
  void rig.command({ kind: 'callBack', ...target(rig, DANA) }, 'back');
  await rig.run(8_000);
  void rig.command({ kind: 'end' }, 'end');
  await rig.run(40_000);
  void rig.command({ kind: 'dismiss' }, 'dismiss');
  void rig.command({ kind: 'start', people: [{ number: DANA, name: '' }], bringIn: 'on-answer' }, 'call-2');
  await rig.run(120_000);
  return rig;
}

const entriesOf = (rig: Rig, callId: string): RecordEntry[] =>
  [...rig.record.entries.values()]
    .filter((entry) => entry.callId === callId)
    .toSorted((a, b) => a.sequence - b.sequence);

/** Of several for one person, the last reason counts. */
const whys = (rig: Rig, number: string): (string | undefined)[] =>
  entriesOf(rig, 'call-1').flatMap((entry) =>
    entry.number === number && ['failed', 'left', 'explained'].includes(entry.what) ? [entry.reason] : [],
  );

const place = ({ callId, sequence }: RecordEntry): string => `${callId} ${sequence}`;

/** Nothing missing, nothing doubled, nothing rewritten, nothing left to store. */
function violations(rig: Rig): string[] {
  const found: string[] = [];
  const saved = rig.disk.saved as Call;
  if (saved.unrecorded.length > 0) found.push(`not stored: ${saved.unrecorded.map(place)}`);
  for (const callId of ['call-1', 'call-2']) {
    const sequences = entriesOf(rig, callId).map(({ sequence }) => sequence);
    const holes = sequences.filter((sequence, index) => sequence !== index + 1);
    if (holes.length > 0) found.push(`${callId} has ${sequences}`);
  }
  const current = entriesOf(rig, saved.id).length;
  if (saved.id !== '' && current !== saved.entries) found.push(`${current} of ${saved.entries} are stored`);
  for (const entry of rig.record.writes) {
    const first = rig.record.writes.find((other) => place(other) === place(entry));
    if (JSON.stringify(first) !== JSON.stringify(entry)) found.push(`${place(entry)} was stored in two ways`);
  }
  return [...found, ...doubled(rig)];
}

/** Nobody is called, joins or leaves twice in one generation of one call. */
function doubled(rig: Rig): string[] {
  const once = [...rig.record.entries.values()].filter(({ what }) => what !== 'explained');
  const told = once.map(({ callId, what, personId, generation }) => `${callId} ${personId} ${generation} ${what}`);
  return told.filter((line, index) => told.indexOf(line) !== index).map((line) => `twice: ${line}`);
}

const story = (rig: Rig): string[] =>
  entriesOf(rig, 'call-1').map(({ what, number, reason, endReason }) =>
    [what, number.slice(-4), reason ?? endReason].filter(Boolean).join(' '),
  );

describe('the record of a call', () => {
  test('tells who was called, who joined, who left, why, and how it ended', async () => {
    const rig = await play({});
    expect(violations(rig)).toEqual([]);
    const told = story(rig).filter((line) => !line.startsWith('explained'));
    expect(told).toEqual([
      'started',
      'called 0117',
      'called 0188',
      'called 0171',
      'failed 0188 unreachable',
      'joined 0117',
      'joined 0171',
      'left 0117 removed',
      'left 0171 hung-up',
      'called 0117',
      'joined 0117',
      'left 0117 conference-ended',
      'ended ended',
    ]);
    expect(whys(rig, TOM).at(-1)).toBe('busy');
    expect(whys(rig, DANA)).toEqual(['removed', 'conference-ended']);
    expect(rig.snapshot.timeline.length).toBeLessThanOrEqual(5);
    expect((rig.disk.saved as Call).attempts.record).toBeUndefined();
  });

  test('is whole, each entry once, wherever the worker dies', async () => {
    const { saves } = (await play({})).disk;
    const found: string[] = [];
    for (let number = 1; number <= saves; number += 1) {
      for (const landed of [true, false]) {
        const rig = await play({ killAtSave: { number, landed, downMs: 500 } });
        for (const violation of violations(rig)) found.push(`save ${number} landed ${landed}: ${violation}`);
      }
    }
    expect(found).toEqual([]);
  }, 120_000);

  test('is whole though the disk refuses, or answers too late for its worker', async () => {
    const fate = fc.constantFrom<RecordFate>('done', 'refused', 'answer-lost');
    const save = fc.integer({ min: 1, max: 90 });
    await fc.assert(
      fc.asyncProperty(fc.array(fate, { minLength: 1, maxLength: 8 }), save, async (fates, number) => {
        const rig = await play({
          recordFate: (put) => fates[put] ?? 'done',
          killAtSave: { number, landed: true, downMs: 200 },
        });
        // An answer that never comes is waited for no longer than its worker lives.
        rig.kill();
        rig.boot();
        await rig.run(60_000);
        expect(violations(rig)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  }, 120_000);

  test('that cannot be stored says so, keeps what it has, and stops asking the disk', async () => {
    const rig = await play({ recordFate: () => 'refused' });
    expect(rig.snapshot.notices).toContainEqual({ kind: 'not-recorded' });
    expect(rig.record.entries.size).toBe(0);
    expect((rig.disk.saved as Call).unrecorded.length).toBeGreaterThan(12);
    await rig.run(600_000);
    expect((rig.disk.saved as Call).attempts.record?.tries).toBe(20);
  });
});
