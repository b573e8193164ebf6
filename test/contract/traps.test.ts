import { describe, expect, test } from 'vitest';
import type { Envelope } from '../simulator/world/notification';
import { createConferenceStory, createStory, TELEPHONY, toLines } from '../unit/simulator/story';

/** What the platform does and nobody expects. Each trap is one that a client of RingCentral fell into. */

const ALICE = '+16505550111';
const BOB = '+16505550122';
const COLLEAGUE = '104';

interface RestParty {
  readonly id: string;
  readonly from: unknown;
  readonly to: unknown;
  readonly status: { readonly code: string; readonly peerId?: Readonly<Record<string, string>> };
}

type Story = ReturnType<typeof createConferenceStory>;

const path = (sessionId: string, ...more: readonly string[]) => [TELEPHONY, 'sessions', sessionId, ...more].join('/');
const partiesOf = (story: Story, sessionId = story.conferenceId) =>
  (story.rest('GET', path(sessionId)).body as { readonly parties: readonly RestParty[] }).parties;
const seatPath = (story: Story, seat: string) => path(story.conferenceId, 'parties', seat);
const hostPath = (story: Story) => seatPath(story, `p-${story.conferenceId.slice(2)}-1`);

describe('who is on a conference', () => {
  test('a participant who is present is Gone, one who left is Disconnected', () => {
    const story = createConferenceStory();
    const alice = story.addPerson(ALICE);
    story.addPerson(BOB);
    story.rest('DELETE', seatPath(story, alice.conferencePartyId));
    story.clock.advance(1000);
    expect(partiesOf(story).map(({ status }) => status.code)).toEqual(['Answered', 'Disconnected', 'Gone']);
  });

  test('the conference never says who a participant is', () => {
    const story = createConferenceStory();
    story.world.setCallee(ALICE, { name: 'Alice Moreau', answersAfterMs: 100 });
    story.addPerson(ALICE);
    const [host, alice] = partiesOf(story);
    expect(alice?.from).toEqual(host?.from);
    expect(alice?.to).toEqual({ phoneNumber: 'conference', name: 'Conference' });
    expect(JSON.stringify(partiesOf(story))).not.toContain('Alice');
    expect(JSON.stringify(partiesOf(story))).not.toContain(ALICE);
  });

  test('the peer is spelled differently by REST and by events', () => {
    const story = createConferenceStory();
    const { sessionId, partyId, conferencePartyId } = story.addPerson(ALICE);
    expect(partiesOf(story)[1]?.status.peerId).toEqual({ sessionId, partyId });
    const [own] = partiesOf(story, sessionId);
    expect(own?.status.peerId).toEqual({ sessionId: story.conferenceId, partyId: conferencePartyId });
    const gone = story.notifications.map(({ body }) => body.parties[0].status).find(({ code }) => code === 'Gone');
    expect(gone?.peerId).toEqual({
      telephonySessionId: story.conferenceId,
      sessionId: '0',
      partyId: conferencePartyId,
    });
  });

  test('joining and leaving are told on the original call only', () => {
    const story = createConferenceStory();
    const before = toLines(story.notifications, story.conferenceId);
    const { sessionId } = story.addPerson(ALICE);
    story.world.hangUp(ALICE);
    story.clock.advance(1000);
    expect(toLines(story.notifications, story.conferenceId)).toEqual(before);
    expect(toLines(story.notifications, sessionId).slice(-3)).toEqual([
      '7 ext -1 Gone Conference',
      '8 acct -2 Disconnected',
      '9 ext -1 Disconnected',
    ]);
  });
});

describe('the answer', () => {
  test('of the phone network comes long before that of the person', () => {
    const { clock, dial, notifications, orders, world } = createStory();
    world.setCallee(ALICE, { answersAfterMs: 8000 });
    const callId = dial(ALICE);
    clock.advance(1000);
    expect(orders).toContainEqual(expect.objectContaining({ kind: 'answer', callId }));
    expect(toLines(notifications).join()).not.toContain('Answered');
    clock.advance(8000);
    expect(toLines(notifications).at(-1)).toBe('6 ext -1 Answered');
  });

  test('of a colleague shows on the other party; our own says it at once', () => {
    const { clock, dial, notifications, world } = createStory();
    world.setCallee(COLLEAGUE, { name: 'Ines Roth', internal: true, answersAfterMs: 8000 });
    dial(COLLEAGUE);
    clock.advance(1000);
    expect(toLines(notifications)).toContain('4 ext -1 Answered');
    expect(toLines(notifications).filter((line) => line.includes(' -2 Answered'))).toEqual([]);
    clock.advance(8000);
    expect(toLines(notifications).at(-1)).toBe('6 ext -2 Answered');
  });
});

