import { type Exception, flag, object, text, texts, whole } from './exception';
import { SIGN_IN_ENDPOINTS } from './sign-in-endpoints';

const TELEPHONY = '/restapi/v1.0/account/{accountId}/telephony';
const GET_SESSION = `GET ${TELEPHONY}/sessions/{telephonySessionId} 200`;
const PARTY_ANSWERS = /\/telephony\/(conference|sessions(?!.*recordings))\S* 20\d$/;

const ERROR_DETAIL = { errorCode: text, message: text, parameterName: text, parameterValue: text };
const ERROR_KEYS = ['errorCode', 'message'];
const ERROR_BODY = {
  ...ERROR_DETAIL,
  errors: { type: 'array', items: object({ ...ERROR_DETAIL, permissionName: text, additionalInfo: text }, ERROR_KEYS) },
};

const STATUSES: readonly Exception[] = [
  {
    kind: 'status',
    on: /oauth\/token$/,
    status: '400',
    because: 'Guide, basics/errors: OAU codes of the token endpoint come with 400.',
  },
  {
    kind: 'status',
    on: /./,
    status: '401',
    because: 'Guide, basics/errors: OAU-128 and OAU-129 at every endpoint that takes an access token.',
  },
  {
    kind: 'status',
    on: /./,
    status: '429',
    because: 'Guide, basics/rate-limits: CMN-301 at every endpoint.',
  },
  {
    kind: 'status',
    on: /presence$/,
    status: '404',
    because: 'Guide, basics/errors: CMN-102 for an account or extension that is not there.',
  },
  {
    kind: 'status',
    on: /subscription\/\{subscriptionId\}$/,
    status: '404',
    because: 'Guide, basics/errors: SUB-507 for a subscription that is not, or no longer, there.',
  },
];

const BODIES: readonly Exception[] = [
  {
    kind: 'body',
    on: /conference 201$/,
    instead: (find) =>
      object({ session: object(find(GET_SESSION).properties?.session?.properties ?? {}) }, ['session']),
    because: 'Described bare; the description\'s own sample, the guide and all clients have it wrapped in "session".',
  },
  {
    kind: 'body',
    on: /^GET \S+\/sessions\/\{telephonySessionId\} 200$/,
    instead: (find) => find(GET_SESSION).properties?.session ?? {},
    because: 'Described in "session"; the sample, ringcentral-mock\'s recorded body and all clients have it bare.',
  },
  {
    kind: 'body',
    on: /recordings 201$/,
    instead: () => object({ id: text, active: flag }, ['id', 'active']),
    because: "Described without a body; the description's own sample shows one.",
  },
  {
    kind: 'body',
    on: / [45]\d\d$/,
    instead: () => object({ ...ERROR_BODY }, [...ERROR_KEYS, 'errors']),
    because: 'Telephony errors are described without bodies: guide, basics/errors and its sample.',
  },
];

const PARTIES: readonly Exception[] = [
  {
    kind: 'properties',
    on: PARTY_ANSWERS,
    beside: 'direction',
    adds: { accountId: text, extensionId: text, brandId: text, attributes: object({ emergencyCallback: flag }) },
    because: 'Recorded in 2022: ringcentral-js-widgets, ringcentral-mock, telephonySession.json.',
  },
  {
    kind: 'properties',
    on: PARTY_ANSWERS,
    at: /(^|\.)owner$/,
    adds: { brandId: text },
    because: 'Recorded in 2022: ringcentral-js-widgets, ringcentral-mock, telephonySession.json.',
  },
  {
    kind: 'values',
    on: PARTY_ANSWERS,
    at: /status\.reason$/,
    allows: ['Conference'],
    because:
      'In no list of reasons, but sent: RingCentral community, threads 1458 and 118078 (events). In reads: a switch.',
  },
  {
    kind: 'properties',
    on: /recordings(\/\{recordingId\})? 20/,
    at: /^$/,
    adds: {
      mode: { type: 'string', enum: ['Automatic', 'OnDemand'] },
      view: { type: 'string', enum: ['Party', 'Session'] },
    },
    because: 'Newer than the description: ringcentral-extensible, paths of Parties/Recordings.',
  },
];

const OTHERS: readonly Exception[] = [
  {
    kind: 'properties',
    on: /oauth\/token 400$/,
    at: /^$/,
    adds: { error: text, error_description: text },
    because: 'OAuth endpoints add the two fields of RFC 6749: guide, basics/errors.',
  },
  {
    kind: 'properties',
    on: /sip-provision 200$/,
    at: /^sipInfo(Pstn)?\[\]$/,
    adds: {
      authorizationTypes: { type: 'array', items: { type: 'string', enum: ['SipDigest', 'BearerToken'] } },
      stunServers: texts,
    },
    because: 'Newer than the description: ringcentral-extensible, SipInfoResponse; ringcentral-web-phone reads them.',
  },
  {
    kind: 'properties',
    on: /sip-provision 200$/,
    at: /^$/,
    adds: { pollingInterval: whole },
    because: 'Newer than the description: ringcentral-extensible, CreateSipRegistrationResponse.',
  },
  {
    kind: 'properties',
    on: /sip-provision 200$/,
    at: /^sipFlags$/,
    adds: { voipFeatureEnabled: flag, voipCountryBlocked: flag, outboundCallsEnabled: flag },
    because: "Described as the words True and False; the description's own sample has booleans.",
  },
  {
    kind: 'properties',
    on: /phone-number 200$/,
    at: /^records\[\]$/,
    adds: { primary: flag },
    because: 'Newer than the description: ringcentral-extensible, UserPhoneNumberInfo.',
  },
  {
    kind: 'values',
    on: /subscription\S* 200$/,
    at: /transportType$/,
    allows: ['WebSocket'],
    because: 'Newer than the description: guide, notifications/websockets/subscribing.',
  },
];

/**
 * Where the official description (spec 1.0.46 of 2021) and the platform part ways, each with its evidence. Each one must
 * be needed: an exception without which nothing fails is a failure itself.
 */
export const EXCEPTIONS: readonly Exception[] = [...SIGN_IN_ENDPOINTS, ...STATUSES, ...BODIES, ...PARTIES, ...OTHERS];
