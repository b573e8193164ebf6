import type { Command, NewPerson } from '../call/commands';
import type { Refusal } from '../call/reasons';
import type { Snapshot } from '../call/snapshot';

/** Grows when an old page script could misread a new background. */
export const PROTOCOL_VERSION = 1;

/** Port of everything that shows the call: panel, popup, options, microphone page. */
export const UI_PORT = 'ui';

/** Port of the small script that asks, on an enabled site, whether there is anything to show. */
export const STUB_PORT = 'stub';

/** Sent with `tabs.sendMessage` to the stub of a visible tab when a call starts; a visible page answers true. */
export const ARE_YOU_VISIBLE = 'partyline-visible?';

/** Did the wish take effect? Shared by acks and by `send`. */
export type SendOutcome = { readonly ok: true } | { readonly ok: false; readonly refusal: Refusal };

/** What extension pages may know about the signed-in rep. */
export interface AccountStatus {
  readonly name: string;
  /** Extension number of the rep. */
  readonly extension: string;
  /** ISO 3166 alpha-2. */
  readonly country: string;
  /** Numbers that would ring the rep, E.164. */
  readonly ownNumbers: readonly string[];
  /** Numbers that may be shown to the people called, E.164. */
  readonly callerIds: readonly string[];
}

/** How far the rep is with signing in. */
export type SignIn =
  | { readonly kind: 'needs-client-id' }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'signing-in' }
  | {
      readonly kind: 'signed-in';
      readonly account: AccountStatus;
      /** When it ends unless RingCentral is asked something before, since the epoch; null until that is known. */
      readonly untilMs: number | null;
    };

/** A chosen device that is `missing` is replaced by the system's; `blocked`: the browser plays nothing without a click. */
export type DeviceState = 'chosen' | 'missing' | 'blocked';

/** How a connection of ours is doing. */
export type LinkState = 'off' | 'connecting' | 'ready' | 'failed';

/** Everything beside the call that extension pages show. Never sent to a web page. */
export interface Status {
  readonly signIn: SignIn;
  /** Origins on which the panel may appear: wished for and granted. */
  readonly sites: readonly string[];
  readonly phone: LinkState;
  readonly events: LinkState;
  /** Are they the ones that the rep chose? */
  readonly devices: { readonly microphone: DeviceState; readonly speaker: DeviceState };
}

/** How the call sounds, several times a second. */
export interface Levels {
  /** 0 to 1. */
  readonly microphone: number;
  readonly quality: 'good' | 'weak' | 'lost' | 'unknown';
}

/** Where a panel is docked: at a corner, some way from its upper or lower edge. */
export interface PanelPlace {
  readonly side: 'left' | 'right';
  readonly edge: 'top' | 'bottom';
  /** From that edge of the window. Unit: CSS pixels. */
  readonly awayPx: number;
}

/** What the rep chose on one site. */
export interface SiteLayout {
  readonly minimised: boolean;
  readonly place: PanelPlace;
}

/** Where the panel comes on a site that the rep has not arranged. */
export const DEFAULT_LAYOUT: SiteLayout = { minimised: false, place: { side: 'right', edge: 'bottom', awayPx: 16 } };

/** How the panel looks and behaves on one site: a page script cannot read the settings itself. */
export interface Layout extends SiteLayout {
  readonly removal: 'ask' | 'undo' | 'at-once';
  readonly leaveDefault: 'ask' | 'leave' | 'end';
}

/** A part of the popup that the panel, which has no text fields, sends people to. */
export type PopupView = 'add' | 'notes' | 'sign-in' | 'summary';

/** What a UI asks for that is not a wish about the call. */
export type UiRequest =
  | { readonly kind: 'signIn' }
  | { readonly kind: 'signOut' }
  /** Opens the popup; `digits` is offered there as a person to call, `view` is where it opens. */
  | { readonly kind: 'openPopup'; readonly digits?: string; readonly view?: PopupView }
  | { readonly kind: 'openMicrophone' }
  | { readonly kind: 'openOptions' }
  /** Kept per site by the background, because a page can read its own storage. */
  | { readonly kind: 'setLayout'; readonly layout: SiteLayout }
  /** The whole text of the notes of one call, as often as it changes. */
  | { readonly kind: 'saveNotes'; readonly callId: string; readonly text: string }
  /** Deletes past calls: one, or all of them. */
  | { readonly kind: 'deleteRecords'; readonly callId?: string }
  /** The page keeps covering or closing the panel; the toolbar badge takes over. */
  | { readonly kind: 'panelGaveUp' };

/** Which requests a web page may make; everything else is for extension pages. */
export const PAGE_REQUESTS = ['openPopup', 'openMicrophone', 'setLayout', 'panelGaveUp'] as const;

/** Why a request was not carried out. */
export type RequestProblem =
  | 'not-stored'
  | 'cancelled'
  | 'no-client-id'
  | 'offline'
  | 'refused'
  | 'not-allowed-here'
  | 'disconnected';

/** What became of a request. */
export type RequestOutcome = { readonly ok: true } | { readonly ok: false; readonly problem: RequestProblem };

/** Background → UI. The first message on a port that may show the call is a snapshot. */
export type ToUi =
  | {
      readonly kind: 'snapshot';
      readonly protocol: number;
      /** Names one life of the worker. */
      readonly epoch: string;
      /** Grows within an epoch. */
      readonly revision: number;
      readonly snapshot: Snapshot;
    }
  | { readonly kind: 'ack'; readonly id: string; readonly outcome: SendOutcome }
  | { readonly kind: 'answer'; readonly id: string; readonly outcome: RequestOutcome }
  | { readonly kind: 'status'; readonly status: Status }
  | { readonly kind: 'levels'; readonly levels: Levels }
  | { readonly kind: 'layout'; readonly layout: Layout }
  /** Somebody to call, for a popup that is already open. */
  | { readonly kind: 'prefill'; readonly person: NewPerson }
  /** The rep asked for it: the focus goes to this person's row, else into the list of people. */
  | { readonly kind: 'focus'; readonly personId?: string }
  /** Nothing to show here: a script in a page closes its port and takes its panel away. */
  | { readonly kind: 'idle' };

/** UI → background. */
export type FromUi =
  | { readonly kind: 'command'; readonly id: string; readonly command: Command }
  | { readonly kind: 'request'; readonly id: string; readonly request: UiRequest };
