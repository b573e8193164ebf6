import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Envelope, toEnvelope } from '../../simulator/world/notification';
import { createStory, TELEPHONY, toLines } from './story';

function recorded(name: string): Envelope[] {
  const file = new URL(`../../fixtures/recorded/${name}.json`, import.meta.url);
  const { notifications }: { notifications: Envelope[] } = JSON.parse(readFileSync(file, 'utf8'));
  return notifications;
}

/** The keys of an object in their order, at every depth; values play no part. */
function keysOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(keysOf);
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.entries(value).map(([key, inner]) => [key, keysOf(inner)]);
}

test('an outside call tells the story of the recording, word for word', () => {
  const { clock, dial, idsOf, notifications, rest, world } = createStory();
  const callId = dial('+16505550100');
  clock.advance(5000);
  const { sessionId, partyId } = idsOf(callId);
  rest('POST', `${TELEPHONY}/sessions/${sessionId}/parties/${partyId}/hold`);
  clock.advance(1000);
  rest('POST', `${TELEPHONY}/sessions/${sessionId}/parties/${partyId}/unhold`);
  clock.advance(1000);
  world.hungUp(callId);
  clock.advance(1000);
  const expected = recorded('outbound-extension-to-pstn');
  expect(toLines(notifications)).toEqual(toLines(expected));
  const envelopes = notifications.map((each) => toEnvelope(each, { id: 'sub', ownerId: 'ext' }));
  expect(envelopes.map(keysOf)).toEqual(expected.map(keysOf));
});

test('a call to a colleague tells the story of the recording, with the false early Answered', () => {
  const { clock, dial, notifications, world } = createStory();
  world.setCallee('11101', { name: 'Test User', internal: true, answersAfterMs: 7000 });
  const callId = dial('11101');
  clock.advance(8000);
  world.heldBySip(callId, true);
  clock.advance(1000);
  world.heldBySip(callId, false);
  clock.advance(1000);
  world.hungUp(callId);
  clock.advance(1000);
  const expected = recorded('extension-to-extension');
  expect(toLines(notifications)).toEqual(toLines(expected));
  const envelopes = notifications.map((each) => toEnvelope(each, { id: 'sub', ownerId: 'ext' }));
  expect(envelopes.map(keysOf)).toEqual(expected.map(keysOf));
  const bodies = notifications.map(({ body }) => body);
  expect(Date.parse(bodies[2]?.eventTime ?? '') - Date.parse(bodies[0]?.eventTime ?? '')).toBe(58);
});

test('an incoming call that the attendant hands over tells the story of the recording, word for word', () => {
  const { clock, notifications, orders, world, device } = createStory();
  world.callIn({ from: '+16505550100', name: 'Test User', handedOverAfterMs: 8687 });
  clock.advance(9000);
  const ring = orders.find((order) => order.kind === 'ring');
  const callId = ring?.callId ?? '';
  world.incomingAnswered(callId, { authorizationId: device.credentials.authorizationId, instanceId: 'tab-1' });
  clock.advance(1000);
  world.heldBySip(callId, true);
  world.heldBySip(callId, false);
  clock.advance(1000);
  world.hungUp(callId);
  clock.advance(1000);
  const expected = recorded('inbound-pstn-to-extension');
  expect(toLines(notifications)).toEqual(toLines(expected));
  const envelopes = notifications.map((each) => toEnvelope(each, { id: 'sub', ownerId: 'ext' }));
  expect(envelopes.map(keysOf)).toEqual(expected.map(keysOf));
});

test("a caller who gives up at the attendant rings nowhere and is nobody's missed call", () => {
  const { clock, notifications, orders, world } = createStory();
  world.callIn({ from: '+16505550100', name: 'Test User', handedOverAfterMs: 8687, hangsUpAfterMs: 5000 });
  clock.advance(60_000);
  expect(orders).toEqual([]);
  expect(toLines(notifications).slice(-2)).toEqual(['5 ext -2 Disconnected', '6 acct -1 Disconnected']);
  expect(notifications.some(({ body }) => body.parties[0].missedCall)).toBe(false);
});

test('an incoming call to the extension itself differs only in that nobody hands it over', () => {
  const { clock, notifications, world } = createStory();
  world.callIn({ from: '+16505550100', name: 'Test User', hangsUpAfterMs: 1000 });
  clock.advance(2000);
  expect(toLines(notifications)).toEqual([
    '2 acct -1 Setup',
    '3 ext -2 Setup',
    '4 acct -1 Answered',
    '5 ext -2 Proceeding',
    '6 ext -2 Disconnected',
    '7 acct -1 Disconnected',
  ]);
});
