import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inWorker } from '../harness/extension.ts';
import { awaitHost, goOut, onOptionsPage } from '../harness/moves.ts';
import { requestsOf } from '../harness/simulator.ts';
import type { Stage } from '../harness/stage.ts';
import { eventually } from '../harness/wait.ts';
import { QUICK, repOnCall } from './rep.ts';

const { dana } = QUICK;
const REVOKE = /\/oauth\/revoke$/;

let stage: Stage;

/** Everything that the extension has stored, as text. */
const everythingStored = () =>
  inWorker(stage.browser, async () => {
    const areas = await Promise.all([chrome.storage.local.get(null), chrome.storage.session.get(null)]);
    return JSON.stringify(areas);
  });

/** The secrets among it. */
async function storedTokens(): Promise<readonly string[]> {
  const names = /\\*"(?:access_token|refresh_token)\\*":\\*"([^"\\]+)/g;
  return [...(await everythingStored()).matchAll(names)].map((match) => match[1] ?? '');
}

beforeAll(async () => {
  stage = await repOnCall([dana]);
});

afterAll(async () => {
  await stage.close();
});

describe.sequential('signing out', () => {
  test('waits for the end of the call', async () => {
    const tokens = await storedTokens();
    expect(tokens.length).toBeGreaterThanOrEqual(2);
    await onOptionsPage(stage, async (page) => {
      await page.locator('[data-section="account"]').waitFor();
      expect(await page.locator('[data-action="sign-out"]:enabled').count()).toBe(0);
    });
    expect(await storedTokens()).toEqual(tokens);
    await goOut(stage.panel, 'end');
    await awaitHost(stage.panel, 'ended');
    await stage.panel.click('[data-action="dismiss"]');
  });

  test('revokes the tokens and leaves none of them, nor anything about the rep', async () => {
    const tokens = await storedTokens();
    await onOptionsPage(stage, async (page) => {
      await page.locator('[data-action="sign-out"]:enabled').click();
      await page.locator('[data-action="sign-in"]').waitFor();
    });
    const revoked = async () => requestsOf(await stage.simulator.ledger(), 'POST', REVOKE).length > 0;
    await eventually(revoked, { what: 'the request that revokes' });
    expect(requestsOf(await stage.simulator.ledger(), 'POST', REVOKE).every(({ status }) => status === 200)).toBe(true);
    const stored = await everythingStored();
    for (const token of tokens) expect(stored).not.toContain(token);
    expect(await storedTokens()).toEqual([]);
    expect(stored).not.toContain('Jordan');
    expect(stored).not.toContain(dana.number);
  });

  test('leads back to the way to the first call', async () => {
    await stage.crm.bringToFront();
    const popup = await stage.popup();
    await eventually(() => popup.has('[data-action="sign-in"]:enabled'), { what: 'the way to sign in again' });
    expect(await popup.has('[data-action="start"]')).toBe(false);
    await popup.close();
  });
});
