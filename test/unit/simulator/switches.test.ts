import { describe, expect, test } from 'vitest';
import { DEFAULT_SWITCHES, parseSwitches, SWITCH_VALUES, type Switches } from '../../simulator/world/switches';
import { createConferenceStory, TELEPHONY } from './story';

const WORDS = Object.entries(SWITCH_VALUES).flatMap(([name, values]) => values.map((value) => [name, value] as const));
const FLAGS = Object.entries(DEFAULT_SWITCHES)
  .filter(([, value]) => typeof value === 'boolean')
  .map(([name, value]) => [name, !value] as const);
const TIMES = [
  ['eventDelayMs', 0],
  ['progressAfterMs', 0],
  ['hostJoinMs', 0],
  ['bringInMs', 3000],
  ['bringInReadLagMs', 3000],
  ['endedSessionReadableMs', 0],
] as const;

function settingOf(name: string, value: unknown): Partial<Switches> {
  const setting = parseSwitches({ [name]: value });
  if (typeof setting === 'string') throw new Error(setting);
  return setting;
}

describe.each([...WORDS, ...FLAGS, ...TIMES])('with %s at %s', (name, value) => {
  test('a conference can be run and, once ended, leaves nobody on the line', () => {
    const story = createConferenceStory(settingOf(name, value));
    story.world.setCallee('+16505550111', { name: 'Alice Moreau', answersAfterMs: 200 });
    story.world.setCallee('104', { name: 'Ines Roth', internal: true, answersAfterMs: 200 });
    const alice = story.addPerson('+16505550111');
    story.clock.advance(5000);
    story.addPerson('104');
    story.clock.advance(5000);
    expect(story.world.hears('callee:+16505550111')).toContain('callee:104');
    story.rest('DELETE', `${TELEPHONY}/sessions/${story.conferenceId}/parties/${alice.conferencePartyId}`);
    story.rest('DELETE', `${TELEPHONY}/sessions/${alice.sessionId}/parties/${alice.partyId}`);
    story.clock.advance(1000);
    story.world.hungUp(story.hostCallId);
    story.clock.advance(1000);
    story.rest('DELETE', `${TELEPHONY}/sessions/${story.conferenceId}`);
    story.clock.advance(60_000);
    expect(story.world.endpoints()).toEqual([]);
    expect(story.world.ledger().legs.map((leg) => leg.state)).toEqual(['ended', 'ended', 'ended']);
    expect(story.clock.pending()).toBe(0);
    for (const { body } of story.notifications) expect(body.parties).toHaveLength(1);
  });
});

test('sequence numbers of a session rise by one over all its parties', () => {
  const story = createConferenceStory();
  story.addPerson('+16505550111');
  story.rest('DELETE', `${TELEPHONY}/sessions/${story.conferenceId}`);
  story.clock.advance(1000);
  const sessions = new Map<string, number[]>();
  for (const { body } of story.notifications) {
    sessions.set(body.telephonySessionId, [...(sessions.get(body.telephonySessionId) ?? []), body.sequence]);
  }
  for (const sequences of sessions.values()) expect(sequences).toEqual(sequences.map((_, at) => at + 2));
});

test('the same seed makes the same story', () => {
  const tell = () => {
    const story = createConferenceStory();
    story.addPerson('+16505550111');
    return JSON.stringify([story.notifications, story.world.ledger()]);
  };
  expect(tell()).toBe(tell());
});
