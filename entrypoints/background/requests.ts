import type { Known } from '../../lib/messaging/answer';
import type { RequestOutcome, UiRequest } from '../../lib/messaging/protocol';
import { assertNever } from '../../lib/shared/assert-never';
import type { Items } from '../../lib/storage/items';
import type { BrowserPorts } from './browser-ports';
import { openPopup } from './open-popup';
import type { Session } from './session';

interface RequestParts {
  readonly browser: BrowserPorts;
  readonly items: Pick<Items, 'draft'>;
  readonly session: Session;
  readonly isInCall: () => boolean;
  readonly prefill: (digits: string) => boolean;
  readonly setMinimised: (site: string, minimised: boolean) => Promise<void>;
}

const OK: RequestOutcome = { ok: true };
const REFUSED: RequestOutcome = { ok: false, problem: 'refused' };

/** The digits wait in the draft until the popup that opens reads it. */
async function showPopup(parts: RequestParts, digits: string | undefined, sender: Known): Promise<RequestOutcome> {
  if (digits !== undefined && parts.prefill(digits)) return OK;
  if (digits !== undefined) await parts.items.draft.update((draft) => ({ ...draft, text: digits }));
  await openPopup(parts.browser, sender.kind === 'page' ? sender.tabId : undefined);
  return OK;
}

async function minimise(parts: RequestParts, minimised: boolean, sender: Known): Promise<RequestOutcome> {
  if (sender.kind !== 'page') return REFUSED;
  await parts.setMinimised(sender.origin, minimised);
  return OK;
}

/** The page wins; the toolbar says where the call is to be found now. */
async function badgeTab(parts: RequestParts, sender: Known): Promise<RequestOutcome> {
  if (sender.kind === 'page') await parts.browser.setBadge('!', sender.tabId);
  return OK;
}

async function open(opening: Promise<void>): Promise<RequestOutcome> {
  await opening;
  return OK;
}

/** Carries out what a UI asks for beside the call. */
export function createRequestHandler(parts: RequestParts) {
  return (request: UiRequest, sender: Known): Promise<RequestOutcome> => {
    switch (request.kind) {
      case 'signIn':
        return parts.session.signIn();
      case 'signOut':
        return parts.isInCall() ? Promise.resolve(REFUSED) : parts.session.signOut();
      case 'openPopup':
        return showPopup(parts, request.digits, sender);
      case 'openMicrophone':
        return open(parts.browser.openTab('/microphone.html'));
      case 'openOptions':
        return open(parts.browser.openOptions());
      case 'setMinimised':
        return minimise(parts, request.minimised, sender);
      case 'panelGaveUp':
        return badgeTab(parts, sender);
      default:
        return assertNever(request);
    }
  };
}
