import { describe, expect, test } from 'vitest';
import { handleRest } from '../simulator/rest/handle-rest';
import { DEFAULT_SWITCHES, SWITCH_VALUES, type Switches } from '../simulator/world/switches';
import { Rig } from './rig';
import { CHAPTERS, type Chapter, type ChapterName, DANA, PRIYA, type Story, TOM, tell } from './story';
import { broughtInTwice, conferencesWithHost, duplicates, leftovers, numbersInConference } from './truth';

type Expected = Readonly<Record<ChapterName, Partial<Chapter>>>;

const both = [DANA, PRIYA];
const rows = (dana: 'joined' | 'left', priya: 'joined' | 'left' = 'joined') => ({
  [DANA]: dana,
  [PRIYA]: priya,
  [TOM]: 'failed' as const,
});
const talking = { host: 'in', rows: rows('joined'), inConference: both, problems: [], notices: [] };

/** What the story is wherever the platform does what is asked. */
const ORDINARY: Expected = {
  started: { ...talking, reasons: { [TOM]: 'busy' } },
  muted: talking,
  removed: { ...talking, rows: rows('left'), inConference: [PRIYA], reasons: { [DANA]: 'removed', [TOM]: 'busy' } },
  calledBack: talking,
  left: { ...talking, host: 'left' },
  rejoined: talking,
  ended: {
    host: 'ended: ended',
    rows: rows('left', 'left'),
    inConference: [],
    reasons: { [DANA]: 'conference-ended', [PRIYA]: 'conference-ended', [TOM]: 'busy' },
  },
};

const stillThere = { ...talking, problems: ['could-not-remove'] };
const endedByLeaving = {
  host: 'ended: ended-by-leaving',
  rows: rows('left', 'left'),
  inConference: [],
  reasons: { [DANA]: 'conference-ended', [PRIYA]: 'conference-ended', [TOM]: 'busy' },
};
const stayed = { ...talking, notices: ['leave-refused'] };
const notMuted = { muted: { ...talking, problems: ['could-not-mute'] } };
/** Nobody could be removed: the row says so, and somebody who is there cannot be called back. */
const NOT_REMOVED: Partial<Expected> = {
  removed: stillThere,
  calledBack: stillThere,
  left: { ...stillThere, host: 'left' },
  rejoined: stillThere,
};

/** Where the platform refuses, what is shown instead: the truth, and no way on that does not exist. */
const OTHERWISE: readonly (readonly [Partial<Switches>, Partial<Expected>])[] = [
  [{ muteParticipant: 'refused' }, notMuted],
  [{ muteParticipant: 'ignored' }, notMuted],
  [{ keepConferenceAlive: 'refused' }, { left: stayed, rejoined: stayed }],
  [{ keepConferenceAlive: 'ignored' }, { left: endedByLeaving, rejoined: endedByLeaving, ended: endedByLeaving }],
  [{ rejoinByToken: 'refused' }, { rejoined: { ...talking, host: 'left' } }],
  [{ removeConferenceParty: 'refused', removeOriginalParty: 'refused' }, NOT_REMOVED],
  [{ removeConferenceParty: 'ignored', removeOriginalParty: 'ignored' }, NOT_REMOVED],
  [{ removeConferenceParty: 'not-found', removeOriginalParty: 'not-found' }, NOT_REMOVED],
  [{ removeConferenceParty: 'ignored', removeOriginalParty: 'refused' }, NOT_REMOVED],
];

const isOtherwise = (setting: Partial<Switches>): boolean =>
  OTHERWISE.some(([known]) => JSON.stringify(known) === JSON.stringify(setting));

const NUMBERS: Partial<Record<keyof Switches, readonly number[]>> = {
  eventDelayMs: [0, 3_000],
  progressAfterMs: [0, 1_500],
  hostJoinMs: [3_000],
  bringInMs: [0, 1_500, 3_000],
  bringInReadLagMs: [3_000],
  endedSessionReadableMs: [0, 120_000],
  gatewayPingMs: [0, 5_000],
  wsTokenLifeS: [1, 600],
};

const TOGGLED = Object.fromEntries(
  Object.entries(DEFAULT_SWITCHES).flatMap(([name, value]) => (typeof value === 'boolean' ? [[name, [!value]]] : [])),
);

/** Every setting of every switch that can change an answer, one at a time. */
const SETTINGS: readonly Partial<Switches>[] = Object.entries({ ...SWITCH_VALUES, ...NUMBERS, ...TOGGLED })
  .flatMap(([name, values]) => values.map((value): Partial<Switches> => ({ [name]: value })))
  .filter((setting) => !isOtherwise(setting));

function expectHonest({ rig }: Story): void {
  expect(broughtInTwice(rig)).toEqual([]);
  expect(duplicates(rig.phone.dialledTags)).toEqual([]);
  expect(conferencesWithHost(rig)).toBe(1);
  expect(leftovers(rig)).toEqual([]);
}

