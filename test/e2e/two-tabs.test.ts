import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { awaitPhase, pressOn, rowOf } from '../harness/moves.ts';
import { requestsOf } from '../harness/simulator.ts';
import type { Stage } from '../harness/stage.ts';
import type { ShownRow, Surface } from '../harness/surface.ts';
import { whereabouts } from '../harness/truth.ts';
import { eventually } from '../harness/wait.ts';
import { QUICK, repOnCall } from './rep.ts';

const { dana, eli } = QUICK;
const BOTH = [dana, eli];
const PARTY = /\/telephony\/sessions\/[^/]+\/parties\/[^/]+$/;

/** The second click of two: the button goes as soon as the first is known, and then there is nothing left to click. */
async function pressIfThere(surface: Surface, name: string, action: string): Promise<void> {
  const { id } = await rowOf(surface, name);
  await surface.click(`[data-person="${id}"] [data-action="${action}"]`, 500).catch(() => undefined);
}

let stage: Stage;
let second: Awaited<ReturnType<Stage['secondTab']>>;

/** What both must agree on: durations run and numbers are masked in pages. */
const gist = (rows: readonly ShownRow[]) => rows.map(({ id, name, phase, actions }) => ({ id, name, phase, actions }));

async function expectSame(one: Surface, other: Surface): Promise<void> {
  const agree = async () => {
    const [left, right] = [gist(await one.rows()), gist(await other.rows())];
    return left.length > 0 && JSON.stringify(left) === JSON.stringify(right);
  };
  await eventually(agree, { what: 'both showing the same' });
}

beforeAll(async () => {
  stage = await repOnCall(BOTH);
  second = await stage.secondTab();
  await eventually(second.panel.isShown, { what: 'the panel in the second tab' });
});

afterAll(async () => {
  await stage.close();
});

describe.sequential('several places that show one call', () => {
  test('a second tab shows what the popup shows', async () => {
    const popup = await stage.popup();
    await expectSame(second.panel, popup);
    await popup.close();
  });

  test('the first tab shows the same as soon as it is looked at', async () => {
    await stage.crm.bringToFront();
    await expectSame(stage.panel, second.panel);
  });

  test('fault 62: a removal clicked twice, in two places, is sent once', async () => {
    await pressOn(stage.panel, dana.name, 'remove');
    await pressOn(stage.panel, dana.name, 'confirm-remove');
    const popup = await stage.popup();
    await pressIfThere(popup, dana.name, 'remove');
    await awaitPhase(popup, dana.name, ['left']);
    await popup.close();
    const deletions = requestsOf(await stage.simulator.ledger(), 'DELETE', PARTY);
    expect(deletions.filter(({ status }) => status < 300)).toHaveLength(1);
  });

  test('a call back clicked in the panel and in the popup dials once', async () => {
    const legsBefore = (await stage.simulator.ledger()).legs.filter(({ number }) => number === dana.number).length;
    const popup = await stage.popup();
    await pressOn(popup, dana.name, 'call-back');
    await pressIfThere(popup, dana.name, 'call-back');
    await popup.close();
    await awaitPhase(stage.panel, dana.name, ['joined']);
    const legs = (await stage.simulator.ledger()).legs.filter(({ number }) => number === dana.number);
    expect(legs).toHaveLength(legsBefore + 1);
  });

  test('fault 63: closing a tab leaves the call up', async () => {
    await stage.crm.close();
    await second.page.bringToFront();
    for (const { name } of BOTH) await awaitPhase(second.panel, name, ['joined']);
    const ledger = await stage.simulator.ledger();
    for (const { number } of BOTH) expect(whereabouts(ledger, number)).toBe('in the conference');
  });
});
