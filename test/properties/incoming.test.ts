import { describe, expect, test } from 'vitest';
import type { Command } from '../../lib/call/commands';
import { Rig, type RigOptions } from './rig';
import { broughtInTwice, duplicates, leftovers, numbersInConference, numbersShownJoined } from './truth';

const GIL = '+16505550141';
const DANA = '+16505550117';

type Script = readonly (readonly [atMs: number, act: (rig: Rig) => void])[];

const tell = (rig: Rig, command: Command, id: string): void => void rig.command(command, id);

const callIn = (rig: Rig): void => void rig.world.callIn({ from: GIL, name: 'Gil Arden' });

function refuse(rig: Rig, kind: 'answer' | 'decline' | 'toVoicemail'): void {
  const [incoming] = rig.snapshot.incoming;
  if (incoming) tell(rig, { kind, incomingId: incoming.id }, kind);
}

/** Merges as soon as the answer is seen, which a dead worker may delay. */
function merge(rig: Rig): void {
  const row = rig.snapshot.rows.find(({ number }) => number === GIL);
  if (row) tell(rig, { kind: 'bringIn', personId: row.id, generation: row.generation }, 'merge');
}

const start = (rig: Rig): void =>
  tell(rig, { kind: 'start', people: [{ number: DANA, name: 'Dana' }], bringIn: 'on-answer' }, 'start');
const startAlone = (rig: Rig): void =>
  tell(
    rig,
    { kind: 'start', people: [{ number: DANA, name: 'Dana' }], bringIn: 'on-answer', mode: 'one-to-one' },
    'alone',
  );

const LISTENING_MS = 8_000;

const hangUp = (rig: Rig): void => void rig.world.hangUp(GIL);
const takeElsewhere = (rig: Rig): void => void rig.world.takeElsewhere(GIL);

interface Story {
  readonly script: Script;
  /** Who is in the conference at the end, where nothing went wrong. */
  readonly inConference: readonly string[];
  readonly host: readonly string[];
  /** What the record tells of calls that rang, and were not answered here. A worker that is down while it rings misses it. */
  readonly rang?: readonly string[];
  /** Another telephone has it. */
  readonly isTaken?: boolean;
}

const STORIES: Readonly<Record<string, Story>> = {
  'answer, and the caller hangs up': {
    script: [
      [LISTENING_MS, callIn],
      [LISTENING_MS + 2_000, (rig) => refuse(rig, 'answer')],
      [LISTENING_MS + 70_000, (rig) => void rig.world.hangUp(GIL)],
    ],
    inConference: [],
    host: ['ended', 'none'],
  },
  decline: {
    script: [
      [LISTENING_MS, callIn],
      [LISTENING_MS + 2_000, (rig) => refuse(rig, 'decline')],
    ],
    inConference: [],
    host: ['none'],
    rang: ['declined'],
  },
  voicemail: {
    script: [
      [LISTENING_MS, callIn],
      [LISTENING_MS + 2_000, (rig) => refuse(rig, 'toVoicemail')],
    ],
    inConference: [],
    host: ['none'],
    rang: ['sent-to-voicemail'],
  },
  'the caller gives up': {
    script: [
      [LISTENING_MS, callIn],
      [LISTENING_MS + 3_000, hangUp],
    ],
    inConference: [],
    host: ['none'],
    rang: ['missed'],
  },
  'nobody answers, and the mailbox takes it': {
    script: [[LISTENING_MS, callIn]],
    inConference: [],
    host: ['none'],
    rang: ['missed'],
  },
  'another telephone of the rep answers': {
    script: [
      [LISTENING_MS, callIn],
      [LISTENING_MS + 3_000, takeElsewhere],
      [LISTENING_MS + 63_000, hangUp],
    ],
    isTaken: true,
    inConference: [],
    host: ['none'],
  },
  'missed during a conference': {
    script: [
      [LISTENING_MS, start],
      [LISTENING_MS + 12_000, callIn],
      [LISTENING_MS + 15_000, hangUp],
    ],
    inConference: [DANA],
    host: ['in'],
    rang: ['missed'],
  },
  'answer during a conference, and merge': {
    script: [
      [LISTENING_MS, start],
      [LISTENING_MS + 12_000, callIn],
      [LISTENING_MS + 14_000, (rig) => refuse(rig, 'answer')],
      [LISTENING_MS + 24_000, merge],
    ],
    inConference: [DANA, GIL],
    host: ['in'],
  },
  'an ordinary call, another one comes in, both become a conference': {
    script: [
      [LISTENING_MS, startAlone],
      [LISTENING_MS + 8_000, callIn],
      [LISTENING_MS + 10_000, (rig) => refuse(rig, 'answer')],
      [LISTENING_MS + 20_000, merge],
    ],
    inConference: [DANA, GIL],
    host: ['in'],
  },
};