async function expectStory(setting: Partial<Switches>, expected: Expected): Promise<void> {
  const story = await tell(setting, numbersInConference);
  for (const name of CHAPTERS) expect({ [name]: story[name] }).toMatchObject({ [name]: expected[name] });
  expectHonest(story);
}

describe('the story is the ordinary one', () => {
  test.each(SETTINGS.map((setting) => [JSON.stringify(setting), setting] as const))('under %s', (_name, setting) =>
    expectStory(setting, ORDINARY),
  );

  test('under everything slow and grudging at once', () =>
    expectStory(
      {
        ...{ eventDelayMs: 1_500, progressAfterMs: 1_500, earlyAnswer: false, hostJoinMs: 2_000, bringInMs: 1_500 },
        ...{ bringInReadLagMs: 3_000, bringInBeforeAnswer: 'refused', concurrentInvites: 'refused' },
        ...{ removeConferenceParty: 'not-found', leftPartyInRead: 'missing', goneReasonInRead: false },
        ...{ endedSessionReadableMs: 0, failureReasonOn: 'sip', presenceListsConference: false },
        ...{ accountFilter: 'refused' },
      },
      ORDINARY,
    ));
});

describe('the story says what the platform refused', () => {
  test.each(OTHERWISE.map(([setting, expected]) => [JSON.stringify(setting), setting, expected] as const))(
    'under %s',
    (_name, setting, expected) => expectStory(setting, { ...ORDINARY, ...expected }),
  );
});

test('no switch was forgotten', () => {
  const told = [SWITCH_VALUES, NUMBERS, TOGGLED, { hostDeadlineMs: 0 }].flatMap((some) => Object.keys(some));
  expect(Object.keys(DEFAULT_SWITCHES).filter((name) => !told.includes(name))).toEqual([]);
});

test('a host who needs longer than the platform grants is a start that failed, with nobody left on the line', async () => {
  const story = await tell({ hostJoinMs: 60_000 }, numbersInConference);
  expect(story.started).toMatchObject({ host: 'ended: host-failed', inConference: [] });
  expect(leftovers(story.rig)).toEqual([]);
});

/** The rep's desk phone brings somebody in beside this browser. */
async function bringInFromElsewhere(rig: Rig, number: string): Promise<void> {
  const extensionId = rig.world.account.extensions[0]?.id ?? '';
  const { credentials } = rig.world.provision(extensionId, 'desk');
  const { authorizationId } = credentials;
  rig.world.register({ authorizationId, instanceId: 'desk', expiresS: 600 });
  rig.world.onOrder((order) => {
    if (order.callId !== 'desk-1') return;
    if (order.kind === 'answer') rig.world.established('desk-1');
  });
  rig.world.invite({ callId: 'desk-1', authorizationId, callee: number, callerId: undefined });
  await rig.run(1_000);
  const { sessions } = rig.world.ledger();
  const conference = sessions.find(({ origin }) => origin === 'Conference');
  const call = sessions.find(({ parties }) => parties.some((party) => party.number === number));
  const path = `/restapi/v1.0/account/~/telephony/sessions/${conference?.id}/parties/bring-in`;
  const body = { sessionId: call?.id ?? '', partyId: call?.parties[0]?.id ?? '' };
  expect(handleRest(rig.world, { method: 'POST', path, extensionId, body }).status).toBe(201);
}

test.each([403, 409] as const)(
  'one party too many, refused with %i, is told on its row',
  async (overCapacityStatus) => {
    const rig = new Rig({ switches: { overCapacityStatus } });
    const numbers = Array.from({ length: 9 }, (_, index) => `+1650555020${index}`);
    numbers.forEach((number, index) => {
      rig.world.setCallee(number, { name: number, answersAfterMs: index === 8 ? 40_000 : 1_000 });
    });
    rig.world.setCallee(TOM, { name: 'Tom', answersAfterMs: 500 });
    await rig.run(10);
    const people = numbers.map((number) => ({ number, name: '' }));
    void rig.command({ kind: 'start', people, bringIn: 'on-answer' }, 'start');
    await rig.run(30_000);
    await bringInFromElsewhere(rig, TOM);
    await rig.run(200_000);
    const last = rig.snapshot.rows.find(({ number }) => number === numbers[8]);
    expect(last).toMatchObject({ reason: 'could-not-bring-in', problem: 'could-not-bring-in' });
    expect(rig.snapshot.rows.find(({ isSomeoneElse }) => isSomeoneElse)).toMatchObject({
      phase: 'joined',
      number: TOM,
    });
    expect(rig.snapshot.onCallCount).toBe(10);
    expect(numbersInConference(rig)).toEqual([...numbers.slice(0, 8), TOM].sort());
  },
);
