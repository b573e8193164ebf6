import { isValidPhoneNumber } from 'libphonenumber-js/max';
import { describe, expect, test } from 'vitest';
import { answerCrm } from '../../simulator/crm/crm';
import { CONTACTS } from '../../simulator/crm/people';
import type { Incoming } from '../../simulator/http/exchange';

const get = (address: string) => {
  const { pathname: path, searchParams: query } = new URL(address, 'https://crm.example.com');
  return answerCrm({ method: 'GET', path, query, host: 'crm.example.com', headers: {}, text: '' } satisfies Incoming);
};

const textOf = async (address: string): Promise<string> => String((await get(address)).body);

describe('the demo CRM', () => {
  test('knows a thousand people, each with a number of their own that can be dialled', () => {
    expect(CONTACTS).toHaveLength(1000);
    expect(new Set(CONTACTS.map(({ number }) => number)).size).toBe(1000);
    expect(CONTACTS.filter(({ number }) => !isValidPhoneNumber(number))).toEqual([]);
    expect(CONTACTS.filter(({ phone, number }) => !number.endsWith(phone.replaceAll(/\D/g, '').slice(-6)))).toEqual([]);
  });

  test.each(CONTACTS.slice(0, 3))('$name of the deal has a page', async ({ id, name, phone }) => {
    expect(await textOf('/')).toContain(name);
    expect(await textOf(`/contacts/${id}`)).toContain(phone);
  });

  test('a list is as restless as was asked for', async () => {
    expect(await textOf('/contacts?rate=50')).toContain('rate="50"');
    expect(await textOf('/contacts?rate="><script>')).toContain('rate="2"');
  });

  test.each(['/contacts/0', '/deals/0', '/frames/letters/0', '/assets/../crm.ts', '/odd'])(
    '%s is not there',
    async (path) => {
      expect(await get(path)).toMatchObject({ status: 404 });
    },
  );

  test('everything that a page loads is there', async () => {
    const pages = await Promise.all(['/', '/contacts', '/hostile/spoiled'].map(textOf));
    const assets = pages
      .flatMap((page) => [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)])
      .map(([, path = '']) => path);
    expect(new Set(assets).size).toBe(8);
    for (const path of new Set(assets)) expect((await get(path)).status, path).toBe(200);
  });
});
