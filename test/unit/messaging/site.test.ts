import { expect, test } from 'vitest';
import { KNOWN_CRMS } from '../../../components/options-crms';
import { includesSite } from '../../../lib/messaging/site';

test.each([
  ['https://acme.lightning.force.com', true],
  ['https://acme--test.sandbox.lightning.force.com', true],
  ['https://app-eu1.hubspot.com', true],
  ['https://hubspot.com', true],
  ['https://acme.pipedrive.com', true],
  ['https://crm.zoho.com', true],
  ['https://acme.crm4.dynamics.com', true],
  ['https://mail.zoho.com', false],
  ['https://evilhubspot.com', false],
  ['https://hubspot.com.evil.example', false],
  ['http://app.hubspot.com', false],
])('%s is a well-known CRM: %s', (site, isKnown) => {
  const entries = KNOWN_CRMS.map(({ origin }) => origin);
  expect(includesSite(entries, site)).toBe(isKnown);
});

test('a host stands for itself only', () => {
  expect(includesSite(['https://crm.example.com'], 'https://crm.example.com')).toBe(true);
  expect(includesSite(['https://crm.example.com'], 'https://eu.crm.example.com')).toBe(false);
});
