import { expect, test } from 'vitest';
import { writeReport } from '../../../entrypoints/options/report';
import type { Status } from '../../../lib/messaging/protocol';
import { DEFAULT_SETTINGS } from '../../../lib/storage/items';
import { RUNNING } from '../messaging/hub-fixture';

const STATUS: Status = {
  signIn: {
    kind: 'signed-in',
    account: {
      name: 'Jordan Vale',
      extension: '101',
      country: 'US',
      ownNumbers: ['+16505550101'],
      callerIds: ['+16505550100'],
    },
    untilMs: 1_700_000_000_000,
  },
  sites: ['https://crm.example.com'],
  phone: 'ready',
  events: 'ready',
  devices: { microphone: 'chosen', speaker: 'missing' },
};

test('the report says how things are, and names nobody: no person, number, site or client id', () => {
  const report = writeReport({
    version: '0.1.0',
    userAgent: 'Chrome/127',
    status: STATUS,
    settings: { ...DEFAULT_SETTINGS, clientId: 'acme-client', callerId: '+16505550100', doNotCall: ['+16505550199'] },
    snapshot: RUNNING,
    log: ['1970-01-01T00:00:00.000Z warn something'],
  });
  expect(report).toContain('sign-in signed-in, phone ready, events ready, sites 1');
  expect(report).toContain('call in, people: joined 2');
  expect(report).toContain('warn something');
  expect(report).not.toMatch(/Jordan|Dana|crm\.example|acme-client|555/);
});
