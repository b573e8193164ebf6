import type { LegIds } from './phone';

/**
 * Reads the header that ties a SIP leg to a telephony session, e.g. `party-id=p-a1-12;session-id=s-b2`.
 * The pairs may come in any order and the party number may have any number of digits.
 */
export function parseIds(header: string | undefined): LegIds | undefined {
  const pairs = new Map<string, string>();
  for (const pair of (header ?? '').split(';')) {
    const [key, value] = pair.split('=', 2);
    if (key !== undefined && value !== undefined) pairs.set(key.trim().toLowerCase(), value.trim());
  }
  const sessionId = pairs.get('session-id');
  const partyId = pairs.get('party-id');
  return sessionId && partyId ? { sessionId, partyId } : undefined;
}
