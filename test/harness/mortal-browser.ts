import { type LaunchOptions, openProfile, type Prepared, prepareLaunch, type TestBrowser } from './browser.ts';

/** A browser that dies without a word, and starts again with the same profile. */
export class MortalBrowser {
  #life: { readonly prepared: Prepared; readonly options: LaunchOptions; readonly browser: TestBrowser } | undefined;

  launch = async (options: LaunchOptions): Promise<TestBrowser> => {
    const prepared = await prepareLaunch(options);
    const browser = await openProfile(prepared, options);
    this.#life = { prepared, options, browser };
    return browser;
  };

  /** Nothing is closed, told or saved: the process is gone. Resolves with its next life. */
  async dieAndLive(): Promise<TestBrowser> {
    if (!this.#life) throw new Error('It was never started');
    const { prepared, options, browser: dying } = this.#life;
    const gone = new Promise<void>((resolve) => dying.context.once('close', () => resolve()));
    // It has no time to answer.
    dying.cdp.send('Browser.crash').catch(() => undefined);
    await gone;
    const browser = await openProfile(prepared, options);
    this.#life = { prepared, options, browser };
    return browser;
  }

  close = async (): Promise<void> => this.#life?.browser.close();
}
