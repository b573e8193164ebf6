import type { PartyPatch } from '../../lib/call/party';
import type { Conductor, ConductorPorts, PhoneLink } from '../../lib/conductor/ports';
import type { PortLike } from '../../lib/messaging/port-like';
import type { Self } from '../../lib/messaging/sender';
import type { FromPhone, SipInfo } from '../../lib/phone/phone';
import type { AuthStatus } from '../../lib/ringcentral/auth';
import type { Clock } from '../../lib/shared/clock';
import type { Outcome } from '../../lib/shared/outcome';
import type { Items } from '../../lib/storage/items';
import type { RecordStore } from '../../lib/storage/record-store';
import type { BrowserPorts } from './browser-ports';
import type { Platform, PlatformChoice } from './platform';

/** What a platform tells the background. */
export interface PlatformHooks {
  onPatches(patches: readonly PartyPatch[]): Promise<void>;
  onEventsState(state: 'live' | 'lost'): void;
  onPenalty(untilMs: number | null): void;
  onBlocked(isBlocked: boolean): void;
  onAuth(status: AuthStatus): void;
}

/** What the background's end of the phone is built from. */
export interface PhoneParts {
  readonly provision: () => Promise<Outcome<SipInfo>>;
  readonly forgetProvision: () => void;
  readonly instanceId: () => Promise<string>;
  readonly onMessage: (message: FromPhone) => void;
  readonly onLost: () => void;
  readonly onSilent: (isSilent: boolean) => void;
}

/** The background's end of the phone. */
export type AttachablePhone = PhoneLink & { attach(port: PortLike): void };

/** Everything from outside: the real ones are put together in `real-deps.ts`, tests bring fakes. */
export interface BackgroundDeps {
  readonly self: Self;
  readonly epoch: string;
  readonly browser: BrowserPorts;
  readonly items: Items;
  readonly record: RecordStore;
  readonly clock: Clock;
  readonly builtInClientId: string;
  readonly createPlatform: (choice: PlatformChoice, hooks: PlatformHooks) => Platform;
  readonly createPhone: (parts: PhoneParts) => AttachablePhone;
  readonly createConductor: (ports: ConductorPorts) => Conductor;
  /** Settles before anything stored is read. */
  readonly shutOutPages: () => Promise<void>;
  /** Asks a phone that outlived the last worker to connect; false where there is none. */
  readonly findPhone: () => Promise<boolean>;
  readonly log: ConductorPorts['log'];
}
