import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LaunchOptions, launchBrowser, type TestBrowser } from './browser.ts';
import { EXTENSION_ID } from './extension-id.ts';

/**
 * Folders that are replaced, and where in them browsers on Linux look for an administrator's choices.
 * Source: Chromium, chrome/common/chrome_paths.cc.
 */
const PLACES = {
  '/etc/chromium': ['policies/managed'],
  '/etc/opt': ['chrome/policies/managed', 'chrome_for_testing/policies/managed'],
} as const;

/** May this process give a browser a view of the file system of its own? It must be root on Linux. */
export function canManage(): boolean {
  try {
    execFileSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'none', '/mnt'], { stdio: 'ignore' });
    return Object.keys(PLACES).some((place) => existsSync(place));
  } catch {
    return false; // another system, or not allowed to
  }
}

/** Lays an empty folder over one that exists, and puts the policy into it. */
const layOver = (policy: string) =>
  Object.entries(PLACES).map(([place, folders]) => {
    const copies = folders.map((folder) => `mkdir -p ${place}/${folder} && cp ${policy} ${place}/${folder}/`);
    return `[ ! -d ${place} ] || { ${[`mount -t tmpfs none ${place}`, ...copies].join(' && ')}; } || exit 1`;
  });

/** Starts the browser with other folders in the places of policies. Nothing outside of it sees them. */
const wrapper = (browser: string, policy: string) => `#!/bin/sh
exec unshare -m sh -c '
${layOver(policy).join('\n')}
exec ${browser} "$@"' browser "$@"
`;

/** A way to launch a browser in which an administrator chose these values. */
export const launchManaged =
  (chosen: Readonly<Record<string, unknown>>) =>
  async (options: LaunchOptions): Promise<TestBrowser> => {
    const folder = await mkdtemp(join(tmpdir(), 'partyline-policy-'));
    const [policy, path] = [join(folder, 'partyline.json'), join(folder, 'browser')];
    writeFileSync(policy, JSON.stringify({ '3rdparty': { extensions: { [EXTENSION_ID]: chosen } } }));
    writeFileSync(path, wrapper(options.chromium.path, policy));
    chmodSync(path, 0o755);
    const browser = await launchBrowser({ ...options, chromium: { ...options.chromium, path } });
    const close = () => browser.close().finally(() => rm(folder, { recursive: true, force: true }));
    return { ...browser, close };
  };
