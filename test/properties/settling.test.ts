import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Command } from '../../lib/call/commands';
import { Rig } from './rig';
import { DANA, PRIYA, TOM } from './story';
import { leftovers, numbersInConference, numbersShownJoined } from './truth';

const NUMBERS = [DANA, PRIYA, TOM, '+16505550171'] as const;
const personId = fc.constantFrom('p1', 'p2', 'p3', 's1');
const generation = fc.constantFrom(1, 1, 1, 2);
const yes = fc.boolean();
const newPeople = fc
  .uniqueArray(fc.constantFrom(...NUMBERS), { minLength: 1, maxLength: 3 })
  .map((numbers) => numbers.map((number) => ({ number, name: '' })));
const just = <K extends Command['kind']>(kind: K) => fc.constant({ kind });

/** Any command that there is, sensible or not. */
const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({
    kind: fc.constant('start' as const),
    people: newPeople,
    bringIn: fc.constantFrom('on-answer' as const, 'by-hand' as const),
  }),
  fc.record({ kind: fc.constant('add' as const), people: newPeople }),
  fc.record({ kind: fc.constant('remove' as const), personId, generation, delayMs: fc.constantFrom(0, 5_000) }),
  fc.record({
    kind: fc.constantFrom('undoRemove' as const, 'callBack' as const, 'bringIn' as const),
    personId,
    generation,
  }),
  fc.record({ kind: fc.constant('talk' as const), personId: fc.option(personId) }),
  fc.record({ kind: fc.constant('setPersonMuted' as const), personId, generation, muted: yes }),
  fc.record({ kind: fc.constant('setMuted' as const), muted: yes }),
  fc.record({ kind: fc.constant('setOnHold' as const), onHold: yes }),
  fc.record({ kind: fc.constant('setRecording' as const), recording: yes }),
  fc.record({ kind: fc.constant('sendTones' as const), tones: fc.constantFrom('1', '22#', 'x') }),
  just('leave'),
  just('end'),
  just('rejoin'),
  just('dismiss'),
  just('checkNow'),
) as fc.Arbitrary<Command>;

const scenario = fc.record({
  first: newPeople,
  bringIn: fc.constantFrom('on-answer' as const, 'by-hand' as const),
  steps: fc.array(fc.tuple(fc.integer({ min: 0, max: 9_000 }), command), { maxLength: 10 }),
  microphone: fc.constantFrom('open' as const, 'open' as const, 'open' as const, 'denied' as const),
});
type Scenario = typeof scenario extends fc.Arbitrary<infer T> ? T : never;

async function play({ first, bringIn, steps, microphone }: Scenario): Promise<Rig> {
  const rig = new Rig({ microphone });
  rig.world.setCallee(DANA, { name: 'Dana', answersAfterMs: 1_500 });
  rig.world.setCallee(PRIYA, { name: 'Priya', internal: true, answersAfterMs: 5_000 });
  rig.world.setCallee(TOM, { name: 'Tom', fails: 'TargetBusy' });
  rig.world.setCallee(NUMBERS[3], { name: 'Mailbox', answersAfterMs: 1_000, voicemail: true });
  await rig.run(10);
  void rig.command({ kind: 'start', people: first, bringIn });
  for (const [afterMs, wish] of steps) {
    await rig.run(afterMs);
    void rig.command(wish);
  }
  await rig.run(150_000);
  return rig;
}

/** What may stay as it is for ever; somebody who answered may wait for the rep, who decides. */
function unsettled(rig: Rig): string[] {
  const { snapshot } = rig;
  const host = snapshot.host.phase.kind;
  const found = ['none', 'in', 'left', 'ended'].includes(host) ? [] : [`host ${host}`];
  if (snapshot.host.pending !== 'none') found.push(`host ${snapshot.host.pending} pending`);
  for (const { number, phase, pending, actions } of snapshot.rows) {
    const waits = phase === 'answered' && (actions.includes('bring-in') || host === 'left');
    if (!waits && !['joined', 'left', 'failed'].includes(phase)) found.push(`${number} ${phase}`);
    if (pending !== 'none') found.push(`${number} ${pending} pending`);
  }
  return found;
}

test('hold that is pressed while leaving stays a wish for the way back, and nothing waits for it', async () => {
  const steps: Scenario['steps'] = [
    [1_948, { kind: 'leave' }],
    [30, { kind: 'setOnHold', onHold: true }],
  ];
  const rig = await play({ first: [{ number: DANA, name: '' }], bringIn: 'on-answer', steps, microphone: 'open' });
  expect(rig.snapshot.host.phase.kind).toBe('left');
  expect(unsettled(rig)).toEqual([]);
});

test('whatever is asked for, in whatever order, time alone leads to rest and to the truth', async () => {
  await fc.assert(
    fc.asyncProperty(scenario, async (one) => {
      const rig = await play(one);
      expect(unsettled(rig)).toEqual([]);
      expect(numbersShownJoined(rig.snapshot)).toEqual(numbersInConference(rig));
      if (['none', 'ended'].includes(rig.snapshot.host.phase.kind)) expect(leftovers(rig)).toEqual([]);
      const [before, snapshot] = [rig.requests.length, rig.shown.length];
      await rig.run(60_000);
      expect(rig.shown.length).toBe(snapshot);
      const waiting = rig.snapshot.rows.filter(({ phase }) => phase === 'answered').length;
      expect(rig.requests.length - before).toBeLessThanOrEqual(2 + 2 * waiting);
    }),
    { numRuns: Number(process.env.SETTLING_RUNS ?? 150) },
  );
}, 600_000);
