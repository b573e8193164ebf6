import type WebPhone from 'ringcentral-web-phone';
import type InboundCallSession from 'ringcentral-web-phone/call-session/inbound';
import type SipMessage from 'ringcentral-web-phone/sip-message/index';
import type { Clock } from '../shared/clock';
import { parseIds } from './parse-ids';
import { BY_US, type Caller, type LegEnd, type LegIds, type LegTag, NO_AUDIO, NO_MEDIA } from './phone';
import type { WebPhoneReport } from './phone-ports';
import { MidCall } from './web-phone-midcall';

/** From the wish to answer to an offer of ours: gathering candidates is bounded, a dead microphone is not. */
const ANSWER_DEADLINE_MS = 10_000;
/** A goodbye, or a refusal, is over after this, whatever the server says. Unit: milliseconds. */
const GOODBYE_DEADLINE_MS = 5000;

const GONE: LegEnd = { status: 0, phrase: '', byUs: false };

interface IncomingParts {
  readonly webPhone: WebPhone;
  readonly session: InboundCallSession;
  readonly clock: Clock;
  readonly tag: LegTag;
  readonly closeMedia: () => void;
  readonly report: (report: WebPhoneReport) => void;
}

/** The display name of a From header, quoted or not. */
const nameOf = (from: string): string => /^\s*"?([^"<]*?)"?\s*</.exec(from)?.[1] ?? '';

/** Who calls. The network's name for them, where From has none, stands in RingCentral's own header. */
function callerOf(message: Pick<SipMessage, 'getHeader'>): Caller {
  const from = message.getHeader('From') ?? '';
  const number = /<sips?:([^@>;]*)/.exec(from)?.[1] ?? '';
  const info = /callerIdName=([^;]*)/.exec(message.getHeader('p-rc-api-call-info') ?? '')?.[1] ?? '';
  const name = (nameOf(from) || info).trim().slice(0, 200);
  return { number: number.replace(/[^+0-9]/g, ''), name };
}

/**
 * Runs one leg that somebody else began. It rings until it is told to answer or to refuse: headers that ask for an
 * answer are not obeyed.
 */
export class WebPhoneIncomingLeg {
  readonly #parts: IncomingParts;
  readonly #midCall: MidCall;
  readonly #ids: LegIds | undefined;
  #isAsked = false;
  #isReported = false;
  #isHangUpWished = false;
  /** What a hang-up of ours is reported as. */
  #farewell = BY_US;
  #owesGoodbye = false;
  #cancelDeadline: (() => void) | undefined;

  constructor(parts: IncomingParts) {
    this.#parts = parts;
    this.#midCall = new MidCall(parts.clock);
    this.#ids = parseIds(parts.session.sipMessage.getHeader('p-rc-api-ids'));
  }

  /** Tells of the call, and from then on of what becomes of it. */
  start(): void {
    const { session, tag, report } = this.#parts;
    session.on('disposed', () => this.#end(this.#isHangUpWished ? this.#farewell : GONE));
    report({ kind: 'incoming', tag, caller: callerOf(session.sipMessage), ...this.#withIds() });
  }

  /** Once: a second wish changes nothing. */
  answer(): void {
    const { session } = this.#parts;
    if (this.#isAsked || session.state !== 'ringing') return;
    this.#isAsked = true;
    this.#arm(ANSWER_DEADLINE_MS, () => this.#end(NO_MEDIA));
    session.answer().then(
      () => this.#handleAnswered(),
      () => this.#end(NO_MEDIA),
    );
  }

  decline(): void {
    this.#refuse(() => this.#parts.session.decline());
  }

  toVoicemail(): void {
    this.#refuse(() => this.#parts.session.toVoicemail());
  }

  /** A leg that only rings goes on ringing on the rep's other devices. */
  hangUp(): void {
    if (this.#isHangUpWished) return;
    this.#isHangUpWished = true;
    this.#parts.closeMedia();
    if (this.#parts.session.state !== 'answered') {
      this.#end(this.#farewell);
      return;
    }
    this.#arm(GOODBYE_DEADLINE_MS, () => this.#end(this.#farewell));
    this.#sayGoodbye();
  }

  /** No sound gets through. */
  failAudio(): void {
    if (this.#isHangUpWished) return;
    this.#farewell = NO_AUDIO;
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
    const { session } = this.#parts;
    if (session.state !== 'answered' || this.#isHangUpWished) return;
    const end = await this.#midCall.reInvite(session);
    if (end) this.#end(end);
  }

  /** Resolves with whether the server agreed. */
  async setRecording(recording: boolean): Promise<boolean> {
    const { session } = this.#parts;
    return session.state === 'answered' && this.#midCall.setRecording(session, recording);
  }

  #withIds(): { readonly ids?: LegIds } {
    return this.#ids ? { ids: this.#ids } : {};
  }

  #refuse(say: () => Promise<void>): void {
    if (this.#isAsked || this.#parts.session.state !== 'ringing') return;
    this.#isAsked = true;
    this.#isHangUpWished = true;
    this.#arm(GOODBYE_DEADLINE_MS, () => this.#end(BY_US));
    // It settles with the CANCEL of the network, which disposes the session, or never; the deadline ends the leg.
    say().catch(() => undefined);
  }

  #handleAnswered(): void {
    this.#cancelDeadline?.();
    // Taken back, or cancelled by the network, while the answer was made.
    if (this.#isReported || this.#isHangUpWished) this.#sayGoodbye();
    else this.#parts.report({ kind: 'answered', tag: this.#parts.tag, ...this.#withIds() });
  }

  #sayGoodbye(): void {
    const { session } = this.#parts;
    session.hangup().then(
      () => undefined,
      () => {
        this.#owesGoodbye = true;
      },
    );
  }

  /** The leg is over; nothing of it may stay behind. */
  #end(end: LegEnd): void {
    this.#cancelDeadline?.();
    if (this.#isReported) return;
    this.#isReported = true;
    const { webPhone, session, tag, report, closeMedia } = this.#parts;
    closeMedia();
    report({ kind: 'ended', tag, end, ...this.#withIds() });
    // What only rings stays known to web-phone, which answers the network's CANCEL.
    if (session.state !== 'answered') return;
    webPhone.callSessions = webPhone.callSessions.filter((other) => other !== session);
    session.dispose();
  }

  #arm(delayMs: number, callback: () => void): void {
    this.#cancelDeadline?.();
    this.#cancelDeadline = this.#parts.clock.after(delayMs, callback);
  }
}
