import { describe, expect, it } from 'vitest';
import type { Account } from '../../../lib/conductor/ports';
import type { SipInfo } from '../../../lib/phone/phone';
import { readAccount } from '../../../lib/ringcentral/account';
import type { ApiCall, ApiRequest } from '../../../lib/ringcentral/api';
import { provisionPhone } from '../../../lib/ringcentral/provision';
import { failure, type Outcome, success } from '../../../lib/shared/outcome';
import provisioned from '../../fixtures/sip-provision.json';

const EXTENSION = {
  id: 222,
  extensionNumber: '101',
  name: 'Rita Rep',
  regionalSettings: { homeCountry: { id: '224', name: 'United Kingdom', isoCode: 'GB', callingCode: '44' } },
};
const NUMBERS = {
  records: [
    { phoneNumber: '+442071838750', usageType: 'DirectNumber', features: ['CallerId', 'SmsSender'] },
    { phoneNumber: '+442071838751', usageType: 'MainCompanyNumber', label: 'Head office', features: ['CallerId'] },
    { phoneNumber: '+442071838752', usageType: 'DirectNumber', features: ['SmsSender'] },
    { phoneNumber: 'conf_1', usageType: 'DirectNumber', features: ['CallerId'] },
    'junk',
  ],
};

const byPath =
  (answers: Record<string, Outcome<unknown>>): ApiRequest =>
  ({ path }) =>
    Promise.resolve(answers[path.endsWith('phone-number') ? 'numbers' : 'extension'] ?? failure('unknown'));

describe('the account', () => {
  it('tells who the rep is, the own numbers and what may be shown to callees', async () => {
    const reading = await readAccount(byPath({ extension: success(EXTENSION), numbers: success(NUMBERS) }));
    if (!reading.ok) throw new Error('expected a reading');
    const account: Account = reading.value.account;
    expect(account).toEqual({
      extensionId: '222',
      extensionNumber: '101',
      name: 'Rita Rep',
      country: 'GB',
      ownNumbers: ['+442071838750', '+442071838752'],
    });
    expect(reading.value.callerIds).toEqual([
      { phoneNumber: '+442071838750', usageType: 'DirectNumber' },
      { phoneNumber: '+442071838751', usageType: 'MainCompanyNumber', label: 'Head office' },
    ]);
  });

  it('fails as the first of its two requests that failed', async () => {
    const forbidden = failure('forbidden', { errorCode: 'CMN-401' });
    expect(await readAccount(byPath({ extension: success(EXTENSION), numbers: forbidden }))).toEqual(forbidden);
    expect(await readAccount(byPath({ extension: success({}), numbers: success(NUMBERS) }))).toEqual(
      failure('unknown'),
    );
  });
});

async function provision(answer: Outcome<unknown>) {
  const calls: ApiCall[] = [];
  const request: ApiRequest = (call) => {
    calls.push(call);
    return Promise.resolve(answer);
  };
  return { provision: await provisionPhone(request), calls };
}

describe('a provision', () => {
  it('asks for WSS in the Heavy group and gives what the phone needs', async () => {
    const { provision: outcome, calls } = await provision(success(provisioned.response));
    expect(calls).toMatchObject([{ method: 'POST', group: 'heavy', body: { sipInfo: [{ transport: 'WSS' }] } }]);
    if (!outcome.ok) throw new Error('expected a provision');
    const sip: SipInfo = outcome.value.sip;
    expect(sip).toEqual({
      transport: 'WSS',
      username: '16505550122*101',
      password: 'invented',
      authorizationId: '800111',
      domain: 'sip.example.com',
      outboundProxy: 'sip10.example.com:8083',
      outboundProxyBackup: 'sip20.example.com:8083',
      stunServers: ['stun1.example.com:19302'],
    });
    expect(outcome.value.problems).toEqual([]);
  });

  it.each([
    [{ sipFlags: { voipFeatureEnabled: false } }, ['voip-disabled']],
    [{ sipFlags: { voipCountryBlocked: true, outboundCallsEnabled: false } }, ['country-blocked', 'outbound-disabled']],
    [{ device: { emergency: { addressStatus: 'Provisioning' } } }, ['emergency-address']],
    [{ sipFlags: undefined, device: undefined }, []],
  ])('names the problems of %j', async (change, problems) => {
    const { provision: outcome } = await provision(success({ ...provisioned.response, ...change }));
    expect(outcome).toMatchObject({ ok: true, value: { problems } });
  });

  it('without SIP over WebSocket says so', async () => {
    const { provision: outcome } = await provision(success({ sipInfo: [{ transport: 'TLS' }] }));
    expect(outcome).toEqual(failure('refused', { errorCode: 'no-web-phone' }));
  });
});
