import { chipsIn, findNumbers, openedPopup, pressIconAt } from './page-finder.ts';
import type { Popup } from './popup-page.ts';
import type { Stage } from './stage.ts';
import type { KnownPerson } from './truth.ts';
import { eventually } from './wait.ts';

/** How a rep puts people on the list: out of the page, or by hand. */
export interface Picks {
  /** On the popup's list of what is on the page. */
  readonly listed: KnownPerson;
  /** A colleague's extension is no number that a page could be searched for. */
  readonly typed: KnownPerson;
  /** By the icon beside the number, in the page itself. */
  readonly pointedAt: KnownPerson;
}

async function awaitChips(popup: Popup, people: readonly KnownPerson[]): Promise<void> {
  const wanted = people.map(({ number }) => number).join();
  await eventually(async () => (await chipsIn(popup)).join() === wanted, { what: `${wanted} on the list` });
}

/** Puts three people on the list from the deal's page, each in another way; the popup stays open, nobody is dialled. */
export async function pickPeople(stage: Stage, { listed, typed, pointedAt }: Picks): Promise<Popup> {
  const { crm, simulator } = stage;
  await crm.goto(simulator.address.crm);
  await crm.bringToFront();
  const first = await stage.popup();
  await eventually(() => first.has('[data-view="new-call"]'), { what: 'the view for a new call' });
  const row = `[data-section="on-this-page"] [data-number="${listed.number}"] [data-action="add-from-page"]`;
  if (await first.has('[data-action="find-numbers"]')) await findNumbers(first);
  await first.click(row);
  await first.fill('[data-field="people"]', `${typed.name} <${typed.number}>`);
  await first.press('Enter');
  await awaitChips(first, [listed, typed]);
  await first.close();
  await pressIconAt(crm, `a[href="tel:${pointedAt.number}"]`);
  const popup = await openedPopup(stage);
  await awaitChips(popup, [listed, typed, pointedAt]);
  return popup;
}
