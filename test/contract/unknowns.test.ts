import { describe, expect, test } from 'vitest';
import { createConferenceStory, createStory, TELEPHONY } from '../unit/simulator/story';

const ALICE = '+16505550111';

type Story = ReturnType<typeof createConferenceStory>;

const hostPath = ({ conferenceId }: Story) => seatPath({ conferenceId }, `p-${conferenceId.slice(2)}-1`);
const seatPath = ({ conferenceId }: Pick<Story, 'conferenceId'>, seat: string) =>
  `${TELEPHONY}/sessions/${conferenceId}/parties/${seat}`;

function statusesIn({ conferenceId, rest }: Story): readonly string[] {
  const { parties } = rest('GET', `${TELEPHONY}/sessions/${conferenceId}`).body as {
    readonly parties: readonly { readonly status: { readonly code: string } }[];
  };
  return parties.map(({ status }) => status.code);
}

describe('what nobody knows is a switch', () => {
  test.each([
    ['either', 200],
    ['flat', 400],
  ] as const)('muting, spelled %s', (patchBody, nested) => {
    const story = createConferenceStory({ patchBody });
    const seat = seatPath(story, story.addPerson(ALICE).conferencePartyId);
    expect(story.rest('PATCH', seat, { muted: true }).status).toBe(200);
    expect(story.rest('PATCH', seat, { party: { muted: true } }).status).toBe(nested);
  });

  test('a conference that everybody left may live on', () => {
    const story = createConferenceStory({ emptyConferenceEnds: false });
    const alice = story.addPerson(ALICE);
    story.rest('DELETE', hostPath(story), { keepConferenceAlive: true });
    story.rest('DELETE', seatPath(story, alice.conferencePartyId));
    story.clock.advance(60_000);
    expect(statusesIn(story)).toEqual(['Disconnected', 'Disconnected']);
    const again = story.dial(story.token);
    story.clock.advance(1000);
    expect(story.world.ledger().legs.find(({ callId }) => callId === again)?.state).toBe('up');
  });

  test('the name of a direct caller', () => {
    for (const callerName of ['shown', 'absent'] as const) {
      const { clock, notifications, world } = createStory({ callerName });
      world.callIn({ from: ALICE, name: 'Alice Moreau' });
      clock.advance(1000);
      const names = notifications.map(({ body }) => body.parties[0].from.name);
      expect(names.includes('Alice Moreau')).toBe(callerName === 'shown');
    }
  });

  test('the device of an answered incoming call', () => {
    for (const answeringDeviceInTo of [true, false]) {
      const { clock, device, notifications, orders, world } = createStory({ answeringDeviceInTo });
      world.callIn({ from: ALICE, name: 'Alice Moreau' });
      clock.advance(1000);
      const callId = orders.find(({ kind }) => kind === 'ring')?.callId ?? '';
      world.incomingAnswered(callId, { authorizationId: device.credentials.authorizationId, instanceId: 'tab-1' });
      clock.advance(1000);
      expect(notifications.at(-1)?.body.parties[0].to.deviceId).toBe(answeringDeviceInTo ? device.id : undefined);
    }
  });
});
