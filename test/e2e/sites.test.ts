import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inWorker } from '../harness/extension.ts';
import { awaitPhase, enableSite, signIn } from '../harness/moves.ts';
import { allowSite, refuseSite } from '../harness/site-permission.ts';
import { type Stage, setStage } from '../harness/stage.ts';
import { eventually } from '../harness/wait.ts';
import { QUICK, startWith } from './rep.ts';

const { dana } = QUICK;

let stage: Stage;
let site: string;

const isGranted = () => inWorker(stage.browser, (origins) => chrome.permissions.contains({ origins }), [`${site}/*`]);

/** Anything beside head and body. */
const hasForeignElements = async () => (await stage.crm.evaluate(() => document.documentElement.childElementCount)) > 2;

beforeAll(async () => {
  stage = await setStage({ headless: true });
  site = new URL(stage.simulator.address.crm).origin;
  await signIn(stage);
});

afterAll(async () => {
  await stage.close();
});

describe.sequential('sites', () => {
  test('a site that nobody enabled gets nothing: no permission, no script, no element', async () => {
    await stage.crm.reload();
    expect(await isGranted()).toBe(false);
    expect(await inWorker(stage.browser, () => chrome.scripting.getRegisteredContentScripts())).toEqual([]);
    expect(await hasForeignElements()).toBe(false);
    expect(await stage.panel.isShown()).toBe(false);
  });

  test('the product asks the browser itself, in a click, for this one site', async () => {
    await allowSite(stage.browser, `${site}/*`);
    expect(await isGranted()).toBe(false);
    await enableSite(stage);
    expect(await isGranted()).toBe(true);
    const scripts = await inWorker(stage.browser, () => chrome.scripting.getRegisteredContentScripts());
    expect(scripts.flatMap(({ matches }) => matches)).toEqual([`${site}/*`]);
  });

  test('fault 73: a site that is taken back is no longer served', async () => {
    await inWorker(stage.browser, (origins) => chrome.permissions.remove({ origins }), [`${site}/*`]);
    await refuseSite(stage.browser, `${site}/*`);
    const scripts = () => inWorker(stage.browser, () => chrome.scripting.getRegisteredContentScripts());
    await eventually(async () => (await scripts()).length === 0, { what: 'the stub being unregistered' });
    await allowSite(stage.browser, `${site}/*`);
    await enableSite(stage);
  });

  test('the panel comes to the enabled site when a call begins, and only there', async () => {
    const stranger = await stage.browser.context.newPage();
    await stranger.goto(stage.simulator.address.url.replace(/\/$/, ''));
    const before = await stranger.evaluate(() => document.documentElement.childElementCount);
    await startWith(stage, [dana]);
    await awaitPhase(stage.panel, dana.name, ['joined']);
    expect(await stranger.evaluate(() => document.documentElement.childElementCount)).toBe(before);
    await stranger.close();
  });
});
