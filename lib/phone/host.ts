import { browser } from 'wxt/browser';
import { CONNECT_REQUEST } from './port';

/**
 * Where the phone lives: on Chromium a document without a window. Another browser gets another file with the same
 * three functions.
 */
const DOCUMENT = '/offscreen.html';

let creating: Promise<void> | undefined;

async function isThere(): Promise<boolean> {
  const contexts = await browser.runtime.getContexts({
    contextTypes: ['OFFSCREEN_DOCUMENT'],
    documentUrls: [browser.runtime.getURL(DOCUMENT)],
  });
  return contexts.length > 0;
}

async function create(): Promise<void> {
  try {
    await browser.offscreen.createDocument({
      url: DOCUMENT,
      reasons: ['USER_MEDIA', 'WEB_RTC', 'AUDIO_PLAYBACK'],
      justification: 'Carries the conference call: microphone, connection and sound.',
    });
  } catch (error) {
    // Another caller, or an earlier life of the worker, was faster; that is what was wanted.
    const isOneThere = error instanceof Error && error.message.includes('Only a single offscreen');
    if (!isOneThere) throw error;
  }
}

/** Asks a phone that is already there to connect. Resolves with whether there is one. */
export async function askToConnect(): Promise<boolean> {
  if (!(await isThere())) return false;
  try {
    await browser.runtime.sendMessage(CONNECT_REQUEST);
  } catch {
    // Its script does not listen yet; it connects by itself as soon as it does.
  }
  return true;
}

async function ensure(): Promise<void> {
  if (!(await askToConnect())) await create();
}

/** Makes sure that there is exactly one phone and that it connects. */
export function ensureOffscreen(): Promise<void> {
  creating ??= ensure().finally(() => {
    creating = undefined;
  });
  return creating;
}

/** Ends the phone with everything in it. Harmless where there is none. */
export async function closeOffscreen(): Promise<void> {
  if (await isThere()) await browser.offscreen.closeDocument();
}
