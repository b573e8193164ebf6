import { type LegIds, type Stage, TELEPHONY, textAt } from './stage';
import { readPresence } from './user';

const OUTSIDE = ['+16505550111', '+16505550122', '+16505550133'] as const;
const COLLEAGUE = '104';

interface Room {
  readonly id: string;
  readonly token: string;
  readonly path: string;
  readonly host: LegIds;
}

/** A conference from its creation to its end: bring-ins, controls, removals, leave, rejoin, and every refusal. */
export async function runConference(stage: Stage): Promise<void> {
  setUpCallees(stage);
  const room = await open(stage);
  const [first, second, third, colleague] = await dialAll(stage);
  await readPresence(stage);
  const colleagueCall = `${TELEPHONY}/sessions/${colleague.sessionId}`;
  await stage.ask('GET', colleagueCall);
  await stage.ask('GET', `${colleagueCall}/parties/${colleague.partyId}`);
  await control(stage, `${colleagueCall}/parties/${colleague.partyId}`, 'Answered');
  const seats = [await bringIn(stage, room, first), await bringIn(stage, room, second)] as const;
  const last = [await bringIn(stage, room, third), await bringIn(stage, room, colleague)] as const;
  await stage.ask('GET', room.path);
  await stage.ask('GET', `${TELEPHONY}/sessions/${first.sessionId}`);
  await refuseBringIns(stage, room, first);
  await control(stage, `${room.path}/parties/${seats[0]}`, 'Gone');
  await stage.ask('POST', `${room.path}/parties/${seats[0]}/recordings`);
  await remove(stage, first.partyId, `${room.path}/parties/${seats[0]}`);
  await remove(stage, second.partyId, `${TELEPHONY}/sessions/${second.sessionId}/parties/${second.partyId}`);
  stage.simulator.world.hangUp(OUTSIDE[2]);
  await stage.reached(last[0], 'Disconnected');
  await stage.ask('GET', room.path);
  await leaveAndComeBack(stage, room);
  await end(stage, room);
}

function setUpCallees({ simulator: { world } }: Stage): void {
  for (const number of OUTSIDE) world.setCallee(number, { name: 'Alice Moreau', answersAfterMs: 60 });
  world.setCallee(COLLEAGUE, { name: 'Ines Roth', internal: true, answersAfterMs: 100 });
}

async function open(stage: Stage): Promise<Room> {
  const created = await stage.ask('POST', `${TELEPHONY}/conference`, {});
  const [id, token] = [textAt(created, 'session', 'id'), textAt(created, 'session', 'voiceCallToken')];
  const path = `${TELEPHONY}/sessions/${id}`;
  await stage.ask('GET', path);
  await stage.ask('POST', `${path}/parties/bring-in`, { sessionId: 's-1', partyId: 'p-1-1' });
  const host = await stage.dial(token);
  await stage.reached(host.partyId, 'Answered');
  return { id, token, path, host };
}

async function dialAll(stage: Stage): Promise<readonly [LegIds, LegIds, LegIds, LegIds]> {
  const outside = await Promise.all([stage.dial(OUTSIDE[0]), stage.dial(OUTSIDE[1]), stage.dial(OUTSIDE[2])]);
  await Promise.all(outside.map(({ partyId }) => stage.reached(partyId, 'Answered')));
  const colleague = await stage.dial(COLLEAGUE);
  await stage.reached(colleague.partyId.replace(/1$/, '2'), 'Answered');
  return [...outside, colleague];
}

/** Returns the conference-side party once it is in. */
async function bringIn(stage: Stage, room: Room, { sessionId, partyId }: LegIds): Promise<string> {
  const seat = textAt(await stage.ask('POST', `${room.path}/parties/bring-in`, { sessionId, partyId }), 'id');
  await stage.ask('GET', `${room.path}/parties/${seat}`);
  await stage.reached(seat, 'Gone');
  return seat;
}

async function refuseBringIns(stage: Stage, room: Room, { sessionId, partyId }: LegIds): Promise<void> {
  const path = `${room.path}/parties/bring-in`;
  await stage.ask('POST', path, { sessionId, partyId });
  await stage.ask('POST', path, { telephonySessionId: sessionId, partyId });
  await stage.ask('POST', path, { sessionId: 's-unknown', partyId });
  await stage.ask('POST', `${TELEPHONY}/sessions/${sessionId}/parties/bring-in`, { sessionId, partyId });
}

/** Mutes both ways of spelling it, holds and takes back, each once more than allowed. */
export async function control(stage: Stage, party: string, talking: string): Promise<void> {
  await stage.ask('PATCH', party, { muted: true });
  await stage.ask('PATCH', party, { party: { muted: false } });
  await stage.ask('PATCH', party, { standAlone: false });
  await stage.ask('PATCH', party, { muted: 'yes' });
  await stage.ask('POST', `${party}/hold`, { proto: 'Auto' });
  await stage.ask('POST', `${party}/hold`);
  await stage.ask('POST', `${party}/unhold`);
  await stage.reached(party.split('/').at(-1) ?? '', talking);
  await stage.ask('POST', `${party}/unhold`);
}

async function remove(stage: Stage, ownPartyId: string, party: string): Promise<void> {
  await stage.ask('DELETE', party);
  await stage.reached(ownPartyId, 'Disconnected');
  await stage.ask('DELETE', party);
}

async function leaveAndComeBack(stage: Stage, room: Room): Promise<void> {
  const host = `${room.path}/parties/${room.host.partyId}`;
  await stage.ask('DELETE', host, { keepConferenceAlive: true });
  await stage.reached(room.host.partyId, 'Disconnected');
  await stage.ask('GET', room.path);
  const again = await stage.dial(room.token);
  await stage.reached(again.partyId, 'Answered');
  await stage.ask('GET', `${room.path}/parties/${again.partyId}`);
}

async function end(stage: Stage, room: Room): Promise<void> {
  await stage.ask('DELETE', room.path);
  await stage.ask('GET', room.path);
  await stage.ask('DELETE', room.path);
  await stage.ask('GET', `${room.path}-unknown`);
  await stage.ask('GET', `${room.path}/parties/p-unknown`);
}
