import type { Conductor } from '../../lib/conductor/ports';
import type { Hub } from '../../lib/messaging/hub-ports';
import type { CallBacks } from './call-backs';
import type { AttachablePhone, BackgroundDeps } from './deps';
import type { FinderSide } from './finder-side';
import type { Gate } from './gate';
import type { LinkStates } from './link-states';
import type { SipProvision } from './phone-side';
import type { ChosenPlatform } from './platform';
import type { Preferences } from './preferences';
import type { Presence } from './presence';
import type { RecordKeeper } from './record-keeper';
import type { Session } from './session';
import type { Sites } from './sites';
import type { Sound } from './sound';
import type { Tray } from './tray';
import type { Updates } from './updates';

/** What the parts of the background know of each other. Each reads the others only when it is used, never when it is made. */
export interface Wired {
  readonly deps: BackgroundDeps;
  readonly platform: ChosenPlatform;
  readonly phone: AttachablePhone;
  readonly sip: SipProvision;
  readonly conductor: Conductor;
  readonly session: Session;
  readonly record: RecordKeeper;
  readonly sites: Sites;
  readonly callBacks: CallBacks;
  readonly preferences: Preferences;
  readonly links: LinkStates;
  readonly presence: Presence;
  readonly sound: Sound;
  readonly updates: Updates;
  readonly finder: FinderSide;
  readonly tray: Tray;
  readonly hub: Hub;
  /** Opens when everything that was saved has been read. */
  readonly ready: Gate;
  /** Is there a call to show? */
  readonly isShown: boolean;
  readonly warn: (text: string) => void;
  /** For work that nobody waits for. */
  readonly run: (work: Promise<unknown>) => void;
}
