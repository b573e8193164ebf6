import type { Clock } from '../shared/clock';
import { type StunHealth, waitForCandidates } from './ice-gathering';
import { type MediaSample, toSample } from './quality';
import type { Speaker } from './speaker';

/** ICE often heals a short break by itself; after this a new way is looked for. Unit: milliseconds. */
const DISCONNECTED_MS = 5000;
/** A way that was looked for and not found is looked for again. Unit: milliseconds. */
const TROUBLE_AGAIN_MS = 7000;
/** A way that is there is found much sooner. Unit: milliseconds. */
const NEVER_MS = 9000;

/** `broken`: a re-INVITE may find another way. `never`: it did not get through at all. */
export type Trouble = 'broken' | 'never';

/** What RFC 4733 knows, and the comma for a pause. */
const TONES = /^[0-9A-D*#,]+$/i;
const TONE_MS = 160;
const TONE_GAP_MS = 70;

interface LegMediaParts {
  readonly tag: string;
  readonly stunServers: readonly string[];
  readonly health: StunHealth;
  readonly clock: Clock;
  readonly document: Pick<Document, 'createElement' | 'body'>;
  readonly speaker: Pick<Speaker, 'add' | 'remove' | 'play'>;
  /** Audio does not get through. */
  readonly onTrouble: (trouble: Trouble) => void;
}

/** Sound of one leg. Silent both ways until told otherwise. Has the shape that web-phone expects of a WebRTC session. */
export class LegMedia {
  readonly #parts: LegMediaParts;
  readonly #peer: RTCPeerConnection;
  #sending: RTCRtpTransceiver;
  readonly #element: HTMLAudioElement;
  #sent: MediaStreamTrack | null = null;
  #received: MediaStreamTrack | undefined;
  #speaks = false;
  #hears = false;
  #isClosed = false;
  #cancelWatch: (() => void) | undefined;
  #cancelFirst: (() => void) | undefined;

  constructor(parts: LegMediaParts) {
    this.#parts = parts;
    this.#peer = new RTCPeerConnection({ iceServers: parts.stunServers.map((server) => ({ urls: `stun:${server}` })) });
    this.#sending = this.#peer.addTransceiver('audio', {
      direction: 'sendrecv',
      sendEncodings: [{ priority: 'high' }],
    });
    this.#element = parts.document.createElement('audio');
    this.#element.autoplay = true;
    this.#element.dataset.leg = parts.tag;
    parts.document.body.append(this.#element);
    parts.speaker.add(this.#element);
    this.#peer.addEventListener('track', ({ track }) => this.#receive(track));
    this.#peer.addEventListener('connectionstatechange', () => this.#handleConnection());
  }

  /** Sends a clone of the capture from now on, or nothing. */
  setSource(capture: MediaStreamTrack | null): void {
    if (this.#isClosed) return;
    this.#sent?.stop();
    this.#sent = capture?.clone() ?? null;
    this.#apply();
    // Rejects only on a connection that was closed meanwhile.
    this.#sending.sender.replaceTrack(this.#sent).catch(() => this.dispose());
  }

  /** Whether the rep is heard on this leg, and hears it. */
  setAudible({ speaks, hears }: { readonly speaks: boolean; readonly hears: boolean }): void {
    this.#speaks = speaks;
    this.#hears = hears;
    this.#apply();
  }

  async createOffer({ iceRestart = false }: { iceRestart?: boolean } = {}): Promise<string> {
    // An earlier re-INVITE was refused and left its offer behind.
    if (this.#peer.signalingState === 'have-local-offer') await this.#peer.setLocalDescription({ type: 'rollback' });
    const isUp = this.#peer.remoteDescription !== null;
    await this.#peer.setLocalDescription(await this.#peer.createOffer({ iceRestart: iceRestart && isUp }));
    return this.#describe();
  }

  async createAnswer(offer: string): Promise<string> {
    await this.#peer.setRemoteDescription({ type: 'offer', sdp: offer });
    await this.#sendAsOffered();
    await this.#peer.setLocalDescription(await this.#peer.createAnswer());
    this.#awaitFirst();
    return this.#describe();
  }

  /** web-phone does not wait for this, so a description that cannot be used shows as trouble instead of a rejection. */
  async applyAnswer(answer: string): Promise<void> {
    if (this.#isClosed) return;
    this.#awaitFirst();
    try {
      await this.#peer.setRemoteDescription({ type: 'answer', sdp: answer });
    } catch {
      this.#watch(DISCONNECTED_MS);
    }
  }

  sendDtmf(tones: string): void {
    const { dtmf } = this.#sending.sender;
    if (!TONES.test(tones) || !dtmf?.canInsertDTMF) return;
    // What is inserted replaces what still waits, and people type quicker than tones sound.
    dtmf.insertDTMF(dtmf.toneBuffer + tones, TONE_MS, TONE_GAP_MS);
  }

  /** Mute is decided for the phone as a whole. */
  setMuted(): void {}

  /** The capture is chosen for the phone as a whole. */
  changeInputDevice(): Promise<void> {
    return Promise.resolve();
  }

  /** The speaker is chosen for the phone as a whole. */
  changeOutputDevice(): Promise<void> {
    return Promise.resolve();
  }

  dispose(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#cancelWatch?.();
    this.#cancelFirst?.();
    this.#sent?.stop();
    this.#peer.close();
    this.#parts.speaker.remove(this.#element);
    this.#element.srcObject = null;
    this.#element.remove();
  }

  async sample(): Promise<MediaSample> {
    const reports: unknown[] = [];
    (await this.#peer.getStats()).forEach((report) => {
      reports.push(report);
    });
    return toSample(reports, this.#parts.clock.steadyMs());
  }

  /** An offer of theirs is answered on a transceiver of its own, which WebRTC makes for receiving alone. */
  async #sendAsOffered(): Promise<void> {
    if (this.#sending.mid !== null) return;
    const offered = this.#peer.getTransceivers().find(({ mid }) => mid !== null);
    if (!offered) return;
    this.#sending.stop();
    this.#sending = offered;
    offered.direction = 'sendrecv';
    await offered.sender.replaceTrack(this.#sent);
  }

  #receive(track: MediaStreamTrack): void {
    this.#received = track;
    this.#element.srcObject = new MediaStream([track]);
    this.#parts.speaker.play(this.#element);
    this.#apply();
  }

  /** A disabled track is silence itself: nothing can leak through an element that forgot it was muted. */
  #apply(): void {
    if (this.#sent) this.#sent.enabled = this.#speaks;
    if (this.#received) this.#received.enabled = this.#hears;
    this.#element.muted = !this.#hears;
  }

  async #describe(): Promise<string> {
    const { stunServers, health, clock } = this.#parts;
    await waitForCandidates({ peer: this.#peer, hasStun: stunServers.length > 0, health, clock });
    const sdp = this.#peer.localDescription?.sdp;
    if (this.#isClosed || !sdp) throw new Error('The leg was closed before its offer was ready.');
    return sdp;
  }

  #handleConnection(): void {
    const state = this.#peer.connectionState;
    if (state === 'connected') {
      this.#cancelWatch?.();
      this.#cancelFirst?.();
    } else if (state === 'disconnected') this.#watch(DISCONNECTED_MS);
    else if (state === 'failed') this.#watch(0);
  }

  /** Begins with the first description of theirs; a way that broke later may come back. */
  #awaitFirst(): void {
    this.#cancelFirst ??= this.#parts.clock.after(NEVER_MS, () => this.#parts.onTrouble('never'));
  }

  #watch(delayMs: number): void {
    this.#cancelWatch?.();
    this.#cancelWatch = this.#parts.clock.after(delayMs, () => {
      if (this.#isClosed || this.#peer.connectionState === 'connected') return;
      this.#parts.onTrouble('broken');
      this.#watch(TROUBLE_AGAIN_MS);
    });
  }
}
