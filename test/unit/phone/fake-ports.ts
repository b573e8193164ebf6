import type { AudioWish, LegTag, MicrophoneState, SipInfo } from '../../../lib/phone/phone';
import type { AudioPort, Quality, WebPhonePort, WebPhoneReport } from '../../../lib/phone/phone-ports';

/** Remembers what it was told, and reports what a test says. */
export class FakeWebPhone implements WebPhonePort {
  readonly done: string[] = [];
  isUp = false;
  agrees = true;
  #listener: (report: WebPhoneReport) => void = () => undefined;

  open(sip: SipInfo, instanceId: string): void {
    this.done.push(`open ${sip.username} ${instanceId}`);
  }

  close(): void {
    this.done.push('close');
  }

  isRegistered(): boolean {
    return this.isUp;
  }

  dial({ tag, callee }: { readonly tag: LegTag; readonly callee: string }): void {
    this.done.push(`dial ${tag} ${callee}`);
  }

  hangUp(tag: LegTag): void {
    this.done.push(`hangUp ${tag}`);
  }

  answer(tag: LegTag): void {
    this.done.push(`answer ${tag}`);
  }

  decline(tag: LegTag): void {
    this.done.push(`decline ${tag}`);
  }

  toVoicemail(tag: LegTag): void {
    this.done.push(`toVoicemail ${tag}`);
  }

  setRecording(): Promise<boolean> {
    return Promise.resolve(this.agrees);
  }

  networkChanged(): void {}

  onReport(listener: (report: WebPhoneReport) => void): void {
    this.#listener = listener;
  }

  report(report: WebPhoneReport): void {
    this.#listener(report);
  }
}

/** A microphone that opens when asked, and ears that remember. */
export class FakeAudio implements AudioPort {
  readonly tones: string[] = [];
  #state: MicrophoneState = 'closed';
  #wish: AudioWish = { liveTag: null, muted: false, onHold: false };
  #listener: (state: MicrophoneState) => void = () => undefined;

  openMicrophone(): void {
    this.#change('open');
  }

  closeMicrophone(): void {
    if (this.#state === 'open') this.#change('closed');
  }

  microphone(): MicrophoneState {
    return this.#state;
  }

  setAudio(wish: AudioWish): void {
    this.#wish = wish;
  }

  audio(): AudioWish {
    return this.#wish;
  }

  sendTones(tag: LegTag, tones: string): void {
    this.tones.push(`${tag} ${tones}`);
  }

  setDevices(): void {}

  setRinging(): void {}

  chime(): void {}

  measure(): Promise<{ readonly microphone: number; readonly quality: Quality }> {
    return Promise.resolve({ microphone: 0.5, quality: 'good' });
  }

  onMicrophone(listener: (state: MicrophoneState) => void): void {
    this.#listener = listener;
  }

  #change(state: MicrophoneState): void {
    this.#state = state;
    this.#listener(state);
  }
}
