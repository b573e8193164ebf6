import type { NewPerson } from '../../lib/call/commands';
import { isSameNumber } from '../../lib/call/number';
import type { Snapshot } from '../../lib/call/snapshot';
import type { Hub } from '../../lib/messaging/hub-ports';
import { type Draft, EMPTY_DRAFT, type Items, MAX_DRAFT_PEOPLE } from '../../lib/storage/items';
import type { BrowserPorts } from './browser-ports';
import { openPopup } from './open-popup';

/** A longer selection is no number. Unit: characters. */
const MAX_TEXT = 256;

interface TrayParts {
  readonly browser: BrowserPorts;
  readonly draft: Items['draft'];
  readonly hub: () => Pick<Hub, 'prefill' | 'focusPanel'>;
  readonly snapshot: () => Snapshot;
}

const everybodyIn = ({ people, picked = [] }: Draft): readonly NewPerson[] => [...people, ...picked];

/** Adds somebody who is not there yet; the popup judges the number and says what is wrong with it. */
function withPick(draft: Draft, person: NewPerson): Draft {
  const everybody = everybodyIn(draft);
  const isThere = everybody.some(({ number }) => isSameNumber(number, person.number) || number === person.number);
  if (isThere || everybody.length >= MAX_DRAFT_PEOPLE) return draft;
  return { ...draft, picked: [...(draft.picked ?? []), { ...person }] };
}

/**
 * People picked on pages, one click at a time and across tabs, until the rep starts a call with them. They wait in the
 * draft, which outlives the worker; nobody is dialled from here.
 */
export class Tray {
  readonly #parts: TrayParts;
  #draft: Draft = EMPTY_DRAFT;

  constructor(parts: TrayParts) {
    this.#parts = parts;
  }

  async load(): Promise<void> {
    this.#draft = await this.#parts.draft.read();
  }

  /** How many wait. */
  count(): number {
    return everybodyIn(this.#draft).length;
  }

  /** Somebody was pointed at in a tab. Who is on the call already is shown there instead. */
  pick = async (person: NewPerson, tabId: number | undefined): Promise<void> => {
    const { browser, draft, hub } = this.#parts;
    const row = this.#rowOf(person.number);
    if (row && tabId !== undefined && hub().focusPanel(tabId, row.id)) return;
    if (hub().prefill(person)) return;
    this.#draft = await draft.update((stored) => withPick(stored, person));
    await openPopup(browser, tabId);
  };

  /** A selected text, whatever is in it: the popup looks for numbers there. */
  async pickText(selected: string, tabId: number | undefined): Promise<void> {
    const number = selected.trim().slice(0, MAX_TEXT);
    if (number !== '') await this.pick({ number, name: '' }, tabId);
  }

  #rowOf(number: string) {
    const { rows } = this.#parts.snapshot();
    return rows.find((row) => row.phase !== 'left' && row.phase !== 'failed' && isSameNumber(row.number, number));
  }
}
