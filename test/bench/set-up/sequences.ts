import type { AnsweredLeg, Caller } from './caller';
import type { Place } from './place';

const TELEPHONY = '/restapi/v1.0/account/~/telephony';
/** Stands for the read of the device list, which the simulator does not have: any read costs H. */
const DEVICES = '/restapi/v1.0/account/~/extension/~/phone-number';

interface Conference {
  readonly id: string;
  readonly voiceCallToken: string;
}

async function createConference({ ask }: Place): Promise<Conference> {
  const created = await ask('POST', `${TELEPHONY}/conference`, {});
  return (created as { session: Conference }).session;
}

async function bringIn({ ask }: Place, conference: Conference, { sessionId, partyId }: AnsweredLeg): Promise<void> {
  const brought = await ask('POST', `${TELEPHONY}/sessions/${conference.id}/parties/bring-in`, { sessionId, partyId });
  if (!(brought as { id?: string }).id) throw new Error(`Nobody was brought in: ${JSON.stringify(brought)}`);
}

/**
 * The floor: what must be asked is asked as early as it can be, and nothing else is done. The host and everybody else
 * are invited at once when the conference is there, and brought in one after another.
 */
export async function setUpStraight(place: Place, caller: Caller, numbers: readonly string[]): Promise<void> {
  const conference = await createConference(place);
  const host = caller.dial(conference.voiceCallToken);
  const legs = numbers.map((number) => caller.dial(number));
  await caller.reached((await host).partyId, 'Answered');
  for (const dialled of legs) {
    const leg = await dialled;
    await caller.reached(leg.partyId, 'Answered');
    await bringIn(place, conference, leg);
    await caller.reached(leg.partyId, 'Gone');
  }
}

async function callLikeJsWidgets(place: Place, caller: Caller, legs: AnsweredLeg[], callee: string): Promise<void> {
  await place.ask('GET', DEVICES);
  await Promise.all(legs.map((leg) => caller.hold(leg)));
  legs.push(await caller.dial(callee));
}

/**
 * RingCentral's own js-widgets, commit 242f732, as its sources describe it: each call reads the device list, holds every
 * other leg and only then invites; then the conference is made, entered the same way, and people are brought in one
 * after another, each followed by a read of the session. Source: Webphone.ts `_invite`, ConferenceCall.ts
 * `_makeConference`, `_mergeToConference`.
 */
export async function setUpLikeJsWidgets(place: Place, caller: Caller, numbers: readonly string[]): Promise<void> {
  const legs: AnsweredLeg[] = [];
  for (const number of numbers) await callLikeJsWidgets(place, caller, legs, number);
  const people = [...legs];
  const conference = await createConference(place);
  await callLikeJsWidgets(place, caller, legs, conference.voiceCallToken);
  // Its `accepted` comes half of S before the server has the host in; without this wait a slow machine gives a 403.
  await caller.reached(legs.at(-1)?.partyId ?? '', 'Answered');
  for (const leg of people) {
    await bringIn(place, conference, leg);
    await place.ask('GET', `${TELEPHONY}/sessions/${conference.id}`);
  }
}