async function play({ script }: Story, options: RigOptions = {}): Promise<Rig> {
  const rig = new Rig({ ringsHere: true, ...options });
  rig.world.setCallee(DANA, { name: 'Dana', answersAfterMs: 1_500 });
  await rig.run(10);
  let nowMs = 0;
  for (const [atMs, act] of script) {
    await rig.run(atMs - nowMs);
    nowMs = atMs;
    act(rig);
  }
  await rig.run(90_000);
  return rig;
}

/** What is on record of calls that belong to no call of the rep's. */
const rangIn = (rig: Rig): readonly string[] =>
  [...rig.record.entries.values()].filter(({ callId }) => callId.startsWith('rang/')).map(({ what }) => what);

/** Nobody is told of twice, and no worker's death makes a call that was taken elsewhere a missed one. */
function untold(rig: Rig, { isTaken = false }: Story): readonly string[] {
  const told = rangIn(rig);
  if (told.length > 1) return [`told of twice: ${told.join()}`];
  return isTaken && told.length > 0 ? [`made up: ${told.join()}`] : [];
}

/** Whatever happened to the worker: nothing twice, nothing left over, and the screen tells the truth. */
function violations(rig: Rig): string[] {
  const found: string[] = [];
  const shown = numbersShownJoined(rig.snapshot).join();
  const real = numbersInConference(rig).join();
  if (shown !== real) found.push(`shown [${shown}] but in conference [${real}]`);
  const twice = [...duplicates(rig.phone.dialledTags), ...duplicates(rig.phone.answeredTags), ...broughtInTwice(rig)];
  if (twice.length > 0) found.push(`twice: ${twice.join()}`);
  if (rig.snapshot.incoming.length > 0) found.push('a card is left over');
  const isOver = ['ended', 'none'].includes(rig.snapshot.host.phase.kind);
  if (isOver && leftovers(rig).length > 0) found.push(`left over: ${leftovers(rig)}`);
  return found;
}

describe.each(Object.entries(STORIES))('%s', (_name, story) => {
  test('without a crash it ends as meant', async () => {
    const rig = await play(story);
    expect(violations(rig)).toEqual([]);
    expect(numbersInConference(rig)).toEqual(story.inConference);
    expect(story.host).toContain(rig.snapshot.host.phase.kind);
    expect(rangIn(rig)).toEqual(story.rang ?? []);
  });

  test.each([50, 3_000, 45_000])(
    'the worker may die in any save and stay down for %i ms',
    async (downMs) => {
      const { saves } = (await play(story)).disk;
      const found: string[] = [];
      for (let number = 1; number <= saves; number += 1) {
        for (const landed of [true, false]) {
          const rig = await play(story, { killAtSave: { number, landed, downMs } });
          for (const violation of [...violations(rig), ...untold(rig, story)])
            found.push(`save ${number} landed ${landed}: ${violation}`);
        }
      }
      expect(found).toEqual([]);
    },
    60_000,
  );

  test.each([7, 8, 9])('lost and late events change nothing of it (seed %i)', async (seed) => {
    const delivery = (number: number) => ((number * seed) % 3 === 0 ? [] : [(number * seed * 37) % 900]);
    const rig = await play(story, { seed, delivery });
    expect(violations(rig)).toEqual([]);
    expect(numbersInConference(rig)).toEqual(story.inConference);
    expect(rangIn(rig)).toEqual(story.rang ?? []);
  });
});
