import { mkdir, rm } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { ROOT } from '../../harness/process.ts';
import { openGallery, playState } from './open-gallery.ts';
import { STATES, type State } from './states.ts';

const FOLDER = `${ROOT}.output/screenshots/`;

async function picture(page: Page, state: State, path: string): Promise<void> {
  const figure = page.locator(`[data-story="${state}"]`);
  await playState(page, state);
  const box = await figure.boundingBox();
  if (!box || box.width < 40 || box.height < 40) throw new Error(`The state ${state} shows nothing`);
  await figure.screenshot({ path });
}

/** Takes a picture of every state, light and dark. */
async function takeAll(): Promise<void> {
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
  const gallery = await openGallery();
  try {
    for (const [colorScheme, ending] of [
      ['light', ''],
      ['dark', '-dark'],
    ] as const) {
      const page = await gallery.see({ colorScheme });
      for (const state of STATES) await picture(page, state, `${FOLDER}${state}${ending}.png`);
    }
  } finally {
    await gallery.close();
  }
  console.log(`${STATES.length * 2} pictures in .output/screenshots`);
}

await takeAll();
