import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createMediaLeg, type MediaLeg } from '../simulator/media/answerer';
import { createStunResponder } from '../simulator/media/stun';
import { type Simulator, startSimulator } from '../simulator/server';
import { connectRawSip, type RawSip, statusOf, wireHeader } from './raw-sip';
import { eventually } from './waiting';

const ALICE = '+16505550111';

let simulator: Simulator;
let stun: Awaited<ReturnType<typeof createStunResponder>>;
let phone: RawSip;
const open: (() => unknown)[] = [];

beforeAll(async () => {
  stun = await createStunResponder();
});
afterAll(() => stun.close());
beforeEach(async () => {
  simulator = await startSimulator();
  phone = await connect();
});
afterEach(async () => {
  for (const close of open.splice(0)) await close();
  await simulator.close();
});

/** A raw device of the account's first user, with credentials of its own. */
async function connect(): Promise<RawSip> {
  const { world } = simulator;
  const device = world.provision(world.account.extensions[0]?.id ?? '');
  const connected = await connectRawSip(simulator.sip, device.credentials);
  open.push(() => connected.close());
  return connected;
}

function createLeg(): MediaLeg {
  const leg = createMediaLeg({ stunPort: stun.port });
  open.push(() => leg.close());
  return leg;
}

/** Everything that came for a call. */
const ofCall = (callId: string) => phone.received.filter((each) => wireHeader(each, 'Call-Id') === callId);

describe('registration', () => {
  test('is challenged with a nonce after a comma and a space, and its 200 echoes the contact', async () => {
    const done = await phone.register('device-1', 57);
    const [challenge = ''] = phone.received;
    expect(challenge).toMatch(/^SIP\/2\.0 401 Unauthorized\r\n/);
    expect(wireHeader(challenge, 'WWW-Authenticate')).toMatch(/^Digest realm="sip\.ringcentral\.com", nonce="\w+"$/);
    expect(done).toMatch(/^SIP\/2\.0 200 OK\r\n/);
    expect(wireHeader(done, 'Contact')).toMatch(/;expires=57$/);
  });

  test('of a sixth instance is answered with 603 Too Many Contacts, until one of the five leaves', async () => {
    const phones = [phone];
    for (let each = 0; each < 5; each += 1) phones.push(await connect());
    const [first, ...others] = phones;
    for (const [at, each] of phones.slice(0, 5).entries()) {
      expect(statusOf(await each.register(`device-${at}`))).toBe(200);
    }
    const sixth = others.at(-1);
    expect(await sixth?.register('device-6')).toMatch(/^SIP\/2\.0 603 Too Many Contacts\r\n/);
    expect(statusOf((await first?.register('device-0', 0)) ?? '')).toBe(200);
    expect(statusOf((await sixth?.register('device-6')) ?? '')).toBe(200);
  });
});

describe('an outgoing call', () => {
  test('gets 100, 407, 100, 183 with ids, and 200 with the same ids and a body', async () => {
    await phone.register();
    const done = await phone.invite('call-1', ALICE, await createLeg().offer());
    expect(ofCall('call-1').map((each) => each.split('\r\n')[0])).toEqual([
      'SIP/2.0 100 Trying',
      'SIP/2.0 407 Proxy Authentication Required',
      'SIP/2.0 100 Trying',
      'SIP/2.0 183 Session Progress',
      'SIP/2.0 200 OK',
    ]);
    const [, challenge = '', , progress = ''] = ofCall('call-1');
    expect(wireHeader(challenge, 'Proxy-Authenticate')).toMatch(/^Digest realm="[^"]+", nonce="\w+"$/);
    expect(wireHeader(progress, 'p-rc-api-ids')).toMatch(/^party-id=p-[0-9a-z]+-1;session-id=s-[0-9a-z]+$/);
    expect(wireHeader(done, 'p-rc-api-ids')).toBe(wireHeader(progress, 'p-rc-api-ids'));
    expect(wireHeader(progress, 'To')).toBe(wireHeader(done, 'To'));
    expect(wireHeader(done, 'Content-Type')).toBe('application/sdp');
  });

  test('that is refused at once has had its 183 first', async () => {
    simulator.world.setCallee(ALICE, { fails: 'InvalidNumber' });
    simulator.world.setSwitches({ earlyAnswer: false });
    await phone.register();
    const refused = await phone.invite('call-1', ALICE, await createLeg().offer());
    expect(refused).toMatch(/^SIP\/2\.0 404 Not Found\r\n/);
    expect(wireHeader(refused, 'Reason')).toBe('Q.850;cause=1');
    expect(ofCall('call-1').map(statusOf).slice(-2)).toEqual([183, 404]);
  });

  test('from a device that is not registered is 403', async () => {
    expect(statusOf(await phone.request('INVITE', { uri: `sip:${ALICE}@sip.ringcentral.com`, callId: 'call-1' }))).toBe(
      403,
    );
  });
});

