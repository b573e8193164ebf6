import WebPhone from 'ringcentral-web-phone';
import type InboundCallSession from 'ringcentral-web-phone/call-session/inbound';
import type { SipInfo as WebPhoneSipInfo, WebRtcSession } from 'ringcentral-web-phone/types';
import type { Clock } from '../shared/clock';
import type { Trouble } from './leg-media';
import type { LegTag, SipInfo } from './phone';
import type { WebPhonePort, WebPhoneReport } from './phone-ports';
import { Registration } from './registration';
import { SipClient } from './web-phone-client';
import { WebPhoneIncomingLeg } from './web-phone-incoming';
import { WebPhoneLeg } from './web-phone-leg';

/** The sound of the legs; `Audio` has this shape. */
export interface LegAudio {
  openLeg(tag: LegTag, stunServers: readonly string[]): WebRtcSession;
  closeLeg(tag: LegTag): void;
  onTrouble(listener: (tag: LegTag, trouble: Trouble) => void): void;
  networkChanged(): void;
}

interface WebPhoneParts {
  readonly audio: LegAudio;
  readonly clock: Clock;
  readonly random: () => number;
}

/** The server ends a leg by itself when its phone stays away this long. Unit: milliseconds. */
const GOODBYE_DUE_MS = 60_000;

type AnyLeg = WebPhoneLeg | WebPhoneIncomingLeg;

/** One connection's worth of web-phone. */
interface Line {
  readonly client: SipClient;
  readonly webPhone: WebPhone;
}

const toWebPhoneSip = (sip: SipInfo): WebPhoneSipInfo => ({
  ...sip,
  outboundProxyBackup: sip.outboundProxyBackup ?? '',
  stunServers: [...(sip.stunServers ?? [])],
});

/** The SIP side on `ringcentral-web-phone`. */
export class WebPhoneAdapter implements WebPhonePort {
  readonly #parts: WebPhoneParts;
  readonly #registration: Registration;
  readonly #legs = new Map<LegTag, AnyLeg>();
  readonly #incoming = new Map<LegTag, WebPhoneIncomingLeg>();
  readonly #ended = new Set<AnyLeg>();
  readonly #tags = new Map<string, LegTag>();
  #line: Line | undefined;
  #waiting: readonly WebPhoneLeg[] = [];
  /** Closed by us; it stays until its last leg was hung up. */
  #leaving: SipClient | undefined;
  #hasNewNetwork = false;
  #listener: (report: WebPhoneReport) => void = () => undefined;

  constructor(parts: WebPhoneParts) {
    this.#parts = parts;
    this.#registration = new Registration({
      start: (options) => this.#start(options),
      drop: () => this.#line?.client.drop(),
      hasBackup: () => Boolean(this.#line?.client.sipInfo.outboundProxyBackup),
      isInCall: () => this.#legs.size > 0,
      clock: parts.clock,
      random: parts.random,
      onRegistered: () => this.#handleRegistered(),
      onUnregistered: (why) => this.#listener({ kind: 'unregistered', why }),
    });
    parts.audio.onTrouble((tag, trouble) => this.#mend(this.#legs.get(tag), trouble));
  }

  onReport(listener: (report: WebPhoneReport) => void): void {
    this.#listener = listener;
  }

  isRegistered(): boolean {
    return this.#registration.isRegistered();
  }

  open(sip: SipInfo, instanceId: string): void {
    this.#line ??= this.#createLine(sip, instanceId);
    const { client, webPhone } = this.#line;
    client.sipInfo = toWebPhoneSip(sip);
    webPhone.sipInfo = client.sipInfo;
    client.instanceId = instanceId;
    this.#registration.open();
  }

