import { execFile } from 'node:child_process';
import { accessSync, constants, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

/** A browser that can run the extension. */
export interface Chromium {
  readonly path: string;
  /** As the browser states it, for example "Chromium 156.0.8078.79". */
  readonly version: string;
  /** Chrome and Edge with their own brand ignore --load-extension; they load extensions through DevTools only. */
  readonly branded: boolean;
}

/** The oldest version that the manifest admits. */
const OLDEST_MAJOR = 127;

const NAMES = ['chromium', 'chromium-browser', 'chrome-for-testing', 'google-chrome-for-testing'];
const BRANDED_NAMES = ['google-chrome', 'google-chrome-stable', 'microsoft-edge', 'microsoft-edge-stable'];
const MAC_APPS = ['Google Chrome for Testing', 'Chromium', 'Google Chrome', 'Microsoft Edge'];
const WINDOWS_PATHS = ['Chromium/Application/chrome.exe', 'Google/Chrome/Application/chrome.exe'];

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false; // not there, or not ours to run
  }
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder)
      .sort((a, b) => b.localeCompare(a, undefined, { numeric: true }))
      .map((name) => join(folder, name));
  } catch {
    return []; // no such cache on this machine
  }
}

/** Where the usual tools keep a Chrome for Testing or a Chromium, newest first. */
function cached(): string[] {
  const caches = [join(homedir(), '.cache'), join(homedir(), 'Library', 'Caches')];
  const versions = caches.flatMap((cache) => [
    ...list(join(cache, 'puppeteer', 'chrome')),
    ...list(join(cache, 'ms-playwright')).filter((path) => /chromium-\d+$/.test(path)),
  ]);
  const mac = 'Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing';
  return versions.flatMap(list).flatMap((folder) => [join(folder, 'chrome'), join(folder, mac)]);
}

function candidates(): string[] {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const onPath = (names: readonly string[]) => names.flatMap((name) => folders.map((folder) => join(folder, name)));
  const apps = MAC_APPS.map((app) => `/Applications/${app}.app/Contents/MacOS/${app}`);
  const programs = [process.env.PROGRAMFILES, process.env.LOCALAPPDATA].filter((folder) => folder !== undefined);
  const windows = programs.flatMap((folder) => WINDOWS_PATHS.map((path) => join(folder, path)));
  return [...onPath(NAMES), ...cached(), ...apps, ...windows, ...onPath(BRANDED_NAMES)];
}

/** What the browser says about itself; undefined when it cannot be run, as the placeholder of a snap cannot. */
async function versionOf(path: string): Promise<string | undefined> {
  if (process.platform === 'win32') return 'Chromium (version unknown)'; // --version opens a window there
  try {
    const { stdout } = await promisify(execFile)(path, ['--version'], { timeout: 15_000 });
    return stdout.trim();
  } catch {
    return undefined;
  }
}

/** Chromium and Chrome for Testing are not branded; Chrome and Edge are. */
export function isBranded(version: string): boolean {
  return /^(Google Chrome|Microsoft Edge)\b/.test(version) && !/for Testing/.test(version);
}

/** False when the version is known and older than the extension allows. */
export function isRecent(version: string): boolean {
  const major = /(\d+)\./.exec(version)?.[1];
  return major === undefined || Number(major) >= OLDEST_MAJOR;
}

/** CHROME_PATH if set, else the first usable browser: Chromium, Chrome for Testing, then branded ones. */
export async function findChromium(): Promise<Chromium | undefined> {
  const chosen = process.env.CHROME_PATH;
  for (const path of chosen ? [chosen] : candidates()) {
    if (!isExecutable(path)) continue;
    const version = await versionOf(path);
    if (version && isRecent(version)) return { path, version, branded: isBranded(version) };
  }
  return undefined;
}
