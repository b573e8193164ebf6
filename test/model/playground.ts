import type { Page } from 'playwright-core';
import type { Command } from '../../lib/call/commands.ts';
import type { RowAction, RowView, Snapshot } from '../../lib/call/snapshot.ts';
import type { Stage } from '../harness/stage.ts';
import type { Surface } from '../harness/surface.ts';
import type { KnownPerson } from '../harness/truth.ts';
import { EVERYBODY } from './cast.ts';
import type { CommandDesk } from './command-desk.ts';
import type { Dice } from './dice.ts';

/** A tab with the demo CRM, and the panel in it. */
export interface CrmTab {
  readonly page: Page;
  readonly panel: Surface & { isShown(): Promise<boolean> };
}

/** Where a run of the model happens, and the little that it must remember. */
export interface Playground {
  readonly stage: Stage;
  readonly desk: CommandDesk;
  readonly tabs: readonly CrmTab[];
  /** The tab in front. */
  front: CrmTab;
  /** Names of those who were put on the list of the present call. */
  readonly listed: Set<string>;
  lastCheckMs: number;
}

/** One throw of the dice, with what is on offer at that moment. */
export interface Turn {
  readonly ground: Playground;
  readonly dice: Dice;
  readonly snapshot: Snapshot;
}

/** People who are not on the list: who was on the call and is not any more is called back in the row. */
export const absentPeople = ({ rows }: Snapshot): readonly KnownPerson[] =>
  EVERYBODY.filter(({ number }) => rows.every((row) => row.number !== number));

/** Rows that offer this. */
export const offering = ({ rows }: Snapshot, action: RowAction): readonly RowView[] =>
  rows.filter(({ actions }) => actions.includes(action));

const PRESS_MS = 4000;

/**
 * Presses in the front tab's panel, one selector after another. What vanishes meanwhile, because the call went on,
 * cannot be pressed and needs not; what stays and cannot be pressed is a failure.
 */
export async function press({ front }: Playground, ...selectors: readonly string[]): Promise<boolean> {
  for (const selector of selectors) {
    if (!(await front.panel.has(selector))) return false;
    try {
      await front.panel.click(selector, PRESS_MS);
    } catch (error) {
      if (await front.panel.has(selector)) throw error;
      return false;
    }
  }
  return true;
}

/** Presses a button of a row. */
export const pressRow = (ground: Playground, { id }: RowView, ...actions: readonly string[]): Promise<boolean> =>
  press(ground, ...actions.map((action) => `[data-person="${id}"] [data-action="${action}"]`));

/** Either in the panel, or as the popup would send it, from elsewhere. */
export async function pressOrSend(
  { ground, dice }: Turn,
  pressIt: () => Promise<boolean>,
  command: Command,
): Promise<string> {
  if (dice.roll() < 0.5) return (await pressIt()) ? 'pressed' : 'gone meanwhile';
  const outcome = await ground.desk.send(command);
  return outcome.ok ? 'sent' : `refused: ${outcome.refusal.refused}`;
}