describe('requests of the network', () => {
  test('have CSeq numbers that no request of a device can have, and no header value with a colon and a space', async () => {
    await phone.register();
    const sdp = await createLeg().offer();
    await phone.invite('call-1', ALICE, sdp);
    phone.send('ACK', { callId: 'call-1' });
    await eventually(() => simulator.ledger().legs.some(({ state }) => state === 'up'));
    simulator.world.hangUp(ALICE);
    simulator.world.callIn({ from: ALICE, name: 'Dr: Alice: Moreau' });
    const requests = () => phone.received.filter((each) => !each.startsWith('SIP/2.0'));
    await eventually(() => ['BYE', 'INVITE'].every((method) => requests().some((each) => each.startsWith(method))));
    for (const each of requests())
      expect(Number.parseInt(wireHeader(each, 'CSeq'), 10)).toBeGreaterThanOrEqual(100_000);
    for (const each of phone.received) {
      for (const line of each.split('\r\n\r\n')[0]?.split('\r\n').slice(1) ?? [])
        expect(line.split(': ')).toHaveLength(2);
    }
  });
});

describe('an incoming call', () => {
  test('rings on the devices of the extension that was called, and on no other', async () => {
    await phone.register();
    const { world } = simulator;
    const [, colleague] = world.account.extensions;
    const device = world.provision(colleague?.id ?? '');
    const other = await connectRawSip(simulator.sip, device.credentials);
    open.push(() => other.close());
    await other.register('device-of-102');
    world.callIn({ from: ALICE, name: 'Alice', ...(colleague && { extensionId: colleague.id }) });
    const invited = ({ received }: RawSip) => received.some((each) => each.startsWith('INVITE'));
    await eventually(() => invited(other));
    expect(invited(phone)).toBe(false);
  });
});

describe('requests inside a call that does not exist', () => {
  test.each(['INVITE', 'BYE', 'INFO'])('%s is 481, without a challenge', async (method) => {
    await phone.register();
    const gone = await phone.request(method, { callId: 'long-gone', toTag: 'theirs', body: await createLeg().offer() });
    expect(gone).toMatch(/^SIP\/2\.0 481 Call\/Transaction Does Not Exist\r\n/);
  });

  test('CANCEL is 481, and an unknown method 501', async () => {
    expect(statusOf(await phone.request('CANCEL', { callId: 'long-gone' }))).toBe(481);
    expect(statusOf(await phone.request('DANCE'))).toBe(501);
  });
});

describe('a re-INVITE', () => {
  test('with new ICE credentials is answered, and the call goes on', async () => {
    await phone.register();
    await phone.invite('call-1', ALICE, await createLeg().offer());
    phone.send('ACK', { callId: 'call-1' });
    await eventually(() => simulator.ledger().legs.some(({ state }) => state === 'up'));
    const toTag = /tag=(\w+)/.exec(wireHeader(ofCall('call-1').at(-1) ?? '', 'To'))?.[1] ?? '';
    const again = await phone.request('INVITE', { callId: 'call-1', toTag, body: await createLeg().offer() });
    expect(statusOf(again)).toBe(200);
    const fragments = ofCall('call-1').flatMap((each) => /a=ice-ufrag:(\S+)/.exec(each)?.[1] ?? []);
    expect(new Set(fragments).size).toBeGreaterThanOrEqual(1);
    expect(simulator.ledger().legs).toMatchObject([{ state: 'up', held: false }]);
  });

  test('with another direction holds and takes back', async () => {
    await phone.register();
    const offer = await createLeg().offer();
    await phone.invite('call-1', ALICE, offer);
    phone.send('ACK', { callId: 'call-1' });
    await eventually(() => simulator.ledger().legs.some(({ state }) => state === 'up'));
    const toTag = /tag=(\w+)/.exec(wireHeader(ofCall('call-1').at(-1) ?? '', 'To'))?.[1] ?? '';
    const held = await phone.request('INVITE', {
      callId: 'call-1',
      toTag,
      body: offer.replace('a=sendrecv', 'a=sendonly'),
    });
    expect(held).toContain('a=recvonly');
    await eventually(() => simulator.ledger().legs[0]?.held);
    expect(await phone.request('INVITE', { callId: 'call-1', toTag, body: offer })).toContain('a=sendrecv');
    await eventually(() => simulator.ledger().legs[0]?.held === false);
  });
});
