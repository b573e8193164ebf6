import { useEffect, useState } from 'preact/hooks';
import { type Draft, EMPTY_DRAFT } from '../../components/popup';
import type { ExtensionClient } from '../../lib/messaging/extension-client';
import type { Items, Draft as StoredDraft } from '../../lib/storage/items';

/** Storage knows no undefined members. */
function toStored({ people, text, callerId }: Draft): StoredDraft {
  return { people: people.map((person) => ({ ...person })), text, ...(callerId !== undefined && { callerId }) };
}

/** Appends what somebody clicked elsewhere to what is typed already. */
const withDigits = (draft: Draft, digits: string): Draft => ({
  ...draft,
  text: draft.text.trim() === '' ? digits : `${draft.text}, ${digits}`,
});

/** The call that is being put together. Kept while the popup is closed; undefined until it was read. */
export function useDraft(source: ExtensionClient, items: Pick<Items, 'draft'>) {
  const [draft, setDraft] = useState<Draft | undefined>();
  useEffect(() => {
    void items.draft.read().then(setDraft);
  }, [items]);
  const change = (next: Draft): void => {
    setDraft(next);
    void items.draft.write(toStored(next));
  };
  useEffect(() => source.onPrefill((digits) => change(withDigits(draft ?? EMPTY_DRAFT, digits))));
  return [draft, change] as const;
}
