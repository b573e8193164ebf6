import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STATUS_CODES } from '../../../lib/call/party';
import { toCreatedConference, toPatches, toPresenceCalls, toSessionReading } from '../../../lib/ringcentral/to-facts';
import conference from '../../fixtures/conference-session.json';
import moved from '../../fixtures/moved-into-conference.json';
import presence from '../../fixtures/presence-in-conference.json';

/** A notification of one party, to vary. */
const notification = (party: object, body: object = {}) => ({
  event: '/restapi/v1.0/account/111/extension/222/telephony/sessions',
  body: {
    sequence: 4,
    telephonySessionId: 's-1',
    origin: { type: 'Call' },
    parties: [{ id: 'p-1-1', status: { code: 'Answered' }, ...party }],
    ...body,
  },
});
const sightOf = (party: object, body: object = {}) => toPatches(notification(party, body)).patches[0]?.party;

describe('a notification', () => {
  it('that a person joined names the conference and the conference side', () => {
    expect(toPatches(moved.joined)).toEqual({
      junk: 0,
      patches: [
        {
          sessionId: 's-a0call1z1',
          isConference: false,
          sequence: 9,
          party: {
            partyId: 'p-a0call1z1-1',
            status: 'Gone',
            statusReason: 'Conference',
            peer: { sessionId: 's-a0conf1z1', partyId: 'p-a0conf1z1-2' },
            direction: 'Outbound',
            muted: false,
            extensionId: '222',
            fromDeviceId: '444',
            fromNumber: '+16505550122',
            fromName: 'Rita Rep',
            toNumber: '11119',
            toName: 'Paula Example',
            toExtensionId: '333',
          },
        },
      ],
    });
  });

  it('that a person left has neither reason nor peer', () => {
    const party = toPatches(moved.left).patches[0]?.party;
    expect(party).toMatchObject({ partyId: 'p-a0call1z1-1', status: 'Disconnected' });
    expect(party).not.toHaveProperty('statusReason');
    expect(party).not.toHaveProperty('peer');
  });

  it('is told by what its event contains, whatever ids are in it', () => {
    const account = { ...moved.left, event: '/restapi/v1.0/account/111/telephony/sessions?direction=Inbound' };
    expect(toPatches(account).patches).toHaveLength(1);
    const other = { ...moved.left, event: '/restapi/v1.0/account/111/extension/222/presence' };
    expect(toPatches(other)).toEqual({ patches: [], junk: 0 });
  });

  it.each([
    ['answered', 'Answered'],
    ['GONE', 'Gone'],
    ['Voicemail', 'VoiceMail'],
    ['VMScreening', 'VoiceMailScreening'],
    ['Tds', 'unknown'],
    ['', 'unknown'],
  ])('with status %s means %s', (code, status) => {
    expect(sightOf({ status: { code } })?.status).toBe(status);
  });

  it('keeps a reason that no list has', () => {
    expect(sightOf({ status: { code: 'Disconnected', reason: 'SomethingNew' } })?.statusReason).toBe('SomethingNew');
  });

  it('has a peer only by its s- id: the legacy number is not one', () => {
    const peerOf = (peerId: object) => sightOf({ status: { code: 'Gone', peerId } })?.peer;
    expect(peerOf({ sessionId: 's-9', partyId: 'p-9-2' })).toEqual({ sessionId: 's-9', partyId: 'p-9-2' });
    expect(peerOf({ sessionId: '0', partyId: 'p-9-2' })).toBeUndefined();
    expect(peerOf({ telephonySessionId: 's-9' })).toBeUndefined();
  });

  it('names the host by role, or as the one who dialled the conference', () => {
    const inConference = { origin: { type: 'Conference' } };
    const dialled = { direction: 'Outbound', to: { phoneNumber: 'conference' } };
    expect(sightOf({ conferenceRole: 'Host' }, inConference)?.isHost).toBe(true);
    expect(sightOf({ conferenceRole: 'Participant', ...dialled }, inConference)?.isHost).toBe(false);
    expect(sightOf(dialled, inConference)?.isHost).toBe(true);
    expect(sightOf({ direction: 'Inbound', to: { phoneNumber: 'conference' } }, inConference)?.isHost).toBe(false);
    expect(sightOf(dialled)).not.toHaveProperty('isHost');
  });

  it('keeps the good parties and counts the bad ones', () => {
    const mixed = notification(
      {},
      { parties: [{ id: 'p-1-1' }, { status: {} }, null, 7, { id: 'p-1-2', muted: 'x' }] },
    );
    const { patches, junk } = toPatches(mixed);
    expect(patches.map(({ party }) => party)).toEqual([
      { partyId: 'p-1-1', status: 'unknown' },
      { partyId: 'p-1-2', status: 'unknown' },
    ]);
    expect(junk).toBe(3);
  });

  it.each([
    ['no session', { telephonySessionId: undefined }],
    ['a sequence that is text', { sequence: '4' }],
    ['no list of parties', { parties: undefined }],
  ])('with %s is junk', (_what, body) => {
    expect(toPatches(notification({}, body))).toEqual({ patches: [], junk: 1 });
  });

  it('cuts names that are far too long', () => {
    expect(sightOf({ to: { name: 'x'.repeat(5_000) } })?.toName).toHaveLength(256);
  });

  it.each(['extension-to-extension', 'inbound-pstn-to-extension', 'outbound-extension-to-pstn'])(
    'of the recording %s is read without loss',
    (name) => {
      const file = new URL(`../../fixtures/recorded/${name}.json`, import.meta.url);
      const recorded: unknown = JSON.parse(readFileSync(file, 'utf8'));
      const events = Array.isArray(recorded) ? recorded : Object.values(Object(recorded)).find(Array.isArray);
      for (const event of events ?? []) {
        const { patches, junk } = toPatches(event);
        expect([patches.length, junk]).toEqual([1, 0]);
        expect(patches[0]?.party.status).not.toBe('unknown');
      }
      expect(events?.length).toBeGreaterThan(3);
    },
  );
});

