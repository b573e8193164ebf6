import { useEffect, useState } from 'preact/hooks';
import type { PopupView } from '../../lib/messaging/protocol';
import type { Items } from '../../lib/storage/items';

/** Where the popup was asked to open, from a panel; asked for once, so that the next popup opens as usual. */
export function useOpenedAt({ draft }: Pick<Items, 'draft'>): PopupView | undefined {
  const [openedAt, setOpenedAt] = useState<PopupView | undefined>();
  useEffect(() => {
    void draft.update(({ view, ...rest }) => {
      setOpenedAt(view);
      return rest;
    });
  }, [draft]);
  return openedAt;
}
