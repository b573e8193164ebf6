import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { createViteServer } from 'vitest/node';
import type { SipInfo } from '../../lib/phone/phone';
import type {} from './phone-in-page';
import { launchTalking } from './talking-browser';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MODULE = '/test/contract/phone-in-page.ts';

/** A page in Chromium that runs the product's phone, without an extension around it. */
export interface PartylinePage {
  readonly page: Page;
  close(): Promise<void>;
}

/** Serves the sources to the page; loopback is a secure context, so it may use the microphone. */
async function serve(folder: string): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = await createViteServer({
    configFile: false,
    root: ROOT,
    cacheDir: join(folder, 'cache'),
    logLevel: 'error',
    appType: 'mpa',
    server: { host: '127.0.0.1', port: 0, hmr: false, ws: false, watch: null },
    optimizeDeps: {
      noDiscovery: true,
      include: [
        'ringcentral-web-phone',
        'ringcentral-web-phone/sip-client',
        'ringcentral-web-phone/sip-message/index',
        'ringcentral-web-phone/sip-message/outbound/request',
      ],
    },
    plugins: [
      {
        name: 'empty-page',
        configureServer: ({ middlewares }) => {
          middlewares.use('/empty', (_request, response) => {
            response.setHeader('content-type', 'text/html');
            response.end('<!doctype html><title>Phone</title><body></body>');
          });
        },
      },
    ],
  });
  await server.listen();
  const [url] = server.resolvedUrls?.local ?? [];
  if (!url) throw new Error('The page is not served.');
  return { url, close: () => server.close() };
}

/** Opens the page and builds the phone in it. */
export async function openPartylinePage(options: {
  readonly sip: SipInfo;
  readonly spki: string;
}): Promise<PartylinePage> {
  const folder = await mkdtemp(join(tmpdir(), 'partyline-page-'));
  const server = await serve(folder);
  const context = await launchTalking(folder, options.spki);
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(`${server.url}empty`);
  await page.addScriptTag({ type: 'module', url: MODULE });
  await page.evaluate((sip) => window.installPhone(sip), options.sip);
  return {
    page,
    async close() {
      await context.close();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
