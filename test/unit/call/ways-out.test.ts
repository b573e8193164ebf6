import { describe, expect, test } from 'vitest';
import { CONFERENCE, type History, hostListed, listed, talking } from './history';

const HOST_DEADLINE_MS = 38_000;

/** The host's leg dropped while others talk, and the rep pressed Rejoin. */
function rejoining(): History {
  const history = talking();
  const tag = history.call.host.leg.tag;
  history.leg({ tag, state: 'ended', end: { status: 0, byUs: false } });
  history.command({ kind: 'rejoin' });
  return history;
}

describe('ways out', () => {
  test('a rejoin that nobody confirms within the time of a dial-in is taken back cleanly', () => {
    const history = rejoining();
    expect(history.snapshot.host.phase.kind).toBe('joining');
    history.after(HOST_DEADLINE_MS - 1);
    expect(history.due).not.toContainEqual(expect.objectContaining({ kind: 'giveUp' }));
    history.after(1);
    expect(history.due).toEqual([{ kind: 'giveUp', subject: { kind: 'rejoining' } }]);
    history.fold({ kind: 'gaveUp', subject: { kind: 'rejoining' } });
    expect(history.snapshot.host.phase.kind).not.toBe('joining');
    expect(history.snapshot.host.phase.kind).not.toBe('ended');
  });

  test('signed out, somebody in the conference cannot be removed, and nothing is promised', () => {
    const history = talking().fold({ kind: 'signedOut' });
    const wish = { kind: 'remove', personId: 'p1', generation: 1, delayMs: 0 } as const;
    expect(history.refusal(wish)).toBe('signed-out');
  });

  test("the original call of somebody else that may not be read is asked for ever more rarely, the conference's own is not", () => {
    const history = talking();
    const peer = { sessionId: 's-strange', partyId: 'p-strange-1' };
    history.readConference([hostListed(), listed('p1'), { partyId: `${CONFERENCE}-9`, status: 'Gone', peer }]);
    const target = 'call:s-strange' as const;
    let asked = 0;
    for (let second = 0; second < 600; second += 1) {
      history.after(1_000);
      if (!history.dueLooks.includes(target)) continue;
      asked += 1;
      history.fold({ kind: 'lookBegun', target }, { kind: 'lookFailed', target });
    }
    expect(asked).toBeGreaterThan(0);
    expect(asked).toBeLessThan(12);
  });
});
