import * as v from 'valibot';
import { failure, type Outcome, success } from '../shared/outcome';
import type { ApiRequest } from './api';
import { dropUndefined } from './drop-undefined';
import { lenient } from './schema';

/** What the web phone needs to register; structurally the SipInfo of lib/phone. Never stored, never logged. */
export interface SipRegistration {
  readonly transport: 'WSS';
  readonly username: string;
  readonly password: string;
  readonly authorizationId: string;
  readonly domain: string;
  readonly outboundProxy: string;
  readonly outboundProxyBackup?: string;
  readonly stunServers?: readonly string[];
}

/**
 * Why calls from this registration would fail.
 * - voip-disabled, country-blocked, outbound-disabled: the account's administrator can change it
 * - emergency-address: the rep must give an address for emergency calls in RingCentral's settings first
 */
export type ProvisionProblem = 'voip-disabled' | 'country-blocked' | 'outbound-disabled' | 'emergency-address';

/** What the phone registers with, and what may go wrong with it. */
export interface Provision {
  readonly sip: SipRegistration;
  readonly problems: readonly ProvisionProblem[];
}

const PATH = '/restapi/v1.0/client-info/sip-provision';

/** Source: API reference "Register device" (sip-provision). */
const sipSchema = v.looseObject({
  transport: v.literal('WSS'),
  username: v.string(),
  password: v.pipe(v.string(), v.minLength(1)),
  authorizationId: v.string(),
  domain: v.string(),
  outboundProxy: v.string(),
  outboundProxyBackup: lenient(v.string()),
  stunServers: lenient(v.array(v.string())),
});

const provisionSchema = v.looseObject({
  sipInfo: v.array(v.unknown()),
  sipFlags: lenient(
    v.looseObject({
      voipFeatureEnabled: lenient(v.boolean()),
      voipCountryBlocked: lenient(v.boolean()),
      outboundCallsEnabled: lenient(v.boolean()),
    }),
  ),
  device: lenient(v.looseObject({ emergency: lenient(v.looseObject({ addressStatus: lenient(v.string()) })) })),
});
type ProvisionJson = v.InferOutput<typeof provisionSchema>;

/**
 * Registers a web phone. Heavy group; every request makes a new registration, so the caller keeps the answer (in memory).
 * Fails with `refused` and errorCode `no-web-phone` when the platform offers no SIP over WebSocket with a password.
 */
export async function provisionPhone(request: ApiRequest): Promise<Outcome<Provision>> {
  const body = { sipInfo: [{ transport: 'WSS' }], softPhoneLineReassignment: 'None' };
  const answer = await request({ method: 'POST', path: PATH, body, group: 'heavy', priority: 'bring-in' });
  if (!answer.ok) return answer;
  const provision = v.safeParse(provisionSchema, answer.value);
  if (!provision.success) return failure('unknown');
  const sip = provision.output.sipInfo.map(toSip).find((one) => one !== undefined);
  if (!sip) return failure('refused', { errorCode: 'no-web-phone' });
  return success({ sip, problems: toProblems(provision.output) });
}

function toSip(json: unknown): SipRegistration | undefined {
  const parsed = v.safeParse(sipSchema, json);
  if (!parsed.success) return undefined;
  const { transport, username, password, authorizationId, domain, outboundProxy } = parsed.output;
  const { outboundProxyBackup, stunServers } = parsed.output;
  const required = { transport, username, password, authorizationId, domain, outboundProxy };
  return { ...required, ...dropUndefined({ outboundProxyBackup, stunServers }) };
}

/** Only what the answer says counts: a field that is absent proves nothing. */
function toProblems({ sipFlags, device }: ProvisionJson): readonly ProvisionProblem[] {
  const addressStatus = device?.emergency?.addressStatus ?? 'Valid';
  const problems: [boolean, ProvisionProblem][] = [
    [sipFlags?.voipFeatureEnabled === false, 'voip-disabled'],
    [sipFlags?.voipCountryBlocked === true, 'country-blocked'],
    [sipFlags?.outboundCallsEnabled === false, 'outbound-disabled'],
    [addressStatus !== 'Valid', 'emergency-address'],
  ];
  return problems.filter(([isPresent]) => isPresent).map(([, problem]) => problem);
}
