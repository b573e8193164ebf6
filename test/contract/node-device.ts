import WebPhone from 'ringcentral-web-phone';
import type { SipInfo, WebRtcSession } from 'ringcentral-web-phone/types';
import { WebSocket } from 'ws';
import { createMediaLeg, type MediaLeg } from '../simulator/media/answerer';
import { startFrameClock } from '../simulator/media/frame-clock';
import { encodeMulaw } from '../simulator/media/g711';
import { goertzel } from '../simulator/media/goertzel';
import { createPcmRing, FRAME_SAMPLES, SAMPLE_RATE_HZ } from '../simulator/media/pcm';
import type { LineCredentials } from '../simulator/world/line';

const VOICE_HZ = 440;
const VOICE_AMPLITUDE = 0.3;

/** The `WebSocket` that web-phone expects as a global, trusting the self-signed certificate of a test and no more. */
export class TrustingWebSocket extends WebSocket {
  constructor(url: string, protocols: string) {
    // One event per turn, as in a browser: web-phone attaches its listeners between two messages.
    super(url, protocols, { rejectUnauthorized: false, allowSynchronousEvents: false });
  }
}

/** What a device in Node hears and says on one call. */
interface NodeVoice {
  /** Amplitude (0 to 1) of a frequency in the last 500 ms. */
  hears(frequencyHz: number): number;
}

function voiceFrame(frame: number): Float32Array {
  const step = (2 * Math.PI * VOICE_HZ) / SAMPLE_RATE_HZ;
  return Float32Array.from(
    { length: FRAME_SAMPLES },
    (_, i) => VOICE_AMPLITUDE * Math.sin(step * (frame * FRAME_SAMPLES + i)),
  );
}

/** The audio of a call as web-phone wants it, made with the packets of werift instead of a browser. */
function createSession(leg: MediaLeg): WebRtcSession & NodeVoice {
  const ring = createPcmRing();
  const silence = new Float32Array(FRAME_SAMPLES);
  let isMuted = false;
  let frame = 0;
  const stop = startFrameClock(() => {
    ring.push(leg.pull() ?? silence);
    leg.send(encodeMulaw(isMuted ? silence : voiceFrame(frame++)));
  });
  return {
    createOffer: () => leg.offer(),
    createAnswer: (offer) => leg.answer(offer),
    applyAnswer: (answer) => leg.accept(answer),
    changeInputDevice: async () => undefined,
    changeOutputDevice: async () => undefined,
    setMuted: (muted) => {
      isMuted = muted;
    },
    sendDtmf: () => undefined,
    dispose: () => {
      stop();
      void leg.close(); // the call is over: nobody waits for its sockets
    },
    hears: (frequencyHz) => goertzel(ring.samples(), SAMPLE_RATE_HZ, frequencyHz),
  };
}

/** A device in Node: web-phone as published, and by Call-ID what it hears. */
export interface NodeDevice {
  readonly webPhone: WebPhone;
  hears(callId: string, frequencyHz: number): number;
}

/** Creates a device. The caller must have put `TrustingWebSocket` in place as the global `WebSocket`. */
export function createNodeDevice(options: {
  readonly proxy: string;
  readonly stunPort: number;
  readonly credentials: LineCredentials;
  readonly instanceId?: string;
}): NodeDevice {
  const voices = new Map<string, NodeVoice>();
  const sipInfo: SipInfo = {
    ...options.credentials,
    outboundProxy: options.proxy,
    outboundProxyBackup: options.proxy,
    stunServers: [],
  };
  const webPhone = new WebPhone({
    sipInfo,
    autoAnswer: false,
    ...(options.instanceId === undefined ? {} : { instanceId: options.instanceId }),
    webRtcSessionFactory: ({ callId }) => {
      const session = createSession(createMediaLeg({ stunPort: options.stunPort }));
      voices.set(callId, session);
      return session;
    },
  });
  return { webPhone, hears: (callId, frequencyHz) => voices.get(callId)?.hears(frequencyHz) ?? 0 };
}
