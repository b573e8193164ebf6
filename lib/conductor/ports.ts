import type { IssuedCommand } from '../call/commands';
import type { DialRules } from '../call/dial-rules';
import type { RecordEntry } from '../call/model';
import type { PartyPatch } from '../call/party';
import type { Refusal } from '../call/reasons';
import type { Snapshot } from '../call/snapshot';
import type { BootId, FromPhone, PhoneCommand } from '../phone/phone';
import type { Telephony } from '../ringcentral/telephony';
import type { Clock } from '../shared/clock';
import type { Outcome } from '../shared/outcome';

/** The way to the phone. Nothing here waits for a leg: what happened comes back through `handlePhone`. */
export interface PhoneLink {
  /** Makes sure that the phone exists, is provisioned and asked to connect. Fails with a reason within 15 s. */
  open(): Promise<Outcome<void>>;
  /** Fire and forget; `bootId` names the life of the phone that is meant. */
  send(bootId: BootId, command: PhoneCommand): void;
  /** Everything up to `sequence` is saved. */
  acknowledge(sequence: number): void;
  /** Lets the phone go: no call, nobody watching. */
  close(): void;
  /** While there is a call on it, notices within 5 s that it hangs; told through `handlePhoneSilent`. */
  watch(hasCall: boolean): void;
}

/** The telephony subscription. Live and lost are told through `handleEventsState`. */
export interface EventsLink {
  start(): Promise<Outcome<void>>;
  stop(): void;
}

/** What the core must know about the rep, learned after sign-in. */
export interface Account {
  readonly extensionId: string;
  readonly extensionNumber: string;
  readonly name: string;
  /** ISO 3166 alpha-2 code of the account's country. */
  readonly country: string;
  /** The rep's own numbers in E.164, refused as callees. */
  readonly ownNumbers: readonly string[];
}

/** Where the one saved state lives. `load` gives back whatever was last saved, unvalidated. */
export interface CallStore {
  load(): Promise<unknown>;
  save(state: unknown): Promise<void>;
  /** What `load` gave is from before the browser, or the extension, was closed. */
  isLeftover?(): boolean;
}

/** Where the record of calls lives. */
export interface RecordLink {
  /** Resolves once every entry is stored, however often it is told of them; rejects where they cannot be. */
  put(entries: readonly RecordEntry[]): Promise<void>;
}

/** Everything that the conductor needs of the world. */
export interface ConductorPorts {
  readonly telephony: Telephony;
  readonly phone: PhoneLink;
  readonly events: EventsLink;
  readonly store: CallStore;
  readonly record: RecordLink;
  readonly clock: Clock;
  /** Wakes a worker that died: called with the next due time, or null when nothing is due. */
  readonly setAlarm: (dueMs: number | null) => void;
  readonly log: (level: 'info' | 'warn' | 'error', text: string) => void;
}

/** What became of a command. */
export type CommandResult = { readonly ok: true } | { readonly ok: false; readonly refusal: Refusal };

/**
 * The only writer of the call. One queue: fold, save, then acknowledge, broadcast and send.
 * Everything handed in before the saved state is loaded waits in the queue.
 */
export interface Conductor {
  /** Loads the saved state and carries on. Call once per worker life, before or after anything was handed in. */
  restore(): Promise<void>;
  /** Resolves once the outcome is saved. */
  handleCommand(issued: IssuedCommand): Promise<CommandResult>;
  handlePhone(message: FromPhone): void;
  /** The link to the phone dropped. */
  handlePhoneLost(): void;
  /** The phone is there and does not answer, or answers again. */
  handlePhoneSilent(isSilent: boolean): void;
  /** Resolves once the patch is saved; rejects where it cannot be. */
  handleNotification(patch: PartyPatch): Promise<void>;
  /** `live` after `lost` puts the roster in doubt until it was read again: what was told meanwhile is gone. */
  handleEventsState(state: 'live' | 'lost'): void;
  /** The rate group of reads, bring-ins and removals is in its penalty until then; null when it is over. */
  handlePenalty(untilMs: number | null): void;
  /** Something between here and RingCentral answers in its place, or lets nothing through. */
  handleBlocked(isBlocked: boolean): void;
  handleSignedIn(account: Account): void;
  /** Whether calls ring in this browser. */
  handleRinging(ringsHere: boolean): void;
  /** What may be dialled, as the rep and their administrator chose. */
  handleRules(rules: DialRules): void;
  /** A popup opened: phone and subscription are made ready now and let go 2 minutes later if no call began. */
  warm(): void;
  /** The tokens are dead or wiped; phone and roster stay until the call is over. */
  handleSignedOut(): void;
  /** The alarm rang, or the machine woke up. */
  wake(): void;
  snapshot(): Snapshot;
  /** Called with a snapshot whenever it differs, durations aside. Returns the way to stop. */
  onSnapshot(listener: (snapshot: Snapshot) => void): () => void;
  /** Resolves when the queue is empty and no effect is under way. */
  idle(): Promise<void>;
}
