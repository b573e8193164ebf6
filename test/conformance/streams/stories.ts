import { type Envelope, type Notification, toEnvelope } from '../../simulator/world/notification';
import { createConferenceStory, createStory, TELEPHONY } from '../../unit/simulator/story';

/** Addresses notifications as the gateway does. */
function toEnvelopes(notifications: readonly Notification[]): readonly Envelope[] {
  return notifications.map((each) => toEnvelope(each, { id: 'subscription', ownerId: 'owner' }));
}

/** An outside call: held and taken back through the API, hung up by us. */
export function tellOutsideCall(): readonly Envelope[] {
  const { clock, dial, idsOf, notifications, rest, world } = createStory();
  const callId = dial('+16505550100');
  clock.advance(5000);
  const { sessionId, partyId } = idsOf(callId);
  for (const what of ['hold', 'unhold']) {
    rest('POST', `${TELEPHONY}/sessions/${sessionId}/parties/${partyId}/${what}`);
    clock.advance(1000);
  }
  world.hungUp(callId);
  clock.advance(1000);
  return toEnvelopes(notifications);
}

/** A call to a colleague: held and taken back by the phone, hung up by us. */
export function tellColleagueCall(): readonly Envelope[] {
  const { clock, dial, notifications, world } = createStory();
  world.setCallee('11101', { name: 'Test User', internal: true, answersAfterMs: 7000 });
  const callId = dial('11101');
  clock.advance(8000);
  for (const held of [true, false]) {
    world.heldBySip(callId, held);
    clock.advance(1000);
  }
  world.hungUp(callId);
  clock.advance(1000);
  return toEnvelopes(notifications);
}

/** A call to the company that its attendant hands over; then held, taken back and hung up by us. */
export function tellIncomingCall(): readonly Envelope[] {
  const { clock, device, notifications, orders, world } = createStory();
  world.callIn({ from: '+16505550100', name: 'Test User', handedOverAfterMs: 8687 });
  clock.advance(9000);
  const callId = orders.find(({ kind }) => kind === 'ring')?.callId ?? '';
  world.incomingAnswered(callId, { authorizationId: device.credentials.authorizationId, instanceId: 'tab-1' });
  clock.advance(1000);
  for (const held of [true, false]) {
    world.heldBySip(callId, held);
    clock.advance(1000);
  }
  world.hungUp(callId);
  clock.advance(1000);
  return toEnvelopes(notifications);
}

/**
 * A call to a colleague that is held, taken back, brought into a conference and hung up by the colleague. Only the
 * notifications with the given sequence numbers: the seed shows no others.
 */
export function tellJoinAndLeave(sequences: readonly number[]): readonly Envelope[] {
  const { bringIn, clock, dial, idsOf, notifications, world } = createConferenceStory();
  world.setCallee('11119', { name: 'Paula Example', internal: true, answersAfterMs: 3000 });
  const callId = dial('11119');
  clock.advance(5000);
  for (const held of [true, false]) {
    world.heldBySip(callId, held);
    clock.advance(1000);
  }
  bringIn(callId);
  clock.advance(80_000);
  world.hangUp('11119');
  clock.advance(1000);
  const { sessionId } = idsOf(callId);
  const ofCall = notifications.filter(({ body }) => body.telephonySessionId === sessionId);
  return toEnvelopes(ofCall.filter(({ body }) => sequences.includes(body.sequence)));
}
