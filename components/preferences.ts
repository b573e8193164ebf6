import type { BringInMode } from '../lib/call/commands';
import type { LeaveDefault, RemovalPreference } from './call-props';

/** What a rep chooses once. */
export interface Preferences {
  readonly removal: RemovalPreference;
  readonly bringIn: BringInMode;
  readonly leaveDefault: LeaveDefault;
  /** Empty: the default of the account. */
  readonly callerId: string;
  readonly ringInBrowser: boolean;
  /** Says who failed or dropped while the rep looks elsewhere. */
  readonly notify: boolean;
  /** Devices by the browser's ids; empty is what the system chose. */
  readonly microphoneId: string;
  readonly speakerId: string;
  readonly ringerId: string;
  /** 0 is silent. */
  readonly ringVolumePercent: number;
  readonly chime: boolean;
  /** Unit: days; 0 keeps none. */
  readonly historyDays: number;
  readonly historyCalls: number;
  /** ISO codes; empty allows all. */
  readonly allowedCountries: readonly string[];
  readonly premiumNumbers: 'refuse' | 'ask' | 'allow';
  readonly dialsPerMinute: number;
  readonly dialsPerHour: number;
  readonly contextMenu: boolean;
  readonly privateMode: boolean;
}

/** Which of them an administrator fixed. */
export type Locked = Readonly<Partial<Record<keyof Preferences, boolean>>>;

/** What every section with preferences works with. */
export interface PreferenceSettings {
  readonly preferences: Preferences;
  readonly locked?: Locked | undefined;
  /** Called within the click, so that the browser may ask. */
  readonly onChange: (change: Partial<Preferences>) => void;
}
