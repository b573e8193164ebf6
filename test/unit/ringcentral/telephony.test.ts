import { describe, expect, it } from 'vitest';
import type { ApiCall } from '../../../lib/ringcentral/api';
import type { Telephony } from '../../../lib/ringcentral/telephony';
import { createTelephony } from '../../../lib/ringcentral/telephony-client';
import { failure, type Outcome, success } from '../../../lib/shared/outcome';
import conference from '../../fixtures/conference-session.json';
import presence from '../../fixtures/presence-in-conference.json';

const BASE = '/restapi/v1.0/account/~/telephony';

/** Runs one method against a fixed outcome; gives what was asked and what came out. */
async function ask<T>(outcome: Outcome<unknown>, method: (telephony: Telephony) => Promise<Outcome<T>>) {
  const calls: ApiCall[] = [];
  const telephony = createTelephony({
    request: (call) => {
      calls.push(call);
      return Promise.resolve(outcome);
    },
  });
  const result = await method(telephony);
  return { result, call: calls[0], count: calls.length };
}

describe('telephony', () => {
  it('creates a conference in the Heavy group', async () => {
    const { result, call } = await ask(success(conference.created), (telephony) => telephony.createConference());
    expect(call).toEqual({
      method: 'POST',
      path: `${BASE}/conference`,
      body: {},
      group: 'heavy',
      priority: 'bring-in',
    });
    expect(result).toEqual(success({ sessionId: 's-a0conf1z1', voiceCallToken: 'conf_0123456789abcdef' }));
  });

  it('reads a session', async () => {
    const { result, call } = await ask(success(conference.read), (telephony) => telephony.readSession('s-1/../x'));
    expect(call).toMatchObject({
      method: 'GET',
      path: `${BASE}/sessions/s-1%2F..%2Fx`,
      group: 'light',
      priority: 'look',
    });
    expect(result).toMatchObject({ ok: true, value: { sessionId: 's-a0conf1z1', isConference: true } });
  });

  it('reads presence with the ids that telephony needs', async () => {
    const { result, call } = await ask(success(presence.presence), (telephony) => telephony.readPresence());
    expect(call?.query).toEqual({ detailedTelephonyState: 'true', sipData: 'true' });
    expect(result).toMatchObject({ ok: true, value: [{ isConference: true }, { number: '+16505550199' }] });
  });

  it('brings in with the s- id under the name that RingCentral reads', async () => {
    const leg = { sessionId: 's-call', partyId: 'p-call-1' };
    const { result, call } = await ask(success(conference.broughtIn), (telephony) => telephony.bringIn('s-conf', leg));
    expect(call).toMatchObject({ method: 'POST', path: `${BASE}/sessions/s-conf/parties/bring-in`, body: leg });
    expect(result).toEqual(success({ partyId: 'p-a0conf1z1-2' }));
  });

  it('deletes a party with the priority it is given, and a body only where it matters', async () => {
    const plain = await ask(success(undefined), (telephony) =>
      telephony.deleteParty('s-1', 'p-1', { priority: 'remove' }),
    );
    expect(plain.call).toEqual({
      method: 'DELETE',
      path: `${BASE}/sessions/s-1/parties/p-1`,
      group: 'light',
      priority: 'remove',
    });
    const leave = await ask(success(undefined), (telephony) =>
      telephony.deleteParty('s-1', 'p-1', { keepConferenceAlive: true, priority: 'end' }),
    );
    expect(leave.call).toMatchObject({ body: { keepConferenceAlive: true }, priority: 'end' });
    expect(leave.result).toEqual(success(undefined));
  });

  it('ends a session before everything else', async () => {
    const { call } = await ask(success(undefined), (telephony) => telephony.deleteSession('s-1'));
    expect(call).toEqual({ method: 'DELETE', path: `${BASE}/sessions/s-1`, group: 'light', priority: 'end' });
  });

  it('mutes with a flat body', async () => {
    const { call } = await ask(success({}), (telephony) => telephony.setPartyMuted('s-1', 'p-1', true));
    expect(call).toMatchObject({ method: 'PATCH', path: `${BASE}/sessions/s-1/parties/p-1`, body: { muted: true } });
  });

  it('calls an answer that makes no sense unknown, not a success', async () => {
    const odd = success({ hello: 'world' });
    expect((await ask(odd, (telephony) => telephony.createConference())).result).toEqual(failure('unknown'));
    expect((await ask(odd, (telephony) => telephony.readSession('s-1'))).result).toEqual(failure('unknown'));
    const leg = { sessionId: 's-2', partyId: 'p-2' };
    expect((await ask(odd, (telephony) => telephony.bringIn('s-1', leg))).result).toEqual(failure('unknown'));
  });

  it('repeats nothing', async () => {
    const { result, count } = await ask(failure('unknown'), (telephony) => telephony.readSession('s-1'));
    expect(result).toEqual(failure('unknown'));
    expect(count).toBe(1);
  });
});
