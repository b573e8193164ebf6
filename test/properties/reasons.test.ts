import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Rig } from './rig';

const TOM = '+14155550188';
/** The reason, and what the SIP status alone would say. */
const FAILURES = [
  { fails: 'TargetBusy', reason: 'busy', bySip: 'busy' },
  { fails: 'NoAnswer', reason: 'no-answer', bySip: 'no-answer' },
  { fails: 'InvalidNumber', reason: 'wrong-number', bySip: 'wrong-number' },
  { fails: 'Rejected', reason: 'declined', bySip: 'declined' },
  { fails: 'InternationalDisabled', reason: 'country-off', bySip: 'not-allowed' },
] as const;

const scenario = fc.record({
  failure: fc.constantFrom(...FAILURES),
  failureReasonOn: fc.constantFrom('both', 'own', 'other'),
  /** Of each notification; some never come. */
  delays: fc.array(fc.array(fc.integer({ min: 0, max: 4_000 }), { maxLength: 1 }), { minLength: 6, maxLength: 6 }),
  latencyMs: fc.integer({ min: 20, max: 400 }),
  seed: fc.nat({ max: 1_000 }),
});

test('a failure is told with its reason, never as a vague one, however late the events about it come', async () => {
  await fc.assert(
    fc.asyncProperty(
      scenario,
      async ({ failure: { fails, reason, bySip }, failureReasonOn, delays, latencyMs, seed }) => {
        const rig = new Rig({
          seed,
          latencyMs,
          switches: { failureReasonOn },
          delivery: (number) => delays[number % delays.length] ?? [0],
        });
        rig.world.setCallee(TOM, { name: 'Tom', fails });
        await rig.run(10);
        void rig.command({ kind: 'start', people: [{ number: TOM, name: '' }], bringIn: 'on-answer' }, 'start');
        await rig.run(50_000);
        const told = rig.shown.flatMap(({ rows }) => rows.map((row) => row.reason)).filter((one) => one !== undefined);
        expect(told.length).toBeGreaterThan(0);
        expect(told.filter((one) => one !== reason && one !== bySip)).toEqual([]);
      },
    ),
    { numRuns: 60 },
  );
});
