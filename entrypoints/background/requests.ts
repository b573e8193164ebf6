import type { NewPerson } from '../../lib/call/commands';
import type { Known } from '../../lib/messaging/answer';
import type { RequestOutcome, SiteLayout, UiRequest } from '../../lib/messaging/protocol';
import { assertNever } from '../../lib/shared/assert-never';
import type { Items } from '../../lib/storage/items';
import type { BrowserPorts } from './browser-ports';
import { openPopup } from './open-popup';
import type { RecordKeeper } from './record-keeper';
import type { Session } from './session';

type OpenPopup = Extract<UiRequest, { kind: 'openPopup' }>;

interface RequestParts {
  readonly browser: BrowserPorts;
  readonly items: Pick<Items, 'draft'>;
  readonly session: Session;
  readonly record: Pick<RecordKeeper, 'saveNotes' | 'remove' | 'removeAll'>;
  readonly isInCall: () => boolean;
  /** Somebody to call, for the popup; opens it. */
  readonly pick: (person: NewPerson, tabId: number | undefined) => Promise<void>;
  readonly setLayout: (site: string, layout: SiteLayout) => Promise<void>;
}

const OK: RequestOutcome = { ok: true };
const REFUSED: RequestOutcome = { ok: false, problem: 'refused' };

/** What is wished for waits in the draft until the popup that opens reads it. */
async function showPopup(parts: RequestParts, { digits, view }: OpenPopup, sender: Known): Promise<RequestOutcome> {
  const tabId = sender.kind === 'page' ? sender.tabId : undefined;
  if (view !== undefined) await parts.items.draft.update((draft) => ({ ...draft, view }));
  if (digits === undefined) await openPopup(parts.browser, tabId);
  else await parts.pick({ number: digits, name: '' }, tabId);
  return OK;
}

async function setLayout(parts: RequestParts, layout: SiteLayout, sender: Known): Promise<RequestOutcome> {
  if (sender.kind !== 'page') return REFUSED;
  await parts.setLayout(sender.origin, layout);
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

/** What the disk would not take is told to whoever wrote it. */
const store = (storing: Promise<void>): Promise<RequestOutcome> =>
  storing.then(
    () => OK,
    () => ({ ok: false, problem: 'not-stored' }),
  );

/** Carries out what a UI asks for beside the call. */
export function createRequestHandler(parts: RequestParts) {
  return (request: UiRequest, sender: Known): Promise<RequestOutcome> => {
    switch (request.kind) {
      case 'signIn':
        return parts.session.signIn();
      case 'signOut':
        return parts.isInCall() ? Promise.resolve(REFUSED) : parts.session.signOut();
      case 'openPopup':
        return showPopup(parts, request, sender);
      case 'openMicrophone':
        return open(parts.browser.openTab('/microphone.html'));
      case 'openOptions':
        return open(parts.browser.openOptions());
      case 'setLayout':
        return setLayout(parts, request.layout, sender);
      case 'saveNotes':
        return store(parts.record.saveNotes(request.callId, request.text));
      case 'deleteRecords':
        return store(request.callId === undefined ? parts.record.removeAll() : parts.record.remove([request.callId]));
      case 'panelGaveUp':
        return badgeTab(parts, sender);
      default:
        return assertNever(request);
    }
  };
}
