import { findExtension } from '../world/account';
import type { Device } from '../world/model';
import { emergencyAddress, homeCountry } from './places';
import { badParameter } from './rest-error';
import type { RestResponse, Route, RouteContext } from './rest-types';
import { toRecord } from './session-routes';

/** Each provision makes a new authorization id; the device stays the same if the client names it. */
function provision(context: RouteContext): RestResponse {
  const { world, request } = context;
  const body = toRecord(request.body);
  const asked = Array.isArray(body.sipInfo) ? toRecord(body.sipInfo[0]).transport : undefined;
  if (asked !== undefined && asked !== 'WSS') return badParameter('sipInfo.transport');
  const named = toRecord(body.device).id;
  const known = [...world.state.devices.values()].find((device) => device.id === named);
  const device = world.provision(request.extensionId, known?.id);
  return { status: 200, body: toSipProvision(context, device) };
}

function toSipProvision(context: RouteContext, device: Device) {
  return {
    device: toDevice(context, device),
    sipInfo: [toSipInfo(context, device)],
    sipInfoPstn: [toSipInfo(context, device)],
    sipFlags: {
      voipFeatureEnabled: true,
      voipCountryBlocked: false,
      outboundCallsEnabled: true,
      dscpEnabled: false,
      dscpSignaling: 26,
      dscpVoice: 46,
      dscpVideo: 34,
    },
    sipErrorCodes: ['502', '503', '504'],
    pollingInterval: 86_400,
  };
}

function toSipInfo({ addresses }: RouteContext, { credentials }: Device) {
  return {
    transport: 'WSS',
    username: credentials.username,
    password: credentials.password,
    authorizationTypes: ['SipDigest'],
    authorizationId: credentials.authorizationId,
    domain: credentials.domain,
    outboundProxy: addresses.outboundProxy,
    outboundProxyBackup: addresses.outboundProxy,
    switchBackInterval: 3600,
    stunServers: addresses.stunServers,
  };
}

function toDevice(context: RouteContext, device: Device) {
  const { world, addresses } = context;
  const extension = findExtension(world.account, device.extensionId);
  const account = `${addresses.server}/restapi/v1.0/account/${world.account.id}`;
  return {
    uri: `${account}/device/${device.id}`,
    id: device.id,
    type: 'WebPhone',
    status: 'Online',
    name: 'Partyline',
    extension: {
      uri: `${account}/extension/${device.extensionId}`,
      id: Number(device.extensionId),
      extensionNumber: extension?.extensionNumber ?? '',
    },
    emergencyServiceAddress: emergencyAddress(world.account.company),
    emergency: {
      address: emergencyAddress(world.account.company),
      addressStatus: 'Valid',
      addressEditableStatus: 'MainDevice',
      addressRequired: false,
    },
    phoneLines: [toPhoneLine(context, extension?.directNumber ?? world.account.mainNumber)],
    linePooling: 'None',
  };
}

function toPhoneLine({ addresses }: RouteContext, phoneNumber: string) {
  const { uri, id, name } = homeCountry(addresses.server);
  return {
    lineType: 'Standalone',
    emergencyAddress: { required: true, localOnly: false },
    phoneInfo: {
      id: 1,
      phoneNumber,
      paymentType: 'Local',
      type: 'VoiceFax',
      usageType: 'DirectNumber',
      country: { uri, id, name },
    },
  };
}

/** The endpoint that makes a web phone. Source: ringcentral-extensible, CreateSipRegistrationResponse.ts. */
export const SIP_PROVISION_ROUTES: readonly Route[] = [
  { method: 'POST', path: '/restapi/v1.0/client-info/sip-provision', group: 'Heavy', handle: provision },
];