  close(): void {
    this.#registration.close();
    this.#leaving = this.#line?.client;
    this.#line = undefined;
    for (const leg of this.#legs.values()) leg.hangUp();
    this.#leaveIfIdle();
  }

  dial(wish: { readonly tag: LegTag; readonly callee: string; readonly callerId?: string }): void {
    const { tag } = wish;
    const line = this.#line;
    if (!line) {
      this.#listener({ kind: 'ended', tag, end: { status: 503, phrase: 'Service Unavailable', byUs: false } });
      return;
    }
    const leg = new WebPhoneLeg({
      ...line,
      ...wish,
      clock: this.#parts.clock,
      onCallId: (callId) => this.#tags.set(callId, tag),
      closeMedia: () => this.#parts.audio.closeLeg(tag),
      report: (report) => this.#handleLeg(leg, report),
    });
    this.#legs.set(tag, leg);
    if (this.isRegistered()) leg.start();
    else this.#waiting = [...this.#waiting, leg];
  }

  hangUp(tag: LegTag): void {
    this.#legs.get(tag)?.hangUp();
  }

  answer(tag: LegTag): void {
    this.#incoming.get(tag)?.answer();
  }

  decline(tag: LegTag): void {
    this.#incoming.get(tag)?.decline();
  }

  toVoicemail(tag: LegTag): void {
    this.#incoming.get(tag)?.toVoicemail();
  }

  setRecording(tag: LegTag, recording: boolean): Promise<boolean> {
    return this.#legs.get(tag)?.setRecording(recording) ?? Promise.resolve(false);
  }

  networkChanged(): void {
    this.#parts.audio.networkChanged();
    this.#hasNewNetwork = true;
    this.#registration.networkChanged();
  }

  /** A leg on which nothing was ever heard is given up; the rep would wait for nothing. */
  #mend(leg: AnyLeg | undefined, trouble: Trouble): void {
    if (trouble === 'never') leg?.failAudio();
    else void leg?.reInvite(); // never rejects
  }

  #createLine(sip: SipInfo, instanceId: string): Line {
    const options = { sipInfo: toWebPhoneSip(sip), instanceId, debug: false };
    const client = new SipClient(options, this.#parts.clock);
    client.on('lost', () => this.#ifCurrent(client, () => this.#registration.lost()));
    client.on('notRegistered', (status: number) => this.#ifCurrent(client, () => this.#registration.lost(status)));
    const webPhone = new WebPhone({
      ...options,
      sipClient: client,
      autoAnswer: false,
      webRtcSessionFactory: ({ callId, stunServers }) =>
        this.#parts.audio.openLeg(this.#tags.get(callId) ?? callId, stunServers),
    });
    webPhone.on('inboundCall', (session: InboundCallSession) =>
      this.#ifCurrent(client, () => this.#ring(webPhone, session)),
    );
    return { client, webPhone };
  }

  #ring(webPhone: WebPhone, session: InboundCallSession): void {
    const { callId } = session;
    const tag = `in/${callId}`;
    this.#tags.set(callId, tag);
    const leg = new WebPhoneIncomingLeg({
      webPhone,
      session,
      tag,
      clock: this.#parts.clock,
      closeMedia: () => this.#parts.audio.closeLeg(tag),
      report: (report) => this.#handleLeg(leg, report),
    });
    this.#legs.set(tag, leg);
    this.#incoming.set(tag, leg);
    leg.start();
  }

  /** Frees the registration's slot at once instead of after two minutes, then says that the phone is closed. */
  #leaveIfIdle(): void {
    const client = this.#leaving;
    if (!client || this.#legs.size > 0) return;
    this.#leaving = undefined;
    // Opened again meanwhile: then the news of the next line count.
    const tell = (): void => {
      if (!this.#line) this.#listener({ kind: 'unregistered', why: 'closed' });
    };
    client.leave().then(tell, tell);
  }

  /** A line that was closed may still have something to say. */
  #ifCurrent(client: SipClient, action: () => void): void {
    if (this.#line?.client === client) action();
  }

  async #start({ useBackup }: { readonly useBackup: boolean }): Promise<void> {
    this.#line?.client.toggleBackupOutboundProxy(useBackup);
    await this.#line?.client.start();
  }

  #handleRegistered(): void {
    this.#listener({ kind: 'registered' });
    for (const leg of this.#ended) leg.repeatGoodbye();
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const leg of waiting) leg.start();
    if (this.#hasNewNetwork) for (const leg of this.#legs.values()) void leg.reInvite(); // never rejects
    this.#hasNewNetwork = false;
  }

  #forget(leg: AnyLeg, tag: LegTag): void {
    this.#legs.delete(tag);
    this.#incoming.delete(tag);
    for (const [callId, other] of this.#tags) if (other === tag) this.#tags.delete(callId);
    this.#waiting = this.#waiting.filter((other) => other !== leg);
    // Its BYE may have met a dead socket, which shows only later.
    this.#ended.add(leg);
    this.#parts.clock.after(GOODBYE_DUE_MS, () => this.#ended.delete(leg));
  }

  #handleLeg(leg: AnyLeg, report: WebPhoneReport): void {
    if (report.kind === 'ended') this.#forget(leg, report.tag);
    this.#listener(report);
    this.#leaveIfIdle();
  }
}