describe('a bring-in', () => {
  test('before the host is in is 403; of what is not there 404; twice or beside another 409; of the eleventh refused', () => {
    const early = createConferenceStory({ hostJoinMs: 5000 });
    const waiting = early.dial(ALICE);
    early.clock.advance(1000);
    expect(early.bringIn(waiting)).toMatchObject({ status: 403, body: { errorCode: 'TAS-106' } });
    const story = createConferenceStory({ overCapacityStatus: 409 });
    const bringIn = path(story.conferenceId, 'parties', 'bring-in');
    expect(story.rest('POST', bringIn, { sessionId: 's-none', partyId: 'p-none-1' }).status).toBe(404);
    const [first, second] = [story.dial(ALICE), story.dial(BOB)];
    story.clock.advance(2000);
    expect(story.bringIn(first).status).toBe(201);
    expect(story.bringIn(second).status).toBe(409);
    story.clock.advance(1000);
    expect(story.bringIn(first).status).toBe(409);
    for (let each = 0; each < 8; each += 1) story.addPerson(`+1650555020${each}`);
    expect(partiesOf(story)).toHaveLength(10);
    expect(story.bringIn(second)).toMatchObject({ status: 409 });
  });

  test("names the session by its s- id and the host's own party", () => {
    const story = createConferenceStory();
    const callId = story.dial(ALICE);
    story.clock.advance(2000);
    const { sessionId, partyId } = story.idsOf(callId);
    const bringIn = path(story.conferenceId, 'parties', 'bring-in');
    expect(story.rest('POST', bringIn, { telephonySessionId: sessionId, partyId }).status).toBe(400);
    expect(story.rest('POST', bringIn, { sessionId, partyId: partyId.replace(/1$/, '2') }).status).toBe(403);
    expect(story.rest('POST', path(sessionId, 'parties', 'bring-in'), { sessionId, partyId }).status).toBe(403);
    expect(story.rest('POST', bringIn, { sessionId, partyId }).status).toBe(201);
    story.clock.advance(1000);
    expect(story.orders).toContainEqual({ kind: 'bye', callId });
  });
});

describe('the end', () => {
  test('a host who does not come within 38 seconds has no conference', () => {
    const { clock, rest } = createStory();
    const { session } = rest('POST', `${TELEPHONY}/conference`).body as { session: { id: string } };
    clock.advance(37_999);
    expect(rest('DELETE', path(session.id)).status).toBe(204);
    const late = rest('POST', `${TELEPHONY}/conference`).body as { session: { id: string } };
    clock.advance(38_000);
    expect(rest('DELETE', path(late.session.id)).status).toBe(404);
  });

  test('a host who hangs up ends it for all, unless the switch says otherwise', () => {
    for (const hostByeEndsConference of [true, false]) {
      const story = createConferenceStory({ hostByeEndsConference });
      story.addPerson(ALICE);
      story.addPerson(BOB);
      story.world.hungUp(story.hostCallId);
      story.clock.advance(1000);
      expect(story.world.hears(`callee:${ALICE}`)).toEqual(hostByeEndsConference ? [] : [`callee:${BOB}`]);
    }
  });

  test.each([
    ['honoured', 204, [`callee:${BOB}`]],
    ['ignored', 204, []],
    ['refused', 403, [`callee:${BOB}`]],
  ] as const)('a host who leaves with keepConferenceAlive %s gets %i', (keepConferenceAlive, status, heard) => {
    const story = createConferenceStory({ keepConferenceAlive });
    story.addPerson(ALICE);
    story.addPerson(BOB);
    expect(story.rest('DELETE', hostPath(story), { keepConferenceAlive: true }).status).toBe(status);
    story.clock.advance(1000);
    expect(story.world.hears(`callee:${ALICE}`).filter((each) => each.startsWith('callee:'))).toEqual(heard);
  });

  test('a host who leaves without keepConferenceAlive ends it', () => {
    const story = createConferenceStory();
    story.addPerson(ALICE);
    expect(story.rest('DELETE', hostPath(story)).status).toBe(204);
    story.clock.advance(1000);
    expect(story.world.endpoints()).toEqual([]);
  });

  test('a removal answers 404 the second time, and for a party of another session', () => {
    const story = createConferenceStory();
    const alice = story.addPerson(ALICE);
    expect(story.rest('DELETE', path(alice.sessionId, 'parties', alice.conferencePartyId)).status).toBe(404);
    expect(story.rest('DELETE', seatPath(story, alice.conferencePartyId)).status).toBe(204);
    story.clock.advance(1000);
    expect(story.rest('DELETE', seatPath(story, alice.conferencePartyId)).status).toBe(404);
    expect(story.rest('DELETE', path(alice.sessionId, 'parties', alice.partyId)).status).toBe(404);
  });
});

describe('events and reads', () => {
  test('a subscriber of one extension sees gaps in the sequence', () => {
    const { clock, dial, extensionId, notifications } = createStory();
    dial(ALICE);
    clock.advance(2000);
    const own = notifications.filter(({ event }) => event.includes(`/extension/${extensionId}/`));
    expect(own.map(({ body }) => body.sequence)).toEqual([2, 4, 6]);
    expect(notifications.every(({ body }: Pick<Envelope, 'body'>) => body.parties.length === 1)).toBe(true);
  });

  test('a new conference is wrapped, a read one is not, and a conference is not recorded by REST', () => {
    const story = createConferenceStory();
    expect(story.rest('POST', `${TELEPHONY}/conference`).body).toHaveProperty('session.voiceCallToken');
    expect(story.rest('GET', path(story.conferenceId)).body).toHaveProperty('voiceCallToken');
    expect(story.rest('POST', `${hostPath(story)}/recordings`)).toMatchObject({ status: 403 });
    expect(story.world.recording(story.hostCallId, true)).toBe(true);
  });
});
