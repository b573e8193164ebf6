import type { Snapshot } from '../../lib/call/snapshot';
import type { Rig } from './rig';

/** Who is on the conference with the host's leg, by number, as the all-knowing ledger has it. */
export function numbersInConference(rig: Rig): string[] {
  const sessions = rig.world.ledger().sessions.filter((session) => session.origin === 'Conference');
  return sessions
    .flatMap((session) => session.parties)
    .filter(
      (party) => party.status !== 'Disconnected' && party.number !== 'conference' && !isHostNumber(rig, party.number),
    )
    .map((party) => party.number)
    .sort();
}

const isHostNumber = (rig: Rig, number: string): boolean =>
  rig.world.account.extensions[0]?.extensionNumber === number ||
  rig.world.account.extensions[0]?.directNumber === number;

export const numbersShownJoined = (snapshot: Snapshot): string[] =>
  snapshot.rows
    .filter((row) => row.phase === 'joined')
    .map((row) => row.number)
    .sort();

/** Rows that are neither stable nor over: none may be left when everything is quiet. */
export const unsettledRows = (snapshot: Snapshot): string[] =>
  snapshot.rows
    .filter((row) => !['joined', 'left', 'failed'].includes(row.phase))
    .map((row) => `${row.number} ${row.phase}`);

/** Conferences that ever had a host's leg. */
export const conferencesWithHost = (rig: Rig): number =>
  rig.world.ledger().sessions.filter((session) => session.origin === 'Conference' && session.parties.length > 0).length;

/** Calls that were brought in more than once: executed, not asked. */
export const broughtInTwice = (rig: Rig): string[] =>
  duplicates(
    rig.executed
      .filter(({ call, status }) => call.path.endsWith('/bring-in') && status === 201)
      .map(({ call }) => String(call.body?.partyId)),
  );

/** Anything of ours that still lives: legs that are up, sessions with somebody in them. */
export function leftovers(rig: Rig): string[] {
  const { legs, sessions } = rig.world.ledger();
  const living = sessions.filter((session) => session.parties.some((party) => party.status !== 'Disconnected'));
  return [
    ...legs.filter((leg) => leg.state !== 'ended').map((leg) => `leg ${leg.number}`),
    ...living.map((session) => `session ${session.origin} ${session.parties.map((party) => party.status).join(',')}`),
  ];
}

export const duplicates = (tags: readonly string[]): string[] =>
  tags.filter((tag, index) => tags.indexOf(tag) !== index);
