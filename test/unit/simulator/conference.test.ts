import { describe, expect, test } from 'vitest';
import { createConferenceStory, createStory, TELEPHONY, toLines } from './story';

interface RestParty {
  readonly id: string;
  readonly status: {
    readonly code: string;
    readonly peerId?: { readonly sessionId: string; readonly partyId: string };
  };
}

function partiesIn(body: unknown): readonly RestParty[] {
  return (body as { parties: readonly RestParty[] }).parties;
}

const ALICE = '+16505550111';
const BOB = '+16505550122';

describe('the host', () => {
  test('a conference is created wrapped, empty and unannounced', () => {
    const { clock, notifications, rest } = createStory();
    const response = rest('POST', `${TELEPHONY}/conference`);
    clock.advance(1000);
    expect(response).toMatchObject({ status: 201, body: { session: { origin: { type: 'Conference' }, parties: [] } } });
    expect(notifications).toEqual([]);
  });

  test('is in only when its own party is Answered, and bring-in before that is refused', () => {
    const story = createStory();
    const { session } = story.rest('POST', `${TELEPHONY}/conference`).body as {
      session: { id: string; voiceCallToken: string };
    };
    const callId = story.dial(ALICE);
    story.clock.advance(2000);
    const early = story.rest('POST', `${TELEPHONY}/sessions/${session.id}/parties/bring-in`, story.idsOf(callId));
    expect(early).toMatchObject({ status: 403, body: { errorCode: 'TAS-106' } });
    story.dial(session.voiceCallToken);
    story.clock.advance(1000);
    expect(toLines(story.notifications, session.id)).toEqual(['2 ext -1 Setup', '3 ext -1 Answered']);
    const body = story.notifications.find((each) => each.body.telephonySessionId === session.id)?.body;
    expect(body).toMatchObject({
      sessionId: '0',
      origin: { type: 'Conference' },
      parties: [{ conferenceRole: 'Host', direction: 'Outbound', to: { phoneNumber: 'conference' } }],
    });
  });

  test('who does not come within 38 seconds finds the conference over', () => {
    const { clock, dial, orders, rest } = createStory();
    const { session } = rest('POST', `${TELEPHONY}/conference`).body as {
      session: { id: string; voiceCallToken: string };
    };
    clock.advance(38_001);
    dial(session.voiceCallToken);
    clock.advance(1000);
    expect(orders).toMatchObject([{ kind: 'refuse', status: 404 }]);
    expect(rest('DELETE', `${TELEPHONY}/sessions/${session.id}`).status).toBe(404);
  });

  test('who hangs up ends the conference for all', () => {
    const story = createConferenceStory();
    const alice = story.addPerson(ALICE);
    story.world.hungUp(story.hostCallId);
    story.clock.advance(1000);
    expect(toLines(story.notifications, story.conferenceId).at(-1)).toBe('4 ext -1 Disconnected');
    expect(toLines(story.notifications, alice.sessionId).at(-1)).toMatch(/ext -1 Disconnected$/);
    expect(story.world.endpoints()).toEqual([]);
  });

  test('who leaves with keepConferenceAlive can come back to a conference that went on', () => {
    const story = createConferenceStory();
    story.addPerson(ALICE);
    story.addPerson(BOB);
    const host = `${TELEPHONY}/sessions/${story.conferenceId}/parties/p-${story.conferenceId.slice(2)}-1`;
    expect(story.rest('DELETE', host, { keepConferenceAlive: true }).status).toBe(204);
    story.clock.advance(60_000);
    expect(story.orders.at(-1)).toEqual({ kind: 'bye', callId: story.hostCallId });
    expect(story.world.hears(`callee:${ALICE}`)).toEqual([`callee:${BOB}`]);
    const again = story.dial(story.token);
    story.clock.advance(1000);
    expect(story.idsOf(again).partyId).toMatch(/-4$/);
    expect(story.world.hears(`device:${again}`)).toEqual([`callee:${ALICE}`, `callee:${BOB}`]);
  });
});

