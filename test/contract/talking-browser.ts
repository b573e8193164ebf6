import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import { findChromium } from '../harness/find-chromium';
import { writeBurstWav } from '../simulator/media/burst-wav';

/** A browser without an extension, whose microphone speaks in bursts and which believes one certificate. */
export async function launchTalking(folder: string, spki: string): Promise<BrowserContext> {
  const found = await findChromium();
  if (!found) throw new Error('No Chromium found; set CHROME_PATH');
  const wav = join(folder, 'burst.wav');
  await writeBurstWav(wav);
  return await chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath: found.path,
    headless: true,
    args: [
      '--no-sandbox',
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-audio-capture=${wav}`,
      '--allow-loopback-in-peer-connection',
      '--autoplay-policy=no-user-gesture-required',
      `--ignore-certificate-errors-spki-list=${spki}`,
    ],
  });
}
