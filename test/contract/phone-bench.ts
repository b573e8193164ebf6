import type { WebRtcSession } from 'ringcentral-web-phone/types';
import { expect, vi } from 'vitest';
import type { LegTag, SipInfo } from '../../lib/phone/phone';
import type { WebPhoneReport } from '../../lib/phone/phone-ports';
import { type LegAudio, WebPhoneAdapter } from '../../lib/phone/web-phone';
import { createMediaLeg } from '../simulator/media/answerer';
import { ManualClock } from '../unit/phone/manual-clock';
import { TrustingWebSocket } from './node-device';
import { CREDENTIALS } from './scripted-line';
import { ALICE, SipBench, WAIT } from './sip-bench';

/** Sound without a browser: real offers and answers, and a note of what was opened and closed. */
class NodeAudio implements LegAudio {
  readonly open = new Set<LegTag>();
  offers = 0;
  #trouble: Parameters<LegAudio['onTrouble']>[0] = () => undefined;

  constructor(private readonly stunPort: number) {}

  openLeg(tag: LegTag): WebRtcSession {
    const leg = createMediaLeg({ stunPort: this.stunPort });
    this.open.add(tag);
    return {
      createOffer: () => {
        this.offers++;
        return leg.offer();
      },
      createAnswer: (offer) => leg.answer(offer),
      applyAnswer: (answer) => leg.accept(answer),
      changeInputDevice: () => Promise.resolve(),
      changeOutputDevice: () => Promise.resolve(),
      setMuted: () => undefined,
      sendDtmf: () => undefined,
      dispose: () => {
        this.open.delete(tag);
        void leg.close(); // the call is over: nobody waits for its sockets
      },
    };
  }

  closeLeg(tag: LegTag): void {
    this.open.delete(tag);
  }

  onTrouble(listener: Parameters<LegAudio['onTrouble']>[0]): void {
    this.#trouble = listener;
  }

  networkChanged(): void {}

  haveTrouble(tag: LegTag): void {
    this.#trouble(tag, 'broken');
  }
}

/** Every socket that the phone opened, so that a test can see which of them are still open. */
export class CountedWebSocket extends TrustingWebSocket {
  static all: CountedWebSocket[] = [];

  constructor(url: string, protocols: string) {
    super(url, protocols);
    CountedWebSocket.all.push(this);
  }
}

/** The product's SIP side against the simulated phone network, in a time of its own. */
export class PhoneBench {
  readonly clock = new ManualClock();
  readonly audio: NodeAudio;
  readonly phone: WebPhoneAdapter;
  readonly reports: WebPhoneReport[] = [];

  private constructor(readonly sip: SipBench) {
    this.audio = new NodeAudio(sip.server.stunPort);
    this.phone = new WebPhoneAdapter({ audio: this.audio, clock: this.clock, random: () => 0.5 });
    this.phone.onReport((report) => this.reports.push(report));
  }

  static async open(): Promise<PhoneBench> {
    const sip = await SipBench.open();
    CountedWebSocket.all = [];
    vi.stubGlobal('WebSocket', CountedWebSocket);
    return new PhoneBench(sip);
  }

  /** Closes the phone; nothing of it may stay behind. */
  async close(): Promise<void> {
    this.phone.close();
    await this.passUntil(5000, () => expect(this.openSockets()).toEqual([]));
    await this.sip.close();
  }

  get line() {
    return this.sip.line;
  }

  get front() {
    return this.sip.server.front;
  }

  sipInfo(more: Partial<SipInfo> = {}): SipInfo {
    const { proxy, stunPort } = this.sip.server;
    const stunServers = [`127.0.0.1:${stunPort}`];
    return { ...CREDENTIALS, transport: 'WSS', outboundProxy: proxy, stunServers, ...more };
  }

  openSockets(): readonly CountedWebSocket[] {
    return CountedWebSocket.all.filter((socket) => socket.readyState === socket.OPEN);
  }

  kinds(tag?: LegTag): readonly string[] {
    const isMeant = (report: WebPhoneReport) => tag === undefined || ('tag' in report && report.tag === tag);
    return this.reports.filter(isMeant).map(({ kind }) => kind);
  }

  endOf(tag: LegTag): object | undefined {
    return this.reports.flatMap((report) => (report.kind === 'ended' && report.tag === tag ? [report.end] : [])).at(-1);
  }

  async untilReported(kind: WebPhoneReport['kind'], tag?: LegTag): Promise<void> {
    await vi.waitFor(() => expect(this.kinds(tag)).toContain(kind), WAIT);
  }

  async untilRegistered(times: number): Promise<void> {
    const registered = () => this.kinds().filter((kind) => kind === 'registered');
    await this.passUntil(100, () => expect(registered()).toHaveLength(times));
  }

  async untilInvited(): Promise<void> {
    await vi.waitFor(() => expect(this.line.of('invite')).toHaveLength(1), WAIT);
  }

  async register(): Promise<void> {
    this.phone.open(this.sipInfo(), 'instance-1');
    await this.untilReported('registered');
  }

  async dial(tag: LegTag, callee = ALICE): Promise<void> {
    this.phone.dial({ tag, callee });
    await this.untilReported('answered', tag);
    const invites = this.line.of('invite').length;
    await vi.waitFor(() => expect(this.line.of('established').length).toBe(invites), WAIT);
  }

  /** Lets time pass until something is so, for what depends on both the clock and the network. */
  async passUntil(stepMs: number, check: () => void): Promise<void> {
    await vi.waitFor(async () => {
      await this.clock.advance(stepMs);
      check();
    }, WAIT);
  }
}
