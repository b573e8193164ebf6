import type WebPhone from 'ringcentral-web-phone';
import type OutboundCallSession from 'ringcentral-web-phone/call-session/outbound';
import type SipMessage from 'ringcentral-web-phone/sip-message/index';
import type { Clock } from '../shared/clock';
import { parseIds } from './parse-ids';
import { BY_US, type LegEnd, type LegIds, type LegTag, NO_AUDIO, NO_MEDIA } from './phone';
import type { WebPhoneReport } from './phone-ports';
import { phraseOf, q850Of, sequenceOf, statusOf } from './sip-answer';
import type { SipClient } from './web-phone-client';
import { MidCall } from './web-phone-midcall';

/** From the wish to dial to the first word of the server. Unit: milliseconds. */
const SIGNALLING_DEADLINE_MS = 32_000;
/** Longer than any network lets a phone ring; only a lost end gets here. Unit: milliseconds. */
const RINGING_DEADLINE_MS = 180_000;
/** A hang-up is over after this, whatever the server says. Unit: milliseconds. */
const HANG_UP_DEADLINE_MS = 5000;
const LINGER_MS = 32_000;

const NO_ANSWER: LegEnd = { status: 408, phrase: 'Request Timeout', byUs: false };

interface LegParts {
  readonly webPhone: WebPhone;
  readonly client: SipClient;
  readonly clock: Clock;
  readonly tag: LegTag;
  readonly callee: string;
  readonly callerId?: string;
  /** Before the media of the call are wanted. */
  readonly onCallId: (callId: string) => void;
  readonly closeMedia: () => void;
  readonly report: (report: WebPhoneReport) => void;
}

/** Runs one leg on web-phone, from INVITE to BYE, through each of the ways in which web-phone itself would hang. */
export class WebPhoneLeg {
  readonly #parts: LegParts;
  readonly #midCall: MidCall;
  #session: OutboundCallSession | undefined;
  #ids: LegIds | undefined;
  /** What the server said last about our INVITE, or the BYE. */
  #lastWord: SipMessage | undefined;
  #isHangUpWished = false;
  #isReported = false;
  #owesGoodbye = false;
  #cancelDeadline: (() => void) | undefined;

  constructor(parts: LegParts) {
    this.#parts = parts;
    this.#midCall = new MidCall(parts.clock);
    this.#arm(SIGNALLING_DEADLINE_MS, () => this.#giveUp());
  }