describe('a participant', () => {
  test('joins by an event on the original call, after which only the conference has a voice for them', () => {
    const story = createConferenceStory();
    const callId = story.dial(ALICE);
    story.clock.advance(2000);
    const response = story.bringIn(callId);
    expect(response).toMatchObject({
      status: 201,
      body: {
        conferenceRole: 'Participant',
        direction: 'Inbound',
        status: { code: 'Setup' },
        to: { name: 'Conference' },
      },
    });
    story.clock.advance(1000);
    const { sessionId, partyId } = story.idsOf(callId);
    const gone = story.notifications.filter((each) => each.body.telephonySessionId === sessionId).at(-1);
    const seatId = (response.body as { id: string }).id;
    expect(gone?.body.parties[0].status).toEqual({
      code: 'Gone',
      reason: 'Conference',
      peerId: { telephonySessionId: story.conferenceId, sessionId: '0', partyId: seatId },
      rcc: false,
    });
    expect(story.orders).toContainEqual({ kind: 'bye', callId });
    const [, seat] = partiesIn(story.rest('GET', `${TELEPHONY}/sessions/${story.conferenceId}`).body);
    expect(seat?.status).toEqual({ code: 'Gone', peerId: { partyId, sessionId } });
    expect(story.world.hears(`callee:${ALICE}`)).toEqual([`device:${story.hostCallId}`]);
    expect(toLines(story.notifications, story.conferenceId)).toHaveLength(2);
  });

  test('who hangs up leaves by an event on the original call, without a reason', () => {
    const story = createConferenceStory();
    const alice = story.addPerson(ALICE);
    expect(story.world.hangUp(ALICE)).toBe(1);
    story.clock.advance(1000);
    expect(toLines(story.notifications, alice.sessionId).slice(-3)).toEqual([
      '7 ext -1 Gone Conference',
      '8 acct -2 Disconnected',
      '9 ext -1 Disconnected',
    ]);
    expect(story.world.hears(`device:${story.hostCallId}`)).toEqual([]);
  });

  test.each([
    ['the conference-side party', 'conference'],
    ['the party of the original call', 'original'],
  ])('is removed by DELETE of %s', (_, side) => {
    const story = createConferenceStory();
    const alice = story.addPerson(ALICE);
    const path =
      side === 'conference'
        ? `${TELEPHONY}/sessions/${story.conferenceId}/parties/${alice.conferencePartyId}`
        : `${TELEPHONY}/sessions/${alice.sessionId}/parties/${alice.partyId}`;
    expect(story.rest('DELETE', path).status).toBe(204);
    story.clock.advance(1000);
    expect(toLines(story.notifications, alice.sessionId).at(-1)).toBe('9 ext -1 Disconnected');
    expect(story.rest('DELETE', path).status).toBe(404);
  });

  test.each([
    ['refused', 403],
    ['not-found', 404],
    ['ignored', 204],
  ] as const)('stays when the removal is %s', (removeConferenceParty, status) => {
    const story = createConferenceStory({ removeConferenceParty });
    const alice = story.addPerson(ALICE);
    const path = `${TELEPHONY}/sessions/${story.conferenceId}/parties/${alice.conferencePartyId}`;
    expect(story.rest('DELETE', path).status).toBe(status);
    story.clock.advance(1000);
    expect(story.world.hears(`device:${story.hostCallId}`)).toEqual([`callee:${ALICE}`]);
  });

  test('cannot be brought in twice, nor by the remote party, nor as the eleventh', () => {
    const story = createConferenceStory();
    const alice = story.addPerson(ALICE);
    expect(story.bringIn(alice.callId).status).toBe(409);
    const bob = story.dial(BOB);
    story.clock.advance(2000);
    const { sessionId } = story.idsOf(bob);
    const bringIn = `${TELEPHONY}/sessions/${story.conferenceId}/parties/bring-in`;
    const remote = { sessionId, partyId: `p-${sessionId.slice(2)}-2` };
    expect(story.rest('POST', bringIn, remote).status).toBe(403);
    expect(story.rest('POST', bringIn, { telephonySessionId: sessionId, partyId: 'x' }).status).toBe(400);
    for (let each = 0; each < 8; each += 1) story.addPerson(`+1650555020${each}`);
    expect(story.bringIn(bob)).toMatchObject({ status: 403, body: { errorCode: 'TAS-106' } });
  });

  test('who hangs up while on the way in is never in', () => {
    const story = createConferenceStory();
    const callId = story.dial(ALICE);
    story.clock.advance(2000);
    story.bringIn(callId);
    story.world.hangUp(ALICE);
    story.clock.advance(1000);
    const parties = partiesIn(story.rest('GET', `${TELEPHONY}/sessions/${story.conferenceId}`).body);
    expect(parties.map((party) => party.status.code)).toEqual(['Answered', 'Disconnected']);
    expect(toLines(story.notifications, story.idsOf(callId).sessionId).join()).not.toContain('Gone');
  });

  test('who is muted is not heard, and the ledger knows who everybody is', () => {
    const story = createConferenceStory();
    story.world.setCallee(ALICE, { name: 'Alice Moreau', answersAfterMs: 100 });
    const alice = story.addPerson(ALICE);
    story.addPerson(BOB);
    const path = `${TELEPHONY}/sessions/${story.conferenceId}/parties/${alice.conferencePartyId}`;
    expect(story.rest('PATCH', path, { party: { muted: true } })).toMatchObject({ status: 200, body: { muted: true } });
    const [conference] = story.world.ledger().sessions;
    expect(conference?.parties.map(({ number, name, hears }) => ({ number, name, hears }))).toEqual([
      { number: '+16505550101', name: 'Jordan Reyes', hears: [BOB] },
      { number: ALICE, name: 'Alice Moreau', hears: ['+16505550101', BOB] },
      { number: BOB, name: '', hears: ['+16505550101'] },
    ]);
  });
});

test('ending the session ends every leg', () => {
  const story = createConferenceStory();
  story.addPerson(ALICE);
  const ringing = story.dial('+16505550177');
  story.clock.advance(150);
  expect(story.rest('DELETE', `${TELEPHONY}/sessions/${story.conferenceId}`).status).toBe(204);
  story.clock.advance(1000);
  const states = story.world.ledger().legs.map((leg) => [leg.callId, leg.state]);
  expect(states).toContainEqual([story.hostCallId, 'ended']);
  expect(states).toContainEqual([ringing, 'up']);
  expect(story.rest('GET', `${TELEPHONY}/sessions/${story.conferenceId}`).status).toBe(200);
  story.clock.advance(31_000);
  expect(story.rest('GET', `${TELEPHONY}/sessions/${story.conferenceId}`).status).toBe(404);
});
