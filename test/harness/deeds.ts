import type { Ledger } from '../simulator/world/ledger.ts';

/**
 * Everything that was done to anybody's call, as one text: who is where, which legs are up, held or recorded, and each
 * request that changes something. Reads leave no trace here.
 */
export function deedsOf({ sessions, legs, requests }: Ledger): string {
  const isDeed = ({ method, path }: Ledger['requests'][number]) => method !== 'GET' && path.includes('/telephony/');
  return JSON.stringify({
    sessions: sessions.map(({ id, ended, parties }) => ({
      id,
      ended,
      parties: parties.map((party) => [party.id, party.status, party.number]),
    })),
    legs: legs.map(({ callId, state, held, dtmf, recording }) => ({ callId, state, held, dtmf, recording })),
    requests: requests.filter(isDeed).map(({ method, path, status }) => [method, path, status]),
  });
}
