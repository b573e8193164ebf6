import type { Clock } from '../shared/clock';
import { CaptureLevel } from './capture-level';
import type { StunHealth } from './ice-gathering';
import { LegMedia, type Trouble } from './leg-media';
import { type Devices, Microphone } from './microphone';
import type { AudioWish, DeviceState, DeviceWish, LegTag, MicrophoneState } from './phone';
import type { AudioPort, Quality } from './phone-ports';
import { QualityJudge } from './quality';
import type { Ringer } from './ringer';
import { type OutputDevices, Speaker } from './speaker';

interface AudioParts {
  readonly devices: Devices & OutputDevices;
  readonly ringer: Pick<Ringer, 'choose' | 'setRinging' | 'chime'>;
  readonly document: Pick<Document, 'createElement' | 'body'>;
  readonly clock: Clock;
}

interface DeviceStates {
  readonly microphone: DeviceState;
  readonly speaker: DeviceState;
}

const NOTHING_MEASURED = { microphone: 0, quality: 'unknown' } as const;

/** All sound of the phone: one capture, a connection per leg, and at most one of them that carries anything. */
export class Audio implements AudioPort {
  readonly #parts: AudioParts;
  readonly #microphone: Microphone;
  readonly #speaker: Speaker;
  readonly #captureLevel: CaptureLevel;
  readonly #legs = new Map<LegTag, LegMedia>();
  readonly #health: StunHealth = { isSilent: false };
  #wish: AudioWish = { liveTag: null, muted: false, onHold: false };
  #judge = new QualityJudge();
  #listener: (state: MicrophoneState) => void = () => undefined;
  #troubleListener: (tag: LegTag, trouble: Trouble) => void = () => undefined;
  #devicesListener: (states: DeviceStates) => void = () => undefined;

  constructor(parts: AudioParts) {
    this.#parts = parts;
    this.#microphone = new Microphone({
      devices: parts.devices,
      onChange: () => this.#handleMicrophone(),
      onState: (state) => this.#listener(state),
      onDevice: () => this.#tellDevices(),
    });
    this.#captureLevel = new CaptureLevel(parts.clock);
    this.#speaker = new Speaker({ devices: parts.devices, onState: () => this.#tellDevices() });
  }

  /** A connection for a leg that is about to be dialled. */
  openLeg(tag: LegTag, stunServers: readonly string[]): LegMedia {
    const { clock, document } = this.#parts;
    const onTrouble = (trouble: Trouble): void => this.#troubleListener(tag, trouble);
    const leg = new LegMedia({
      tag,
      stunServers,
      health: this.#health,
      clock,
      document,
      speaker: this.#speaker,
      onTrouble,
    });
    this.#legs.set(tag, leg);
    leg.setSource(this.#microphone.track());
    this.#apply();
    return leg;
  }

  closeLeg(tag: LegTag): void {
    this.#legs.get(tag)?.dispose();
    this.#legs.delete(tag);
  }

  openMicrophone(): void {
    this.#microphone.open();
  }

  closeMicrophone(): void {
    this.#microphone.close();
  }

  microphone(): MicrophoneState {
    return this.#microphone.state();
  }

  setAudio(wish: AudioWish): void {
    if (wish.liveTag !== this.#wish.liveTag) this.#judge = new QualityJudge();
    this.#wish = wish;
    this.#apply();
  }

  audio(): AudioWish {
    return this.#wish;
  }

  sendTones(tag: LegTag, tones: string): void {
    this.#legs.get(tag)?.sendDtmf(tones);
  }

  setDevices({ microphoneId, speakerId, ringerId, ringVolumePercent }: DeviceWish): void {
    this.#microphone.choose(microphoneId);
    this.#speaker.choose(speakerId);
    this.#parts.ringer.choose(ringerId, ringVolumePercent);
    this.#tellDevices();
  }

  setRinging(isRinging: boolean): void {
    this.#parts.ringer.setRinging(isRinging);
  }

  chime(kind: 'joined' | 'left'): void {
    this.#parts.ringer.chime(kind);
  }

  async measure(): Promise<{ readonly microphone: number; readonly quality: Quality }> {
    const leg = this.#wish.liveTag === null ? undefined : this.#legs.get(this.#wish.liveTag);
    if (!leg) return NOTHING_MEASURED;
    const judge = this.#judge;
    try {
      const sample = await leg.sample();
      const microphone = this.#wish.muted ? this.#captureLevel.measure(this.#microphone.track()) : sample.microphone;
      return { microphone, quality: judge.judge(sample) };
    } catch {
      return NOTHING_MEASURED; // the leg ended under our hands
    }
  }

  onMicrophone(listener: (state: MicrophoneState) => void): void {
    this.#listener = listener;
  }

  /** Devices were chosen, came or went. */
  onDevices(listener: (states: DeviceStates) => void): void {
    this.#devicesListener = listener;
  }

  /** The audio of a leg does not get through. */
  onTrouble(listener: (tag: LegTag, trouble: Trouble) => void): void {
    this.#troubleListener = listener;
  }

  networkChanged(): void {
    this.#health.isSilent = false;
  }

  permissionChanged(isGranted: boolean): void {
    this.#microphone.permissionChanged(isGranted);
  }

  #tellDevices(): void {
    this.#devicesListener({ microphone: this.#microphone.device(), speaker: this.#speaker.state() });
  }

  #handleMicrophone(): void {
    for (const leg of this.#legs.values()) leg.setSource(this.#microphone.track());
  }

  #apply(): void {
    const { liveTag, muted, onHold } = this.#wish;
    for (const [tag, leg] of this.#legs) {
      const isLive = tag === liveTag && !onHold;
      leg.setAudible({ speaks: isLive && !muted, hears: isLive });
    }
  }
}
