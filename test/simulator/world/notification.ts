import type { Address, MobilePickupData, Party, StatusCode } from './model';

/** `status` of a party in an event. Source: recordings in dibyenduroy/csn-data and RingCentral community thread 1458. */
export interface EventStatus {
  readonly code: StatusCode;
  readonly reason?: string;
  readonly mobilePickupData?: MobilePickupData;
  readonly peerId?: { readonly telephonySessionId: string; readonly sessionId: string; readonly partyId: string };
  readonly rcc: false;
}

/** A party as a notification shows it. */
export interface EventParty {
  readonly accountId: string;
  readonly extensionId?: string;
  readonly id: string;
  readonly direction: 'Outbound' | 'Inbound';
  readonly conferenceRole?: 'Host' | 'Participant';
  readonly to: Address;
  readonly from: Address;
  readonly recordings?: readonly { readonly id: string; readonly active: boolean }[];
  readonly status: EventStatus;
  readonly park: Record<string, never>;
  readonly missedCall: boolean;
  readonly standAlone: boolean;
  readonly muted: boolean;
}

/** What happened to one party of one session. */
export interface EventBody {
  readonly sequence: number;
  readonly sessionId: string;
  readonly telephonySessionId: string;
  readonly serverId: string;
  readonly eventTime: string;
  readonly parties: readonly [EventParty];
  readonly origin: { readonly type: 'Call' | 'Conference' };
}

/** A notification before it is addressed to a subscriber. */
export interface Notification {
  readonly uuid: string;
  /** Path of the party's owner: an extension's, or the bare account's for the public network. */
  readonly event: string;
  readonly timestamp: string;
  readonly body: EventBody;
}

/** A notification as a subscriber gets it. */
export interface Envelope {
  readonly uuid: string;
  readonly event: string;
  readonly timestamp: string;
  readonly subscriptionId: string;
  readonly ownerId: string;
  readonly body: EventBody;
}

const SERVER_ID = '10.13.23.184.TAM';

/** The path under which events about this party are sent. */
export function ownerPath(accountId: string, extensionId: string | undefined): string {
  const account = `/restapi/v1.0/account/${accountId}`;
  return extensionId === undefined
    ? `${account}/telephony/sessions`
    : `${account}/extension/${extensionId}/telephony/sessions`;
}

/** Writes down a party as it is now, keys in the order of the recordings. */
export function toEventBody(party: Party, accountId: string, nowMs: number): EventBody {
  const { session } = party;
  return {
    sequence: session.sequence,
    sessionId: session.legacyId,
    telephonySessionId: session.id,
    serverId: SERVER_ID,
    eventTime: new Date(nowMs).toISOString(),
    parties: [toEventParty(party, accountId)],
    origin: { type: session.origin },
  };
}

function toEventParty(party: Party, accountId: string): EventParty {
  return {
    accountId,
    ...(party.extensionId !== undefined && { extensionId: party.extensionId }),
    id: party.id,
    direction: party.direction,
    ...(party.conferenceRole && { conferenceRole: party.conferenceRole }),
    to: party.to,
    from: party.from,
    ...(party.recordings.length > 0 && { recordings: party.recordings }),
    status: toEventStatus(party),
    park: {},
    missedCall: party.missedCall,
    standAlone: party.standAlone,
    muted: party.muted,
  };
}

function toEventStatus(party: Party): EventStatus {
  const { peer } = party;
  return {
    code: party.status,
    ...(party.reason !== undefined && { reason: party.reason }),
    ...(party.mobilePickupData && { mobilePickupData: party.mobilePickupData }),
    ...(peer && {
      peerId: {
        telephonySessionId: peer.telephonySessionId,
        sessionId: peer.legacySessionId,
        partyId: peer.partyId,
      },
    }),
    rcc: false,
  };
}

/** Addresses a notification to a subscription. `ownerId` is the extension that subscribed. */
export function toEnvelope(
  notification: Notification,
  subscription: { readonly id: string; readonly ownerId: string },
): Envelope {
  return {
    uuid: notification.uuid,
    event: notification.event,
    timestamp: notification.timestamp,
    subscriptionId: subscription.id,
    ownerId: subscription.ownerId,
    body: notification.body,
  };
}

/** Replaces `~` in an event filter by the subscriber's ids and drops what does not choose a path. */
export function resolveFilter(filter: string, accountId: string, extensionId: string): string {
  return filter
    .replace(/\/account\/~(?=\/|$)/, `/account/${accountId}`)
    .replace(/\/extension\/~(?=[/?]|$)/, `/extension/${extensionId}`);
}

/** Whether a resolved filter wants a notification: the same path, or the whole account's. */
export function filterWants(filter: string, notification: Notification, accountId: string): boolean {
  const [path = '', query = ''] = filter.split('?');
  if (path !== notification.event && path !== ownerPath(accountId, undefined)) return false;
  const wanted = new URLSearchParams(query);
  const [party] = notification.body.parties;
  const direction = wanted.get('direction');
  const status = wanted.get('statusCode');
  return (direction === null || direction === party.direction) && (status === null || status === party.status.code);
}
