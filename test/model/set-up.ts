import { enableSite, signIn } from '../harness/moves.ts';
import { launchPlainBrowser } from '../harness/plain-browser.ts';
import { allowSite } from '../harness/site-permission.ts';
import { type Stage, setStage } from '../harness/stage.ts';
import { openCommandDesk } from './command-desk.ts';
import type { Playground } from './playground.ts';

/** Forty steps in a minute are more than any rep does: with the usual limits they would be about little else. */
export const GENEROUS: readonly string[] = ['--requests-a-minute', '1000'];

/** A rep who has signed in, with two tabs of the CRM, and the desk that sends commands. */
export async function setUpPlayground(simulator = GENEROUS): Promise<Playground> {
  const stage = await setStage({ headless: true, launch: launchPlainBrowser, simulator });
  try {
    return await furnish(stage);
  } catch (error) {
    await stage.close();
    throw error;
  }
}

async function furnish(stage: Stage): Promise<Playground> {
  await signIn(stage);
  await allowSite(stage.browser, `${new URL(stage.simulator.address.crm).origin}/*`);
  await enableSite(stage);
  const desk = await openCommandDesk(stage.browser);
  const first = { page: stage.crm, panel: stage.panel };
  const second = await stage.secondTab();
  await first.page.bringToFront();
  return { stage, desk, tabs: [first, second], front: first, listed: new Set(), lastCheckMs: 0 };
}
