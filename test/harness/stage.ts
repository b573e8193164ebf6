import type { Page } from 'playwright-core';
import { type LaunchOptions, launchBrowser, type TestBrowser } from './browser.ts';
import { ensureChromium } from './install-chromium.ts';
import { type PanelPage, panelIn } from './panel-page.ts';
import { openPopup, type Popup } from './popup-page.ts';
import { type Simulator, startSimulator } from './simulator.ts';

/** Everything that a story needs: the network, a browser with the shipped build, a CRM page and the panel in it. */
export interface Stage {
  readonly simulator: Simulator;
  readonly browser: TestBrowser;
  readonly crm: Page;
  readonly panel: PanelPage;
  popup(): Promise<Popup>;
  /** Opens another tab with the same demo CRM. */
  secondTab(): Promise<{ readonly page: Page; readonly panel: PanelPage }>;
  /** Closing twice is harmless: a set-up that failed leaves the stage of the test before. */
  close(): Promise<void>;
}

export interface StageOptions {
  readonly headless: boolean;
  /** False leaves the microphone unanswered. */
  readonly microphoneGranted?: boolean;
  /** Optional permissions that the rep allows when the product asks. */
  readonly allowed?: readonly string[];
  readonly say?: (line: string) => void;
  /** Further arguments of the simulator. */
  readonly simulator?: readonly string[];
  /** How the browser is started; by default by Playwright, which makes every tab believe that it is looked at. */
  readonly launch?: (options: LaunchOptions) => Promise<TestBrowser>;
}

/** Sets the stage: simulator first, because the browser must know its address. */
export async function setStage(options: StageOptions): Promise<Stage> {
  const { headless, microphoneGranted = true, allowed = [], say = () => undefined, launch = launchBrowser } = options;
  const found = await ensureChromium(say);
  if (!found.ok) throw new Error(found.advice);
  const simulator = await startSimulator(options.simulator);
  const { hostRules, spki, crm: crmUrl } = simulator.address;
  const browser = await launch({ chromium: found.chromium, headless, hostRules, spki, microphoneGranted, allowed });
  const openCrm = async (page: Page) => {
    await page.goto(crmUrl);
    return { page, panel: await panelIn(page) };
  };
  const [first = await browser.context.newPage()] = browser.context.pages();
  const { page: crm, panel } = await openCrm(first);
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= browser.close().finally(simulator.stop);
    return closing;
  };
  return {
    simulator,
    browser,
    crm,
    panel,
    popup: () => openPopup(browser),
    secondTab: async () => openCrm(await browser.context.newPage()),
    close,
  };
}
