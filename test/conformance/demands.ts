import type { Place } from './description/schema';

/** What recorded bodies have, or never have, beyond what the description asks for. */
export interface Demand {
  /** Matches `METHOD path status`, parameters in braces. */
  readonly on: RegExp;
  /** The objects that are looked at; `''` is the body. */
  readonly each: Place;
  /** Which of them: values at places. Absent: all. */
  readonly where?: Readonly<Record<Place, string | RegExp>>;
  readonly has?: readonly Place[];
  readonly lacks?: readonly Place[];
  readonly evidence: string;
}

const BASIC_PARTY = ['id', 'direction', 'from', 'to', 'status.code', 'muted', 'standAlone', 'attributes'];
const OURS = ['accountId', 'extensionId', 'brandId', 'owner.accountId', 'owner.extensionId', 'owner.brandId'];
const CONFERENCE = ['to.name', 'to.phoneNumber', 'from.deviceId', 'from.extensionId', 'from.phoneNumber'];
const RECORDED_CONFERENCE = 'ringcentral-js-widgets, ringcentral-mock: telephonySession.json';
const RECORDED_CALL =
  'ringcentral-call-control-js, test/mock/data: telephonySession.json, telephonySessionInbound.json';

const GET_SESSION = /^GET \S+\/sessions\/\{telephonySessionId\} 200$/;
const PARTY_ITSELF = /\/parties\/\{partyId\}(\/hold|\/unhold)? 200$/;
const HOST = { conferenceRole: 'Host' };
const PARTICIPANT = { conferenceRole: 'Participant' };

const CONFERENCES: readonly Demand[] = [
  {
    on: /conference 201$/,
    each: 'session',
    has: ['creationTime', 'id', 'origin.type', 'parties', 'voiceCallToken'],
    lacks: ['parties[].id'],
    evidence: "guide, voice/conference; the description's own sample",
  },
  {
    on: /bring-in 201$/,
    each: '',
    has: [...BASIC_PARTY, ...CONFERENCE, 'conferenceRole'],
    lacks: [...OURS, 'status.peerId', 'from.name', 'to.extensionId', 'park'],
    evidence: 'ringcentral-js-widgets, ringcentral-mock: bringInToConferenceRes.json',
  },
  {
    on: GET_SESSION,
    each: '',
    where: { 'origin.type': 'Conference' },
    has: ['id', 'creationTime', 'parties', 'voiceCallToken'],
    evidence: RECORDED_CONFERENCE,
  },
  {
    on: GET_SESSION,
    each: 'parties[]',
    where: HOST,
    has: [...BASIC_PARTY, ...OURS, ...CONFERENCE],
    lacks: ['from.name', 'status.peerId'],
    evidence: RECORDED_CONFERENCE,
  },
  {
    on: GET_SESSION,
    each: 'parties[]',
    where: PARTICIPANT,
    has: [...BASIC_PARTY, ...CONFERENCE],
    lacks: [...OURS, 'from.name', 'to.extensionId', 'status.reason'],
    evidence: RECORDED_CONFERENCE,
  },
  {
    on: GET_SESSION,
    each: 'parties[]',
    where: { ...PARTICIPANT, 'status.code': 'Gone' },
    has: ['status.peerId.sessionId', 'status.peerId.partyId'],
    lacks: ['status.peerId.telephonySessionId'],
    evidence: RECORDED_CONFERENCE,
  },
  {
    on: GET_SESSION,
    each: 'parties[].status',
    where: { code: /^(Setup|Proceeding|Answered|Disconnected)$/ },
    lacks: ['peerId'],
    evidence: `${RECORDED_CONFERENCE}; a peer comes with Gone only`,
  },
  {
    on: PARTY_ITSELF,
    each: '',
    where: PARTICIPANT,
    has: [...BASIC_PARTY, ...CONFERENCE],
    lacks: OURS,
    evidence: RECORDED_CONFERENCE,
  },
];

