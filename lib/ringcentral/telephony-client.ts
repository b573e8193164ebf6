import * as v from 'valibot';
import type { ApiRequest } from './api';
import { ignoreValue, mapOutcome } from './outcomes';
import { partySchema } from './schema';
import type { Telephony } from './telephony';
import { toCreatedConference, toPresenceCalls, toSessionReading } from './to-facts';

const TELEPHONY = '/restapi/v1.0/account/~/telephony';
const PRESENCE = '/restapi/v1.0/account/~/extension/~/presence';

const sessionPath = (sessionId: string): string => `${TELEPHONY}/sessions/${encodeURIComponent(sessionId)}`;
const partyPath = (sessionId: string, partyId: string): string =>
  `${sessionPath(sessionId)}/parties/${encodeURIComponent(partyId)}`;

/**
 * Telephony over RingCentral's REST API. Nothing is repeated here: what may be repeated is the core's to say.
 * Source: developers.ringcentral.com, API reference "Call Control" (groups, bodies and statuses).
 */
export function createTelephony({ request }: { request: ApiRequest }): Telephony {
  const look = (path: string, query: Record<string, string> = {}) =>
    request({ method: 'GET', path, query, group: 'light', priority: 'look' });
  return {
    async createConference() {
      const path = `${TELEPHONY}/conference`;
      const created = await request({ method: 'POST', path, body: {}, group: 'heavy', priority: 'bring-in' });
      return mapOutcome(created, toCreatedConference);
    },
    async readSession(sessionId) {
      return mapOutcome(await look(sessionPath(sessionId)), toSessionReading);
    },
    async readPresence() {
      return mapOutcome(await look(PRESENCE, { detailedTelephonyState: 'true', sipData: 'true' }), toPresenceCalls);
    },
    async bringIn(conferenceId, { sessionId, partyId }) {
      const path = `${sessionPath(conferenceId)}/parties/bring-in`;
      // `sessionId`, as RingCentral's own code sends it; the guide's sample says telephonySessionId.
      const body = { sessionId, partyId };
      const brought = await request({ method: 'POST', path, body, group: 'light', priority: 'bring-in' });
      return mapOutcome(brought, toPartyId);
    },
    async deleteParty(sessionId, partyId, { keepConferenceAlive, priority }) {
      const path = partyPath(sessionId, partyId);
      const body = keepConferenceAlive ? { keepConferenceAlive } : undefined;
      return ignoreValue(await request({ method: 'DELETE', path, group: 'light', priority, ...(body && { body }) }));
    },
    async deleteSession(sessionId) {
      const path = sessionPath(sessionId);
      return ignoreValue(await request({ method: 'DELETE', path, group: 'light', priority: 'end' }));
    },
    async setPartyMuted(sessionId, partyId, muted) {
      const path = partyPath(sessionId, partyId);
      return ignoreValue(
        await request({ method: 'PATCH', path, body: { muted }, group: 'light', priority: 'bring-in' }),
      );
    },
  };
}

function toPartyId(json: unknown): { partyId: string } | undefined {
  const parsed = v.safeParse(partySchema, json);
  return parsed.success ? { partyId: parsed.output.id } : undefined;
}
