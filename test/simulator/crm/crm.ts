import { readFile } from 'node:fs/promises';
import type { Incoming, Outgoing } from '../http/exchange';
import { contactPage, contactsPage, lettersPage } from './contact-pages';
import { dealPage, dealsPage } from './deal-pages';
import { type CrmPage, layOut } from './layout';
import { testPage } from './test-pages';

/** The deal that the demo begins with. */
const FIRST_DEAL = '48213';

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

const NOT_FOUND: CrmPage = {
  title: 'Not found',
  section: '',
  main: '<section class="wide"><h1>There is no such record</h1></section>',
};

/** Files that pages load; nothing outside the folder has such a name. */
async function answerAsset(name: string): Promise<Outgoing> {
  const body = await readFile(new URL(`./assets/${name}`, import.meta.url), 'utf8');
  const type = TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'text/plain';
  return { status: 200, headers: { 'Content-Type': type, 'Cross-Origin-Resource-Policy': 'same-origin' }, body };
}

const ASSETS = [
  'icon.svg',
  'fieldbook.css',
  'records.css',
  'app.mjs',
  'fields.mjs',
  'live.mjs',
  'hostile.mjs',
  'spoiled.js',
];

function findRecord(path: string, query: URLSearchParams): CrmPage | undefined {
  if (path === '/') return dealPage(FIRST_DEAL);
  if (path === '/deals') return dealsPage();
  if (path === '/contacts') return contactsPage(query.get('rate'));
  const [, kind, id = ''] = path.split('/');
  if (kind === 'deals') return dealPage(id);
  return kind === 'contacts' ? contactPage(id) : undefined;
}

/** Answers a request to the demo CRM. */
export async function answerCrm({ method, path, query }: Incoming): Promise<Outgoing> {
  if (method !== 'GET') return { status: 405, body: 'Method not allowed' };
  const asset = ASSETS.find((name) => path === `/assets/${name}`);
  if (asset) return await answerAsset(asset);
  const special = testPage(path);
  if (special) return special;
  const letters = path.startsWith('/frames/letters/') ? lettersPage(path.slice('/frames/letters/'.length)) : undefined;
  if (letters) return { status: 200, body: letters };
  const record = findRecord(path, query);
  return { status: record ? 200 : 404, body: layOut(record ?? NOT_FOUND) };
}
