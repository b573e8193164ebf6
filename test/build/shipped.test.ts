import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

/** What is shipped, as the last build left it. */
const BUILD = fileURLToPath(new URL('../../.output/chrome-mv3/', import.meta.url));

interface Manifest {
  readonly permissions: readonly string[];
  readonly optional_permissions: readonly string[];
  readonly host_permissions: readonly string[];
  readonly content_scripts?: readonly unknown[];
  readonly externally_connectable?: unknown;
  readonly incognito?: string;
  readonly web_accessible_resources?: readonly unknown[];
  readonly content_security_policy: { readonly extension_pages: string };
}

const manifest = JSON.parse(readFileSync(`${BUILD}manifest.json`, 'utf8')) as Manifest;
const scripts = readdirSync(BUILD, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.js'));
const textOf = (path: string) => readFileSync(BUILD + path, 'utf8');
const sizeOf = (path: string) => statSync(BUILD + path).size;

describe('the size of what is shipped', () => {
  test('the stub, which every page of an enabled site loads, has at most 2,048 bytes', () => {
    expect(sizeOf('stub.js')).toBeLessThanOrEqual(2048);
  });

  test('the panel has at most 40,000 bytes', () => {
    expect(sizeOf('panel.js')).toBeLessThanOrEqual(40_000);
  });

  test('the worker has at most 250,000 bytes', () => {
    expect(sizeOf('background.js')).toBeLessThanOrEqual(250_000);
  });

  test('the worker and what it shares with the pages have at most 285,000 bytes', () => {
    const shared = [...textOf('background.js').matchAll(/from"\.\/(chunks\/[^"]+)"/g)].map(([, path]) => path ?? '');
    expect(shared.length).toBeGreaterThan(0);
    expect(sizeOf('background.js') + shared.reduce((sum, path) => sum + sizeOf(path), 0)).toBeLessThanOrEqual(285_000);
  });

  test('everything together has at most 1,300,000 bytes', () => {
    const files = readdirSync(BUILD, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const bytes = files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
    expect(bytes).toBeLessThanOrEqual(1_300_000);
  });
});

describe('what is in it', () => {
  test('one copy of the gateway client: two would not know each other by instanceof', () => {
    const copies = scripts.map((path) => textOf(path).split('connect to WSG and recover').length - 1);
    expect(copies.reduce((sum, each) => sum + each, 0)).toBe(1);
  });

  test('nothing that makes code out of text', () => {
    const makers = /\beval\(|new Function\(/;
    expect(scripts.filter((path) => makers.test(textOf(path)))).toEqual([]);
  });

  test('no word of the simulator: demo and tests run exactly these bytes', () => {
    const words = /simulator|crm\.example\.com|127\.0\.0\.1/i;
    expect(scripts.filter((path) => words.test(textOf(path)))).toEqual([]);
  });

  test('no number metadata in what runs in the background or on every page', () => {
    const metadata = /country_calling_codes/;
    const lean = ['background.js', 'stub.js'];
    expect(lean.filter((path) => metadata.test(textOf(path)))).toEqual([]);
  });
});

describe('what it may do', () => {
  test('only what it needs', () => {
    expect([...manifest.permissions].sort()).toEqual([
      'activeTab',
      'alarms',
      'identity',
      'offscreen',
      'scripting',
      'storage',
    ]);
    expect([...manifest.optional_permissions].sort()).toEqual(['contextMenus', 'notifications']);
  });

  test('it reaches the two servers of RingCentral and no page by itself', () => {
    expect(manifest.host_permissions).toEqual([
      'https://platform.ringcentral.com/*',
      'https://platform.devtest.ringcentral.com/*',
    ]);
    expect(manifest.content_scripts ?? []).toEqual([]);
    expect(manifest.web_accessible_resources ?? []).toEqual([]);
    expect(manifest.externally_connectable).toBeUndefined();
  });

  test('its own pages run no foreign code, stand in no frame, and speak to RingCentral alone', () => {
    const { extension_pages: policy } = manifest.content_security_policy;
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self'",
      "media-src 'self' blob:",
      'connect-src https://platform.ringcentral.com https://platform.devtest.ringcentral.com wss://*.ringcentral.com:*',
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ]);
  });

  test('it stays out of private windows', () => {
    expect(manifest.incognito).toBe('not_allowed');
  });
});
