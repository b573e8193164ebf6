import { existsSync, readFileSync } from 'node:fs';
import { type Chromium, findChromium } from './find-chromium.ts';
import { runProgram } from './process.ts';

export type Ensured =
  | { readonly ok: true; readonly chromium: Chromium }
  | { readonly ok: false; readonly advice: string };

const ADVICE = `No Chromium was found. Any of these helps:
  - install Chromium with your system's package manager (Debian: sudo apt-get install chromium)
  - or download Chrome for Testing: https://googlechromelabs.github.io/chrome-for-testing/
  - then, if it is in an unusual place, set CHROME_PATH to its executable and run the command again`;

/** Debian's own package is a browser; Ubuntu's of the same name installs a snap. */
function packageName(): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  if (/^ID=ubuntu/m.test(release)) return 'chromium-browser';
  return /^ID(_LIKE)?=.*debian/m.test(release) ? 'chromium' : undefined;
}

async function installWithApt(name: string, say: (line: string) => void): Promise<boolean> {
  const commands = [
    ['apt-get', 'update'],
    ['apt-get', 'install', '--yes', '--no-install-recommends', name],
  ];
  for (const [program = '', ...args] of commands) {
    say(`$ ${program} ${args.join(' ')}`);
    const { code } = await runProgram(program, args, { echo: true });
    if (code !== 0) return false;
  }
  return true;
}

function adviseFor(chosen: string | undefined): string {
  if (chosen === undefined) return ADVICE;
  return `CHROME_PATH is ${chosen}, which cannot be run or is older than version 127.\n${ADVICE}`;
}

/** Finds a browser, or installs one where that is possible without asking, or explains what to do. */
export async function ensureChromium(say: (line: string) => void): Promise<Ensured> {
  const found = await findChromium();
  if (found) return { ok: true, chromium: found };
  const chosen = process.env.CHROME_PATH;
  const name = chosen === undefined ? packageName() : undefined;
  if (name === undefined) return { ok: false, advice: adviseFor(chosen) };
  say('No Chromium was found; installing one with the system package manager.');
  const installed = (await installWithApt(name, say)) ? await findChromium() : undefined;
  return installed ? { ok: true, chromium: installed } : { ok: false, advice: ADVICE };
}
