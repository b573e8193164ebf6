/**
 * The seam between the model of telephony (`world`) and the phone network's front (`sip`, `media`).
 * The world decides what happens to a leg; the front speaks SIP and carries audio. Neither knows the other's inside.
 */

/** One SIP leg of one of the account's own devices, named by its SIP Call-ID. */
export type CallId = string;

/** Who can speak and hear: a callee by number, or a device leg by Call-ID. */
export type EndpointId = `callee:${string}` | `device:${CallId}`;

export interface LineCredentials {
  readonly username: string;
  readonly authorizationId: string;
  readonly password: string;
  readonly domain: string;
}

export interface Registration {
  readonly authorizationId: string;
  readonly instanceId: string;
  /** Unit: seconds. 0 removes the registration. */
  readonly expiresS: number;
}

export interface InviteRequest {
  readonly callId: CallId;
  readonly authorizationId: string;
  /** User part of the request URI: a number, an extension, or a conference token. */
  readonly callee: string;
  /** Number of P-Asserted-Identity, if the caller asked for one. */
  readonly callerId: string | undefined;
}

/** What the world tells the front to do with a leg. Ids go into the header `p-rc-api-ids`. */
export type LegOrder =
  | { readonly kind: 'progress'; readonly callId: CallId; readonly sessionId: string; readonly partyId: string }
  | { readonly kind: 'answer'; readonly callId: CallId; readonly sessionId: string; readonly partyId: string }
  | {
      readonly kind: 'refuse';
      readonly callId: CallId;
      readonly status: number;
      readonly phrase: string;
      readonly q850?: string;
    }
  | { readonly kind: 'bye'; readonly callId: CallId }
  /** An incoming call: send an INVITE with this Call-ID to the devices in `to`; without it, to every registered one. */
  | {
      readonly kind: 'ring';
      readonly callId: CallId;
      readonly sessionId: string;
      readonly partyId: string;
      readonly from: string;
      readonly name: string;
      /** With the headers that ask a phone to answer by itself. */
      readonly autoAnswer?: boolean;
      /** Authorization ids. */
      readonly to?: readonly string[];
    }
  /** The caller of an incoming call gave up, or another device answered. */
  | { readonly kind: 'cancel'; readonly callId: CallId };

/** Implemented by the world, called by the SIP front. */
export interface Line {
  /** Undefined: unknown authorization id. */
  credentials(authorizationId: string): LineCredentials | undefined;
  /** `too-many`: answer 603 Too Many Contacts. `refused`: 403. */
  register(registration: Registration): 'ok' | 'too-many' | 'refused';
  /** A registration's socket closed without un-registering. */
  contactLost(registration: { readonly authorizationId: string; readonly instanceId: string }): void;
  /** The world answers through `onOrder`, never synchronously inside this call. */
  invite(request: InviteRequest): void;
  /** CANCEL from the caller. */
  cancelled(callId: CallId): void;
  /** ACK after 200: the leg is up. */
  established(callId: CallId): void;
  /** BYE from the device, or its socket is gone for good. */
  hungUp(callId: CallId): void;
  /** Re-INVITE with a=sendonly or a=inactive (true) or a=sendrecv (false). */
  heldBySip(callId: CallId, held: boolean): void;
  /** The device answered (200), declined (603, 486) or sent to voicemail an incoming call. */
  incomingAnswered(callId: CallId, by: { readonly authorizationId: string; readonly instanceId: string }): void;
  incomingRefused(callId: CallId, how: 'declined' | 'voicemail'): void;
  /** INFO startRecord / stopRecord on a leg. False: refused (answer 4xx). */
  recording(callId: CallId, on: boolean): boolean;
  /** DTMF seen on a leg. */
  dtmf(callId: CallId, digit: string): void;
  /** Whom this endpoint hears right now. Asked every 20 ms frame: must be cheap. */
  hears(endpoint: EndpointId): readonly EndpointId[];
  /** Every endpoint that could speak or hear right now. */
  endpoints(): readonly EndpointId[];
  onOrder(listener: (order: LegOrder) => void): () => void;
}

/** Implemented by the media front, asked by the ledger. Levels are RMS of the last 500 ms, 0 to 1. */
export interface MediaMeter {
  /** What the device sends to us on this leg. */
  audioIn(callId: CallId): number;
  /** What we send to the device on this leg. */
  audioOut(callId: CallId): number;
  /** Endpoints whose tone, or voice, is really in the samples mixed for this endpoint, measured, not assumed. */
  heardBy(endpoint: EndpointId): readonly EndpointId[];
}

/** The tone that a callee speaks for as long as the call lasts. Unit: Hz. Spread so that no two share a harmonic. */
export type ToneOf = (number: string) => number;
