import { type Extension, findExtension, nameOf } from '../world/account';
import { toActiveCalls } from './presence';
import { notFound } from './rest-error';
import type { RestResponse, Route, RouteContext } from './rest-types';

const ACCOUNT = '/restapi/v1.0/account/:accountId';
const EXTENSION = `${ACCOUNT}/extension/:extensionId`;

function withExtension(context: RouteContext, use: (extension: Extension, uri: string) => RestResponse): RestResponse {
  const { world, parameters, addresses } = context;
  const id = parameters.extensionId ?? '';
  const extension = findExtension(world.account, id);
  if (!extension) return notFound('extensionId', id);
  return use(extension, `${addresses.server}/restapi/v1.0/account/${world.account.id}/extension/${id}`);
}

const FEATURES = ['VoipCalling', 'WebPhone', 'DynamicConference', 'OnDemandCallRecording', 'EmergencyCalling'];

function getExtension(context: RouteContext): RestResponse {
  const { account } = context.world;
  return withExtension(context, (extension, uri) => ({
    status: 200,
    body: {
      uri,
      id: Number(extension.id),
      extensionNumber: extension.extensionNumber,
      contact: {
        firstName: extension.firstName,
        lastName: extension.lastName,
        company: account.company,
        email: extension.email,
        businessPhone: account.mainNumber,
      },
      name: nameOf(extension),
      type: 'User',
      status: 'Enabled',
      serviceFeatures: FEATURES.map((featureName) => ({ featureName, enabled: true })),
      regionalSettings: {
        timezone: { id: '51', name: 'US/Pacific', description: 'Pacific Time (US & Canada)', bias: '-480' },
        homeCountry: { id: '1', name: 'United States', isoCode: 'US', callingCode: '1' },
        language: { id: '1033', name: 'English (United States)', localeCode: 'en-US' },
        formattingLocale: { id: '1033', name: 'English (United States)', localeCode: 'en-US' },
        timeFormat: '12h',
      },
      setupWizardState: 'Completed',
      permissions: { admin: { enabled: false }, internationalCalling: { enabled: true } },
      account: { uri: uri.split('/extension/')[0], id: account.id },
    },
  }));
}

function getPhoneNumbers(context: RouteContext): RestResponse {
  const { account } = context.world;
  return withExtension(context, (extension, uri) => {
    const records = [
      toPhoneNumber(1, extension.directNumber, 'DirectNumber', 'Local'),
      toPhoneNumber(2, account.mainNumber, 'MainCompanyNumber', 'TollFree'),
    ];
    const page = `${uri}/phone-number?page=1&perPage=100`;
    const paging = { page: 1, totalPages: 1, perPage: 100, totalElements: 2, pageStart: 0, pageEnd: 1 };
    return {
      status: 200,
      body: { uri: page, records, paging, navigation: { firstPage: { uri: page }, lastPage: { uri: page } } },
    };
  });
}

function toPhoneNumber(id: number, phoneNumber: string, usageType: string, paymentType: string) {
  return {
    id,
    phoneNumber,
    paymentType,
    type: 'VoiceFax',
    usageType,
    status: 'Normal',
    country: { id: '1', name: 'United States', isoCode: 'US', callingCode: '1' },
    features: ['SmsSender', 'CallerId'],
    primary: usageType === 'DirectNumber',
  };
}

function getPresence(context: RouteContext): RestResponse {
  const query = context.request.query ?? {};
  return withExtension(context, (extension, uri) => {
    const calls = toActiveCalls(context.world.state, extension.id, query.sipData === 'true');
    return {
      status: 200,
      body: {
        uri: `${uri}/presence`,
        extension: { uri, id: Number(extension.id), extensionNumber: extension.extensionNumber },
        presenceStatus: calls.length > 0 ? 'Busy' : 'Available',
        telephonyStatus: calls[0]?.telephonyStatus ?? 'NoCall',
        userStatus: 'Available',
        dndStatus: 'TakeAllCalls',
        allowSeeMyPresence: true,
        ringOnMonitoredCall: false,
        pickUpCallsOnHold: false,
        ...(query.detailedTelephonyState === 'true' && calls.length > 0 && { activeCalls: calls }),
      },
    };
  });
}

/** Endpoints about the user. Source: ringcentral-js-widgets (ringcentral-mock) and the public OpenAPI. */
export const EXTENSION_ROUTES: readonly Route[] = [
  { method: 'GET', path: EXTENSION, group: 'Light', handle: getExtension },
  { method: 'GET', path: `${EXTENSION}/phone-number`, group: 'Light', handle: getPhoneNumbers },
  { method: 'GET', path: `${EXTENSION}/presence`, group: 'Light', handle: getPresence },
];
