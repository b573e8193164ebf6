import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EXTENSION_ID } from './extension-id.ts';

/**
 * Answers yes in advance to the browser's question about permissions that the manifest names as optional. The product
 * still has to ask: until its request in a real click, nothing is granted. As after a rep who allowed them, and took
 * them back since. Source: Chromium, extensions/browser/extension_prefs.cc, `runtime_granted_permissions`.
 */
export async function allowInAdvance(profile: string, permissions: readonly string[]): Promise<void> {
  const granted = { api: permissions, explicit_host: [], manifest_permissions: [], scriptable_host: [] };
  const settings = { [EXTENSION_ID]: { runtime_granted_permissions: granted } };
  await mkdir(join(profile, 'Default'), { recursive: true });
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify({ extensions: { settings } }));
}
