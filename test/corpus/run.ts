import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { bundleForBrowser, CACHE } from '../bench/load';
import { findChromium } from '../harness/find-chromium';
import { buildCorpus } from './corpus';
import { findInFragment } from './find-in-fragment';
import { openHappyPage } from './happy-page';
import type { CorpusPage } from './in-browser';
import { judgeAnswers, type Verdict } from './score';

/** Runs the whole corpus in this process, over a page without a browser. */
export async function runInHappyPage(): Promise<readonly Verdict[]> {
  const closePage = openHappyPage();
  const verdicts: Verdict[] = [];
  for (const fragment of buildCorpus()) verdicts.push(judgeAnswers(fragment, await findInFragment(fragment)));
  await closePage();
  return verdicts;
}

/** Runs it in a real browser: whether texts are shown in one line, for one, is known only there. */
export async function runInChromium(): Promise<readonly Verdict[]> {
  const found = await findChromium();
  if (!found) throw new Error('No Chromium was found; CHROME_PATH may name one');
  await bundleForBrowser('test/corpus/in-browser.ts', CACHE, 'corpus.mjs');
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath: found.path, args });
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ type: 'module', content: await readFile(join(CACHE, 'corpus.mjs'), 'utf8') });
    return await page.evaluate(() => {
      const { partylineCorpus }: CorpusPage = globalThis as CorpusPage;
      return partylineCorpus?.() ?? [];
    });
  } finally {
    await browser.close();
  }
}
