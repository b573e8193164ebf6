import type {
  AudioWish,
  Caller,
  DeviceWish,
  LegEnd,
  LegIds,
  LegTag,
  MicrophoneState,
  PhoneEvent,
  SipInfo,
} from './phone';

/** What the SIP side tells. */
export type WebPhoneReport =
  | { readonly kind: 'registered' }
  | { readonly kind: 'unregistered'; readonly why: Extract<PhoneEvent, { kind: 'unregistered' }>['why'] }
  | { readonly kind: 'incoming'; readonly tag: LegTag; readonly caller: Caller; readonly ids?: LegIds }
  | { readonly kind: 'ringing'; readonly tag: LegTag; readonly ids?: LegIds }
  | { readonly kind: 'answered'; readonly tag: LegTag; readonly ids?: LegIds }
  | { readonly kind: 'ended'; readonly tag: LegTag; readonly end: LegEnd; readonly ids?: LegIds };

/** SIP: keeps the registration and runs legs. Nothing here throws; what happened is reported. */
export interface WebPhonePort {
  open(sip: SipInfo, instanceId: string): void;
  /** Hangs everything up and unregisters, in at most a few seconds. */
  close(): void;
  isRegistered(): boolean;
  dial(leg: { readonly tag: LegTag; readonly callee: string; readonly callerId?: string }): void;
  hangUp(tag: LegTag): void;
  /** These three are about a leg that rings here; harmless for any other. */
  answer(tag: LegTag): void;
  decline(tag: LegTag): void;
  toVoicemail(tag: LegTag): void;
  /** Resolves with whether the server agreed, at the latest after a deadline. */
  setRecording(tag: LegTag, recording: boolean): Promise<boolean>;
  /** The machine is on another network, or came back from none. */
  networkChanged(): void;
  onReport(listener: (report: WebPhoneReport) => void): void;
}

/** How well the live leg is heard. */
export type Quality = 'good' | 'weak' | 'lost' | 'unknown';

/** Microphone and loudspeaker: one capture, at most one leg that carries anything. */
export interface AudioPort {
  /** Answers through `onMicrophone`, also when it is open already. */
  openMicrophone(): void;
  closeMicrophone(): void;
  microphone(): MicrophoneState;
  /** Idempotent. */
  setAudio(wish: AudioWish): void;
  audio(): AudioWish;
  sendTones(tag: LegTag, tones: string): void;
  /** Takes effect at once; answers through `onDevices`. */
  setDevices(wish: DeviceWish): void;
  setRinging(isRinging: boolean): void;
  chime(kind: 'joined' | 'left'): void;
  /** The microphone's level from 0 to 1, and the quality of the live leg. */
  measure(): Promise<{ readonly microphone: number; readonly quality: Quality }>;
  onMicrophone(listener: (state: MicrophoneState) => void): void;
}
