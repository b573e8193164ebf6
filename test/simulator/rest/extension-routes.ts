import { type Account, type Extension, findExtension, nameOf } from '../world/account';
import { homeCountry, OFFICE } from './places';
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
const ENGLISH = { id: '1033', name: 'English (United States)', localeCode: 'en-US' };

function getExtension(context: RouteContext): RestResponse {
  const { account } = context.world;
  return withExtension(context, (extension, uri) => ({
    status: 200,
    body: {
      uri,
      id: Number(extension.id),
      extensionNumber: extension.extensionNumber,
      contact: toContact(account, extension),
      name: nameOf(extension),
      type: 'User',
      status: 'Enabled',
      serviceFeatures: [
        ...FEATURES.map((featureName) => ({ featureName, enabled: true })),
        { featureName: 'Paging', enabled: false, reason: 'AccountLimitation' },
      ],
      regionalSettings: toRegionalSettings(context.addresses.server),
      setupWizardState: 'Completed',
      permissions: { admin: { enabled: false }, internationalCalling: { enabled: true } },
      profileImage: { uri: `${uri}/profile-image` },
      account: { uri: uri.split('/extension/')[0], id: account.id },
      site: { uri: `${uri.split('/extension/')[0]}/site/main-site`, id: 'main-site', name: account.company },
      hidden: false,
    },
  }));
}

function toContact(account: Account, extension: Extension) {
  return {
    firstName: extension.firstName,
    lastName: extension.lastName,
    company: account.company,
    email: extension.email,
    businessPhone: account.mainNumber,
    businessAddress: OFFICE,
    emailAsLoginName: true,
  };
}

function toRegionalSettings(server: string) {
  const uri = `${server}/restapi/v1.0/dictionary/timezone/51`;
  return {
    timezone: { uri, id: '51', name: 'US/Pacific', description: 'Pacific Time (US & Canada)', bias: '-480' },
    homeCountry: homeCountry(server),
    language: ENGLISH,
    greetingLanguage: ENGLISH,
    formattingLocale: ENGLISH,
    timeFormat: '12h',
  };
}

function getPhoneNumbers(context: RouteContext): RestResponse {
  const { account } = context.world;
  const country = homeCountry(context.addresses.server);
  return withExtension(context, (extension, uri) => {
    const records = [
      { ...toPhoneNumber(1, extension.directNumber, 'DirectNumber', 'Local'), country },
      { ...toPhoneNumber(2, account.mainNumber, 'MainCompanyNumber', 'TollFree'), country },
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
