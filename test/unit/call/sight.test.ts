import { describe, expect, test } from 'vitest';
import type { StatusCode } from '../../../lib/call/party';
import {
  isFinal,
  isInConference,
  isMachine,
  isMoved,
  isTransferred,
  type Sight,
  seeEvent,
  seeRead,
} from '../../../lib/call/sight';

const party = (status: StatusCode, statusReason?: string) => ({
  partyId: 'p',
  status,
  ...(statusReason !== undefined && { statusReason }),
});
const sight = (status: StatusCode, sequence = 5, atMs = 1_000): Sight => ({ status, sequence, atMs });

const LADDER = ['Setup', 'Proceeding', 'Answered', 'Gone', 'Disconnected'] as const;

describe('an event', () => {
  test('the first one is believed, but for an unknown code', () => {
    expect(seeEvent(undefined, party('Proceeding'), 3, 10)).toEqual({ status: 'Proceeding', sequence: 3, atMs: 10 });
    expect(seeEvent(undefined, party('unknown'), 3, 10)).toBeUndefined();
  });

  test('a higher rank wins with any sequence, a lower one with none', () => {
    LADDER.forEach((was, at) => {
      for (const is of LADDER.slice(at + 1)) expect(seeEvent(sight(was), party(is), 1, 2_000)?.status).toBe(is);
      for (const is of LADDER.slice(0, at)) {
        const known = sight(was);
        expect(seeEvent(known, party(is), 99, 2_000)).toBe(known);
      }
    });
  });

  test.each(['Hold', 'VoiceMail', 'VoiceMailScreening', 'FaxReceive', 'Parked'] as const)(
    '%s ranks with Answered: the sequence decides',
    (status) => {
      expect(seeEvent(sight('Answered'), party(status), 6, 2_000)?.status).toBe(status);
      expect(seeEvent(sight('Answered'), party(status), 4, 2_000)?.status).toBe('Answered');
      expect(seeEvent(sight(status), party('Answered'), 6, 2_000)?.status).toBe('Answered');
    },
  );

  test('an event twice is the same object', () => {
    const known = sight('Answered');
    expect(seeEvent(known, party('Answered'), 5, 9_000)).toBe(known);
  });

  test('the sequence that was seen is never forgotten', () => {
    expect(seeEvent(sight('Answered', 9), party('Gone'), 4, 2_000)).toMatchObject({ status: 'Gone', sequence: 9 });
  });

  test('a patch that says nothing of muted leaves it', () => {
    expect(seeEvent({ ...sight('Answered'), muted: true }, party('Hold'), 6, 2_000)?.muted).toBe(true);
  });
});

describe('a read', () => {
  test('raises the rank even when it began before, and never lowers it', () => {
    expect(seeRead(sight('Proceeding'), party('Answered'), 500)?.status).toBe('Answered');
    const known = sight('Answered');
    expect(seeRead(known, party('Proceeding'), 9_000)).toBe(known);
  });

  test('within a rank it overrides only what is older than its request', () => {
    expect(seeRead(sight('Answered'), party('Hold'), 1_001)?.status).toBe('Hold');
    expect(seeRead(sight('Answered'), party('Hold'), 1_000)?.status).toBe('Answered');
  });

  test('that shows the same is the same object', () => {
    const known = sight('Answered');
    expect(seeRead(known, party('Answered'), 9_000)).toBe(known);
  });

  test('has no sequence: an event decides by its own afterwards', () => {
    const read = seeRead(undefined, party('Answered'), 1_000);
    expect(read?.sequence).toBe(-1);
    expect(seeEvent(read, party('Hold'), 0, 2_000)?.status).toBe('Hold');
  });
});

describe('what a platform takes back', () => {
  test.each(['Pickup', 'CallSwitch'])('Disconnected for %s is moved, not final', (reason) => {
    const moved = seeEvent(sight('Answered'), party('Disconnected', reason), 6, 2_000);
    expect([isMoved(moved), isFinal(moved)]).toEqual([true, false]);
    expect(seeEvent(moved, party('Answered'), 7, 3_000)?.status).toBe('Answered');
    expect(seeEvent(moved, party('Answered'), 5, 3_000)).toBe(moved);
    expect(isFinal(seeEvent(moved, party('Disconnected'), 7, 3_000))).toBe(true);
  });

  test('Gone for a transfer is revisable, Gone into the conference is not', () => {
    const transferred = seeEvent(sight('Answered'), party('Gone', 'AttendedTransfer'), 6, 2_000);
    expect(isTransferred(transferred)).toBe(true);
    expect(seeEvent(transferred, party('Answered'), 7, 3_000)?.status).toBe('Answered');
    const joined = seeEvent(sight('Answered'), party('Gone', 'Conference'), 6, 2_000);
    expect(seeEvent(joined, party('Answered'), 7, 3_000)).toBe(joined);
  });

  test('Disconnected is the end', () => {
    const final = sight('Disconnected');
    for (const status of LADDER) {
      expect(seeEvent(final, party(status), 99, 9_000)).toBe(final);
      expect(seeRead(final, party(status), 9_000)).toBe(final);
    }
  });
});

test('in the conference: by reason in events, by peer in reads, and in no other conference', () => {
  const gone = sight('Gone');
  const peer = (sessionId: string) => ({ peer: { sessionId, partyId: 'p' } });
  expect(isInConference({ ...gone, reason: 'Conference' }, 's-CONF')).toBe(true);
  expect(isInConference({ ...gone, ...peer('s-CONF') }, 's-CONF')).toBe(true);
  expect(isInConference({ ...gone, reason: 'Conference', ...peer('s-OTHER') }, 's-CONF')).toBe(false);
  expect(isInConference({ ...gone, reason: 'BlindTransfer' }, 's-CONF')).toBe(false);
  expect(isInConference(sight('Answered'), 's-CONF')).toBe(false);
  expect(isInConference(undefined, undefined)).toBe(false);
});

test.each(['VoiceMail', 'VoiceMailScreening', 'FaxReceive'] as const)('%s is a machine', (status) => {
  expect(isMachine(sight(status))).toBe(true);
  expect(isMachine(sight('Answered'))).toBe(false);
});