describe('a session', () => {
  it('is read bare and wrapped', () => {
    const bare = toSessionReading(conference.read);
    expect(toSessionReading({ session: conference.read })).toEqual(bare);
    expect(bare).toMatchObject({ sessionId: 's-a0conf1z1', isConference: true });
    expect(bare?.parties).toMatchObject([
      { partyId: 'p-a0conf1z1-1', status: 'Answered', isHost: true, extensionId: '222' },
      {
        partyId: 'p-a0conf1z1-2',
        status: 'Gone',
        isHost: false,
        peer: { sessionId: 's-a0call1z1', partyId: 'p-a0call1z1-1' },
      },
    ]);
  });

  it('without a list of parties is not read as an empty one', () => {
    expect(toSessionReading({ id: 's-1', origin: { type: 'Conference' } })).toBeUndefined();
    expect(toSessionReading({ id: 's-1', parties: null })).toBeUndefined();
    expect(toSessionReading({ id: 's-1', parties: [] })?.parties).toEqual([]);
  });

  it('that was created brings its id and dial-in token', () => {
    const expected = { sessionId: 's-a0conf1z1', voiceCallToken: 'conf_0123456789abcdef' };
    expect(toCreatedConference(conference.created)).toEqual(expected);
    expect(toCreatedConference(conference.created.session)).toEqual(expected);
    expect(toCreatedConference({ session: { id: 's-1' } })).toBeUndefined();
  });
});

describe('presence', () => {
  it('lists the conference and the other calls with the far number', () => {
    expect(toPresenceCalls(presence.presence)).toEqual([
      { sessionId: 's-a0conf1z1', partyId: 'p-a0conf1z1-1', isConference: true, number: 'conference' },
      { sessionId: 's-a0call2z1', partyId: 'p-a0call2z1-2', isConference: false, number: '+16505550199' },
    ]);
  });

  it('without calls is an empty list', () => {
    expect(toPresenceCalls({ presenceStatus: 'Available' })).toEqual([]);
    expect(toPresenceCalls('<html>')).toBeUndefined();
  });
});

/** Arbitrary JSON that often has the right shape, down to the fields that we read. */
const field = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom('s-1', 'p-1-1', 'Conference', 'Gone', 'conference', '__proto__'),
);
const fuzzyParty = fc.oneof(
  fc.jsonValue(),
  fc.record(
    {
      id: field,
      status: fc.oneof(
        field,
        fc.record({
          code: field,
          reason: field,
          peerId: fc.dictionary(fc.constantFrom('sessionId', 'telephonySessionId', 'partyId', '__proto__'), field),
        }),
      ),
      direction: field,
      conferenceRole: field,
      from: fc.oneof(field, fc.record({ phoneNumber: field, extensionId: field })),
      to: fc.oneof(field, fc.record({ phoneNumber: field, name: field })),
      muted: field,
    },
    { requiredKeys: [] },
  ),
);
const fuzzyBody = fc.record(
  {
    id: field,
    sequence: fc.oneof(field, fc.integer()),
    telephonySessionId: field,
    origin: fc.oneof(field, fc.record({ type: field })),
    parties: fc.oneof(field, fc.array(fuzzyParty)),
    activeCalls: fc.oneof(field, fc.array(field)),
  },
  { requiredKeys: [] },
);
const fuzzyEvent = fc.oneof(fc.constant('/telephony/sessions'), field);

describe('arbitrary JSON', () => {
  it('never throws and yields only complete facts', () => {
    fc.assert(
      fc.property(fuzzyEvent, fc.oneof(fc.jsonValue(), fuzzyBody), (event, body) => {
        const { patches, junk } = toPatches({ event, body });
        expect(junk).toBeGreaterThanOrEqual(0);
        for (const { sessionId, sequence, party } of patches) {
          expect(sessionId).not.toBe('');
          expect(Number.isFinite(sequence)).toBe(true);
          expect(STATUS_CODES).toContain(party.status);
          expect(Object.values(party)).not.toContain(undefined);
        }
        toPatches(body);
        toSessionReading(body);
        toSessionReading({ session: body });
        toCreatedConference(body);
        toPresenceCalls(body);
      }),
      { numRuns: 1_000 },
    );
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  });
});
