/**
 * The words between the background and the phone (the offscreen document on Chromium).
 * The phone executes and reports; it decides nothing about conferences.
 */

/** Chosen by us and saved before dialling; a tag is dialled at most once in the life of a phone. */
export type LegTag = string;

/** Names one life of the phone: another boot id means that every earlier leg is lost. */
export type BootId = string;

/** The parts of a sip-provision answer that the web phone needs. Kept in memory only. */
export interface SipInfo {
  readonly transport: 'WSS';
  readonly username: string;
  readonly password: string;
  readonly authorizationId: string;
  readonly domain: string;
  readonly outboundProxy: string;
  readonly outboundProxyBackup?: string;
  readonly stunServers?: readonly string[];
}

/** How a leg ended. */
export interface LegEnd {
  /** SIP status that ended it, 0 for a BYE or CANCEL of ours or theirs. */
  readonly status: number;
  readonly phrase: string;
  readonly q850Cause?: number;
  readonly byUs: boolean;
  /** Signalling went well, and no sound ever got through. */
  readonly hasNoAudio?: true;
}

/** Hung up here. */
export const BY_US: LegEnd = { status: 0, phrase: '', byUs: true };

/** The SIP library failed before it sent anything: no offer, or no answer to one, could be made. */
export const NO_MEDIA: LegEnd = { status: 488, phrase: 'Not Acceptable Here', byUs: false };

/** Given up because no sound got through. */
export const NO_AUDIO: LegEnd = { status: 0, phrase: '', byUs: false, hasNoAudio: true };

/** RingCentral's names for the rep's end of a leg. */
export interface LegIds {
  readonly sessionId: string;
  readonly partyId: string;
}

/** Who calls, as the network tells it: never to be trusted as a name. */
export interface Caller {
  readonly number: string;
  readonly name: string;
}

/** One leg, as the phone knows it. */
export interface LegStatement {
  readonly tag: LegTag;
  readonly state: 'dialing' | 'ringing' | 'answered' | 'ended';
  readonly ids?: LegIds;
  readonly end?: LegEnd;
  /** Of a leg that somebody else began: it rings until it is answered here, or gone. */
  readonly caller?: Caller;
}

/** What is heard and sent: at most one leg is live, every other one is silent both ways. */
export interface AudioWish {
  readonly liveTag: LegTag | null;
  readonly muted: boolean;
  readonly onHold: boolean;
}

/** Which devices the rep chose, by the browser's ids; empty is what the system chose. */
export interface DeviceWish {
  readonly microphoneId: string;
  readonly speakerId: string;
  /** Where ringing and the chime are heard. */
  readonly ringerId: string;
  /** How loud ringing is; 0 is silent. */
  readonly ringVolumePercent: number;
}

/** A chosen device that is `missing` is replaced by the system's; `blocked`: the browser plays nothing without a click. */
export type DeviceState = 'chosen' | 'missing' | 'blocked';

/** How the one capture is doing. */
export type MicrophoneState = 'closed' | 'open' | 'denied' | 'missing' | 'lost';

/** Everything the phone knows, sent on each attach and when asked. */
export interface PhoneStatement {
  readonly bootId: BootId;
  readonly registered: boolean;
  readonly microphone: MicrophoneState;
  /** Every leg of this life, the ended ones too. */
  readonly legs: readonly LegStatement[];
  readonly audio: AudioWish;
  readonly recording: boolean;
}

/** What the phone is told to do. */
export type PhoneCommand =
  /** Connects and registers; harmless when it already is. */
  | { readonly kind: 'open'; readonly sip: SipInfo; readonly instanceId: string }
  | { readonly kind: 'close' }
  /** Opens the one capture that all legs share; answers with a microphone event. */
  | { readonly kind: 'openMicrophone' }
  | { readonly kind: 'closeMicrophone' }
  | { readonly kind: 'dial'; readonly tag: LegTag; readonly callee: string; readonly callerId?: string }
  /** Also forbids a later dial of a tag that was never seen. */
  | { readonly kind: 'hangUp'; readonly tag: LegTag }
  /** A leg that rings here; once, however often it is said. Ignored when it is gone. */
  | { readonly kind: 'answer'; readonly tag: LegTag }
  /** Stops it on all devices of the rep; hanging up stops it on this one only. */
  | { readonly kind: 'decline'; readonly tag: LegTag }
  | { readonly kind: 'toVoicemail'; readonly tag: LegTag }
  | { readonly kind: 'setAudio'; readonly audio: AudioWish }
  | { readonly kind: 'sendTones'; readonly tag: LegTag; readonly tones: string }
  | { readonly kind: 'setRecording'; readonly tag: LegTag; readonly recording: boolean }
  /** Takes effect at once, in a call too; answered with `devices`. */
  | { readonly kind: 'setDevices'; readonly devices: DeviceWish }
  /** Rings on the ringer until told otherwise, or until nothing rings any more. */
  | { readonly kind: 'setRinging'; readonly ringing: boolean }
  | { readonly kind: 'chime'; readonly chime: 'joined' | 'left' }
  /** While true the phone reconnects its link by itself, which wakes the worker. */
  | { readonly kind: 'setCallOpen'; readonly open: boolean }
  /** While true `levels` are sent; ends by itself when the link drops. */
  | { readonly kind: 'watch'; readonly watching: boolean }
  | { readonly kind: 'state' };

/** What the phone saw. Told again until it is acknowledged. */
export type PhoneEvent =
  | { readonly kind: 'registered' }
  | { readonly kind: 'unregistered'; readonly why: 'closed' | 'refused' | 'too-many-contacts' | 'no-answer' }
  | { readonly kind: 'microphone'; readonly state: MicrophoneState }
  /** A provisional answer, or a repeat once the ids are known. */
  | { readonly kind: 'legRinging'; readonly tag: LegTag; readonly ids?: LegIds; readonly caller?: Caller }
  /** SIP 200. It does not mean that the callee answered. */
  | { readonly kind: 'legAnswered'; readonly tag: LegTag; readonly ids?: LegIds }
  | { readonly kind: 'legEnded'; readonly tag: LegTag; readonly end: LegEnd; readonly ids?: LegIds }
  | { readonly kind: 'audio'; readonly audio: AudioWish }
  | { readonly kind: 'recording'; readonly recording: boolean; readonly refused: boolean }
  | { readonly kind: 'statement'; readonly statement: PhoneStatement };

/** Background → phone. A command meant for another boot id is dropped and answered with a statement. */
export type ToPhone =
  | { readonly kind: 'command'; readonly bootId: BootId; readonly command: PhoneCommand }
  /** Everything up to and including `sequence` is saved. */
  | { readonly kind: 'ack'; readonly sequence: number }
  /** Asks for a beat: is somebody there? */
  | { readonly kind: 'ping' };

/** Phone → background. `hello` is the first message on every link. Events repeat until acknowledged. */
export type FromPhone =
  | { readonly kind: 'hello'; readonly statement: PhoneStatement }
  | { readonly kind: 'event'; readonly bootId: BootId; readonly sequence: number; readonly event: PhoneEvent }
  | { readonly kind: 'beat' }
  /** Not saved, not acknowledged: after each `setDevices`, and when a device comes or goes. */
  | { readonly kind: 'devices'; readonly microphone: DeviceState; readonly speaker: DeviceState }
  /** Not saved, not acknowledged: at most five a second while a UI watches. */
  | { readonly kind: 'levels'; readonly microphone: number; readonly quality: 'good' | 'weak' | 'lost' | 'unknown' };
