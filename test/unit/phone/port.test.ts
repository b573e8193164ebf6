import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CONNECT_REQUEST, isConnectRequest, isOwnBackground } from '../../../lib/phone/port';

const ID = 'pmpnhdngnmphkkmnpefamifoihdbmalb';
const ORIGIN = `chrome-extension://${ID}`;

describe('the wish to connect', () => {
  test('is recognised, and nothing else is', () => {
    expect(isConnectRequest(CONNECT_REQUEST)).toBe(true);
    fc.assert(fc.property(fc.anything(), (message) => !isConnectRequest(message)));
  });

  test('fault 84: counts only from our own background', () => {
    expect(isOwnBackground({ id: ID }, ID)).toBe(true);
    expect(isOwnBackground({ id: ID, url: `${ORIGIN}/background.js` }, ID)).toBe(true);
    expect(isOwnBackground({ id: 'another', url: `${ORIGIN}/background.js` }, ID)).toBe(false);
    expect(isOwnBackground({ id: ID, url: 'https://crm.example.com/', tab: { id: 1 } }, ID)).toBe(false);
    expect(isOwnBackground({ id: ID, url: `${ORIGIN}/popup.html?a=1` }, ID)).toBe(false);
  });
});
