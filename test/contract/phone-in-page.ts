import { Audio } from '../../lib/phone/audio';
import type { PhoneEvent, SipInfo } from '../../lib/phone/phone';
import { createPhone, type Phone } from '../../lib/phone/phone-core';
import { Ringer } from '../../lib/phone/ringer';
import { WebPhoneAdapter } from '../../lib/phone/web-phone';
import { systemClock } from '../../lib/shared/clock';
import { goertzel } from '../simulator/media/goertzel';

/** What a test reaches from outside: the phone as the offscreen document builds it, and ears. */
export interface PhoneInPage {
  readonly phone: Phone;
  readonly audio: Audio;
  readonly webPhone: WebPhoneAdapter;
  readonly events: PhoneEvent[];
  /** Amplitudes (0 to 1) of frequencies in what the page plays aloud right now. */
  hear(frequenciesHz: readonly number[]): Promise<readonly number[]>;
}

declare global {
  interface Window {
    partyline: PhoneInPage;
    /** Puts a phone into the page: in a call, microphone open, connecting. */
    installPhone(sip: SipInfo): void;
  }
}

const FFT_SIZE = 8192;
const context = new AudioContext();
const taps = new Map<MediaStreamTrack, AnalyserNode>();

function tap(track: MediaStreamTrack): AnalyserNode {
  const known = taps.get(track);
  if (known) return known;
  const made = new AnalyserNode(context, { fftSize: FFT_SIZE });
  context.createMediaStreamSource(new MediaStream([track])).connect(made);
  taps.set(track, made);
  return made;
}

/** Every element counts, muted or not: silence must be in the track itself. */
async function hear(frequenciesHz: readonly number[]): Promise<readonly number[]> {
  await context.resume();
  const sum = new Float32Array(FFT_SIZE);
  for (const { srcObject } of document.querySelectorAll('audio')) {
    const tracks = srcObject instanceof MediaStream ? srcObject.getAudioTracks() : [];
    for (const track of tracks) {
      const samples = new Float32Array(FFT_SIZE);
      tap(track).getFloatTimeDomainData(samples);
      for (const [i, sample] of samples.entries()) sum[i] = (sum[i] ?? 0) + sample;
    }
  }
  return frequenciesHz.map((frequencyHz) => goertzel(sum, context.sampleRate, frequencyHz));
}

window.installPhone = (sip) => {
  const clock = systemClock;
  const ringer = new Ringer({
    createContext: () => new AudioContext(),
    after: (delayMs, run) => clock.after(delayMs, run),
  });
  const audio = new Audio({ devices: navigator.mediaDevices, document, clock, ringer });
  const webPhone = new WebPhoneAdapter({ audio, clock, random: Math.random });
  const events: PhoneEvent[] = [];
  const emit = (event: PhoneEvent): void => void events.push(event);
  const phone = createPhone({ webPhone, audio, bootId: 'page', emit, watch: () => undefined });
  window.partyline = { phone, audio, webPhone, events, hear };
  phone.execute({ kind: 'setCallOpen', open: true });
  phone.execute({ kind: 'openMicrophone' });
  phone.execute({ kind: 'open', sip, instanceId: 'page' });
};
