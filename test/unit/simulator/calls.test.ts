import { expect, test } from 'vitest';
import { createStory, TELEPHONY, toLines } from './story';

const CARLA = '+16505550133';

test.each(['TargetBusy', 'NoAnswer', 'InvalidNumber', 'Rejected', 'InternationalDisabled'])(
  'a call that fails with %s says so on the own party and ends the leg',
  (fails) => {
    const { clock, dial, notifications, orders, world } = createStory();
    world.setCallee(CARLA, { name: 'Carla', fails });
    const callId = dial(CARLA);
    clock.advance(10_000);
    expect(toLines(notifications).at(-1)).toMatch(new RegExp(`ext -1 Disconnected ${fails}$`));
    expect(['bye', 'refuse']).toContain(orders.at(-1)?.kind);
    expect(orders.map((order) => order.kind)[0]).toBe('progress');
    expect(world.ledger().legs).toMatchObject([{ callId, state: 'ended' }]);
  },
);

test.each([
  ['own', 'ext -1 Disconnected TargetBusy', 'acct -2 Disconnected'],
  ['other', 'ext -1 Disconnected', 'acct -2 Disconnected TargetBusy'],
  ['sip', 'ext -1 Disconnected', 'acct -2 Disconnected'],
] as const)('the reason of a failure can be told on "%s" alone', (failureReasonOn, own, other) => {
  const { clock, dial, notifications, orders, world } = createStory({ failureReasonOn });
  world.setCallee(CARLA, { fails: 'TargetBusy' });
  dial(CARLA);
  clock.advance(10_000);
  const lines = toLines(notifications).map((line) => line.replace(/^\d+ /, ''));
  expect(lines.slice(-2)).toEqual([other, own]);
  const last = orders.at(-1);
  if (failureReasonOn === 'sip') expect(last).toMatchObject({ kind: 'refuse', status: 486 });
  else expect(last?.kind).toBe('bye');
});

test('a mailbox is not an answer', () => {
  const { clock, dial, notifications, world } = createStory();
  world.setCallee(CARLA, { voicemail: true });
  dial(CARLA);
  clock.advance(5000);
  expect(toLines(notifications).at(-1)).toBe('6 ext -1 VoiceMail');
});

test('a callee who rings without end is answered or hangs up by hand', () => {
  const { clock, dial, notifications, world } = createStory();
  world.setCallee(CARLA, { name: 'Carla', rings: true });
  dial(CARLA);
  clock.advance(60_000);
  expect(toLines(notifications).at(-1)).toBe('4 ext -1 Proceeding');
  expect(world.answer(CARLA)).toBe(1);
  clock.advance(1000);
  expect(toLines(notifications).at(-1)).toBe('6 ext -1 Answered');
  world.hangUp(CARLA);
  clock.advance(1000);
  expect(toLines(notifications).at(-1)).toBe('8 ext -1 Disconnected');
});

test('nobody hears anything while the phone still rings, early SIP answer or not', () => {
  const { clock, dial, world } = createStory();
  world.setCallee(CARLA, { answersAfterMs: 3000, hangsUpAfterMs: 1000 });
  const callId = dial(CARLA);
  clock.advance(2000);
  expect(world.ledger().legs).toMatchObject([{ state: 'up' }]);
  expect(world.hears(`device:${callId}`)).toEqual([]);
  clock.advance(1500);
  expect(world.hears(`device:${callId}`)).toEqual([`callee:${CARLA}`]);
  clock.advance(1000);
  expect(world.endpoints()).toEqual([]);
});

test('a call put on hold is silent both ways, or full of music', () => {
  const { clock, dial, world } = createStory();
  const callId = dial(CARLA);
  clock.advance(2000);
  world.heldBySip(callId, true);
  expect(world.hears(`callee:${CARLA}`)).toEqual([]);
  world.setSwitches({ holdPlaysMusic: true });
  expect(world.hears(`callee:${CARLA}`)).toEqual(['callee:hold-music']);
  expect(world.hears(`device:${callId}`)).toEqual([]);
});

test('a caller who gives up is a missed call', () => {
  const { clock, notifications, orders, world } = createStory();
  world.callIn({ from: CARLA, name: 'Carla', hangsUpAfterMs: 4000 });
  clock.advance(5000);
  expect(orders.map((order) => order.kind)).toEqual(['ring', 'cancel']);
  const own = notifications.filter((each) => each.event.includes('/extension/')).at(-1);
  expect(own?.body.parties[0]).toMatchObject({ status: { code: 'Disconnected' }, missedCall: true });
});

test('a call taken over on another device goes on under another party', () => {
  const { clock, dial, notifications, orders, world } = createStory();
  const callId = dial(CARLA);
  clock.advance(2000);
  expect(world.moveToAnotherDevice(callId)).toBe(true);
  clock.advance(1000);
  expect(toLines(notifications).slice(-2)).toEqual(['7 ext -1 Disconnected CallSwitch', '8 ext -3 Answered']);
  expect(orders.at(-1)).toEqual({ kind: 'bye', callId });
});

test('the sixth registered instance of an extension is one too many', () => {
  const { clock, device, world } = createStory();
  const { authorizationId } = device.credentials;
  const register = (instanceId: string) => world.register({ authorizationId, instanceId, expiresS: 60 });
  expect(['tab-2', 'tab-3', 'tab-4', 'tab-5'].map(register)).toEqual(['ok', 'ok', 'ok', 'ok']);
  world.contactLost({ authorizationId, instanceId: 'tab-2' });
  expect(register('tab-6')).toBe('too-many');
  clock.advance(61_000);
  expect(register('tab-6')).toBe('ok');
});

test('presence lists live calls, the conference among them', () => {
  const { clock, dial, rest, idsOf } = createStory();
  const callId = dial(CARLA);
  clock.advance(2000);
  const presence = rest('GET', '/restapi/v1.0/account/~/extension/~/presence');
  expect(presence.body).not.toHaveProperty('activeCalls');
  const path = '/restapi/v1.0/account/~/extension/~/presence';
  const detailed = rest('GET', path);
  expect(detailed.status).toBe(200);
  expect(idsOf(callId).sessionId).toMatch(/^s-[0-9a-f]+z[0-9a-f]+z[0-9a-f]+$/);
});

test('an unknown endpoint is a bad URI and can be seen in the ledger', () => {
  const { rest, world } = createStory();
  expect(rest('POST', `${TELEPHONY}/sessions/s-1/party-time`)).toMatchObject({
    status: 404,
    body: { errorCode: 'CMN-120' },
  });
  expect(world.ledger().requests).toMatchObject([{ method: 'POST', status: 404 }]);
});

test('a reset ends everything but keeps the phone registered', () => {
  const { clock, dial, notifications, orders, world } = createStory();
  const callId = dial(CARLA);
  clock.advance(2000);
  world.reset();
  expect(orders.at(-1)).toEqual({ kind: 'bye', callId });
  const before = notifications.length;
  clock.advance(60_000);
  expect(notifications).toHaveLength(before);
  expect(world.ledger()).toMatchObject({ sessions: [], legs: [], requests: [], registrations: [{}] });
});
