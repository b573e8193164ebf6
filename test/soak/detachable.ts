import type { Page } from 'playwright-core';
import { enableSite, signIn } from '../harness/moves.ts';
import { panelIn } from '../harness/panel-page.ts';
import { type PlainBrowser, spawnBrowser } from '../harness/plain-browser.ts';
import { openPopup } from '../harness/popup-page.ts';
import { allowSite } from '../harness/site-permission.ts';
import { type Stage, setStage } from '../harness/stage.ts';
import { eventually } from '../harness/wait.ts';

/** A stage whose debugger can let go. */
export interface Detachable {
  readonly plain: PlainBrowser;
  readonly stage: Stage;
}

export const hasWorker = async ({ plain }: Detachable): Promise<boolean> =>
  (await plain.targets()).some(({ type }) => type === 'service_worker');

/** A rep who has signed in and enabled the panel, in a browser that lives without us. */
export async function setDetachable(): Promise<Detachable> {
  let plain: PlainBrowser | undefined;
  const stage = await setStage({
    headless: true,
    launch: async (options) => {
      plain = await spawnBrowser(options);
      return await plain.attach();
    },
  });
  if (!plain) throw new Error('No browser was spawned');
  await signIn(stage);
  await allowSite(stage.browser, `${new URL(stage.simulator.address.crm).origin}/*`);
  await enableSite(stage);
  return { plain, stage };
}

/** Attaches again, and finds the page that was there all along. */
export async function reattach({ plain, stage }: Detachable): Promise<Detachable> {
  const browser = await plain.attach();
  const isCrm = (page: Page) => page.url().startsWith(stage.simulator.address.crm);
  const crm = await eventually(() => browser.context.pages().find(isCrm), { what: 'the page of the CRM' });
  const panel = await panelIn(crm);
  return { plain, stage: { ...stage, browser, crm, panel, popup: () => openPopup(browser) } };
}