const CALLS: readonly Demand[] = [
  {
    on: GET_SESSION,
    each: '',
    where: { 'origin.type': 'Call' },
    has: ['id', 'creationTime', 'parties'],
    lacks: ['voiceCallToken', 'sessionId'],
    evidence: RECORDED_CALL,
  },
  {
    on: GET_SESSION,
    each: 'parties[]',
    where: { owner: /./ },
    has: [...BASIC_PARTY, ...OURS, 'from.phoneNumber', 'to.phoneNumber'],
    evidence: `${RECORDED_CALL}; the keys of 2022: telephonySessionBridge.json`,
  },
  {
    on: GET_SESSION,
    each: 'parties[].status',
    where: { code: 'Gone' },
    has: ['peerId.sessionId', 'peerId.partyId'],
    lacks: ['peerId.telephonySessionId'],
    evidence: 'ringcentral-call-control-js, test/mock/data: telephonySessionBridge.json',
  },
  {
    on: PARTY_ITSELF,
    each: '',
    where: { owner: /./ },
    has: [...BASIC_PARTY, ...OURS, 'from.phoneNumber', 'to.phoneNumber'],
    evidence: 'ringcentral-call-control-js, test/mock/data: telephonySessionOutboundParty.json',
  },
  {
    on: /recordings(\/\{recordingId\})? 20\d$/,
    each: '',
    has: ['id', 'active', 'mode', 'view'],
    evidence: 'ringcentral-extensible, paths of Parties/Recordings',
  },
];

const SUBSCRIPTION = [
  'id',
  'uri',
  'status',
  'eventFilters',
  'expirationTime',
  'expiresIn',
  'creationTime',
  'deliveryMode.transportType',
];
const SUBSCRIPTIONS_SHOWN = "guide, notifications/websockets; the description's own samples";

const OTHERS: readonly Demand[] = [
  {
    on: /presence 200$/,
    each: 'activeCalls[]',
    has: [
      'id',
      'direction',
      'from',
      'to',
      'telephonyStatus',
      'sessionId',
      'startTime',
      'partyId',
      'telephonySessionId',
    ],
    evidence: 'ringcentral-call-control-js, test/mock/data: presence.json',
  },
  {
    on: /presence 200$/,
    each: 'activeCalls[]',
    where: { to: 'conference', toName: 'Conference', sessionId: '0' },
    has: ['partyId', 'telephonySessionId', 'sipData.toTag', 'sipData.fromTag', 'sipData.remoteUri', 'sipData.localUri'],
    evidence: 'guide, voice/conference: the presence of a host',
  },
  {
    on: /sip-provision 200$/,
    each: 'sipInfo[]',
    has: [
      'transport',
      'username',
      'password',
      'authorizationTypes',
      'authorizationId',
      'domain',
      'outboundProxy',
      'outboundProxyBackup',
      'switchBackInterval',
      'stunServers',
    ],
    evidence: 'guide, voice/webrtc; what ringcentral-web-phone reads',
  },
  {
    on: /sip-provision 200$/,
    each: '',
    has: [
      'device.id',
      'device.emergency.addressStatus',
      'sipInfo',
      'sipFlags',
      'sipErrorCodes',
      'pollingInterval',
      'sipFlags.voipFeatureEnabled',
      'sipFlags.voipCountryBlocked',
      'sipFlags.outboundCallsEnabled',
    ],
    evidence: 'guide, voice/webrtc; ringcentral-extensible, CreateSipRegistrationResponse',
  },
  {
    on: /phone-number 200$/,
    each: 'records[]',
    has: ['phoneNumber', 'usageType', 'type', 'status', 'features', 'paymentType', 'country.id'],
    evidence: "the description's own sample; ringcentral-extensible, UserPhoneNumberInfo",
  },
  {
    on: /(POST|PUT) \S+subscription(\/\{subscriptionId\})? 200$/,
    each: '',
    has: SUBSCRIPTION,
    evidence: SUBSCRIPTIONS_SHOWN,
  },
  {
    on: /^GET \S+subscription 200$/,
    each: 'records[]',
    has: SUBSCRIPTION,
    evidence: SUBSCRIPTIONS_SHOWN,
  },
  {
    on: /^GET \S+subscription\/\{subscriptionId\} 200$/,
    each: '',
    has: SUBSCRIPTION,
    evidence: SUBSCRIPTIONS_SHOWN,
  },
  {
    on: / 404$/,
    each: '',
    where: { errorCode: 'CMN-102' },
    has: ['errors[].errorCode', 'errors[].message', 'errors[].parameterName'],
    evidence: 'guide, basics/errors',
  },
];

/** Every demand there is. */
export const DEMANDS: readonly Demand[] = [...CONFERENCES, ...CALLS, ...OTHERS];