  /** Dials. Whatever becomes of it is reported. */
  start(): void {
    const { webPhone, client, callee, callerId } = this.#parts;
    if (this.#isReported || this.#session) return;
    client.on('answer', this.#handleAnswer);
    client.on('progress', this.#handleProgress);
    webPhone.once('outboundCall', (session: OutboundCallSession) => this.#adopt(session));
    // Settles in any way, or not at all; what counts is the state it leaves and what the server said.
    webPhone.call(callee, callerId).then(
      () => this.#settle(),
      () => this.#settle(),
    );
  }

  /** Stops sound at once; the leg is over when the server agrees, or after 5 s. */
  hangUp(): void {
    if (this.#isHangUpWished) return;
    this.#isHangUpWished = true;
    this.#parts.closeMedia();
    if (!this.#session) {
      this.#end(BY_US);
      return;
    }
    this.#parts.client.forbid(this.#session.callId);
    this.#arm(HANG_UP_DEADLINE_MS, () => this.#stopWaiting());
    this.#sayGoodbye();
  }

  /** No sound gets through. */
  failAudio(): void {
    if (this.#isHangUpWished) return;
    this.#report(NO_AUDIO);
    this.hangUp();
  }

  /** There is a new socket: a goodbye that met a dead one is said again. */
  repeatGoodbye(): void {
    if (!this.#owesGoodbye) return;
    this.#owesGoodbye = false;
    this.#sayGoodbye();
  }

  /** Finds a new way for the audio. */
  async reInvite(): Promise<void> {
    const session = this.#session;
    if (session?.state !== 'answered' || this.#isHangUpWished) return;
    const end = await this.#midCall.reInvite(session);
    if (end) this.#end(end);
  }

  /** Resolves with whether the server agreed. */
  async setRecording(recording: boolean): Promise<boolean> {
    const session = this.#session;
    return session?.state === 'answered' && this.#midCall.setRecording(session, recording);
  }

  #adopt(session: OutboundCallSession): void {
    this.#session = session;
    this.#parts.onCallId(session.callId);
    session.on('ringing', () => this.#handleRinging(session));
    session.on('answered', () => this.#handleAnswered());
    session.on('disposed', () => this.#end(this.#toEnd()));
    session.on('inboundMessage', (message: SipMessage) => {
      if (sequenceOf(message).method === 'BYE' && statusOf(message) === undefined) this.#lastWord = message;
    });
  }

  readonly #handleAnswer = (message: SipMessage): void => {
    if (message.getHeader('Call-Id') !== this.#session?.callId) return;
    const { method } = sequenceOf(message);
    if (method === 'INVITE') this.#lastWord = message;
    const status = statusOf(message);
    const isLost = status === 408 || status === 503;
    if ((method === 'BYE' || method === 'CANCEL') && isLost) this.#owesGoodbye = true;
  };

  /** Ids may come with a later provisional answer. */
  readonly #handleProgress = (message: SipMessage): void => {
    if (message.getHeader('Call-Id') === this.#session?.callId) this.#see('ringing', message);
  };

  #handleRinging(session: OutboundCallSession): void {
    const status = statusOf(session.sipMessage) ?? 0;
    if (status >= 200) return; // a final answer in place of progress; its second copy says the rest
    this.#see('ringing', session.sipMessage);
    // web-phone takes the addresses for a CANCEL from the message only after this event.
    if (this.#isHangUpWished) queueMicrotask(() => this.#sayGoodbye());
    else this.#arm(RINGING_DEADLINE_MS, () => this.#giveUp());
  }

  #handleAnswered(): void {
    this.#see('answered', this.#lastWord);
    if (this.#isHangUpWished) this.#sayGoodbye();
    else this.#cancelDeadline?.();
  }

  #see(kind: 'ringing' | 'answered', message: SipMessage | undefined): void {
    this.#ids ??= parseIds(message?.getHeader('p-rc-api-ids'));
    if (this.#isReported || this.#isHangUpWished) return;
    this.#parts.report({ kind, tag: this.#parts.tag, ...(this.#ids && { ids: this.#ids }) });
  }

  #settle(): void {
    if (this.#session?.state !== 'answered') this.#end(this.#toEnd());
  }

  #giveUp(): void {
    this.#report(NO_ANSWER);
    this.hangUp();
  }

  /** For the rep it is over; for a late answer that wants a BYE the session stays a while. */
  #stopWaiting(): void {
    this.#report(BY_US);
    this.#arm(LINGER_MS, () => this.#end(BY_US));
  }

  #sayGoodbye(): void {
    const state = this.#session?.state;
    const said = state === 'ringing' ? this.#session?.cancel() : state === 'init' ? undefined : this.#session?.hangup();
    // It fails only where web-phone lacks an address, and then there is nobody to tell; the deadline ends the leg.
    said?.catch(() => undefined);
  }

  #toEnd(): LegEnd {
    const word = this.#lastWord;
    if (this.#isHangUpWished) return BY_US;
    if (!word) return NO_MEDIA;
    const q850Cause = q850Of(word);
    const more = { byUs: false, ...(q850Cause !== undefined && { q850Cause }) };
    const status = statusOf(word);
    const isGoodbye = status === undefined || status < 300;
    return isGoodbye ? { status: 0, phrase: '', ...more } : { status, phrase: phraseOf(word), ...more };
  }

  /** The leg is over in SIP too: nothing of it may stay behind. */
  #end(end: LegEnd): void {
    this.#report(end);
    const { webPhone, client } = this.#parts;
    client.off('answer', this.#handleAnswer);
    client.off('progress', this.#handleProgress);
    const session = this.#session;
    if (!session) return;
    webPhone.callSessions = webPhone.callSessions.filter((other) => other !== session);
    if (session.state !== 'disposed') session.dispose();
  }

  #report(end: LegEnd): void {
    this.#cancelDeadline?.();
    if (this.#isReported) return;
    this.#isReported = true;
    this.#parts.closeMedia();
    this.#parts.report({ kind: 'ended', tag: this.#parts.tag, end, ...(this.#ids && { ids: this.#ids }) });
  }

  #arm(delayMs: number, callback: () => void): void {
    this.#cancelDeadline?.();
    this.#cancelDeadline = this.#parts.clock.after(delayMs, callback);
  }
}
