import { useEffect, useState } from 'preact/hooks';
import { type Draft, EMPTY_DRAFT } from '../../components/popup';
import type { NewPerson } from '../../lib/call/commands';
import type { ExtensionClient } from '../../lib/messaging/extension-client';
import type { Items, Draft as StoredDraft } from '../../lib/storage/items';

/** Storage knows no undefined members. */
function toStored({ people, text, callerId, picked }: Draft): StoredDraft {
  const copy = (list: readonly NewPerson[]) => list.map((person) => ({ ...person }));
  return {
    people: copy(people),
    text,
    ...(callerId !== undefined && { callerId }),
    ...(picked !== undefined && { picked: copy(picked) }),
  };
}

/** Adds somebody who was pointed at elsewhere; the form judges the number. */
const withPick = (draft: Draft, person: NewPerson): Draft => ({
  ...draft,
  picked: [...(draft.picked ?? []), person],
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
  useEffect(() => source.onPrefill((person) => change(withPick(draft ?? EMPTY_DRAFT, person))));
  return [draft, change] as const;
}
