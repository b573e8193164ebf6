import { MediaStreamTrack, RTCPeerConnection, RTCRtpCodecParameters, RtpHeader, RtpPacket } from 'werift';
import { decodeMulaw } from './g711';
import { createPcmQueue, FRAME_SAMPLES } from './pcm';
import { candidatesOf, usernameFragmentOf, withCandidates, withDirectionFor } from './sdp';
import { createDigitDecoder } from './telephone-event';

const PCMU_PAYLOAD_TYPE = 0;
const TELEPHONE_EVENT_PAYLOAD_TYPE = 126;
const LOOPBACK = '127.0.0.1';
const UINT16 = 0x1_0000;
const UINT32 = 0x1_0000_0000;

/** The audio of one SIP leg: PCMU and telephone-event over WebRTC, loopback only. */
export interface MediaLeg {
  /** Answers the device's first offer, a restart of ICE, or a change of direction. Throws if the SDP is not audio. */
  answer(offer: string): Promise<string>;
  /** Offers, for a call to the device; `accept` takes its answer. */
  offer(): Promise<string>;
  accept(answer: string): Promise<void>;
  onDigit(listener: (digit: string) => void): void;
  /** The device's next 20 ms; undefined when nothing has arrived. */
  pull(): Float32Array | undefined;
  /** Sends 20 ms of µ-law; does nothing before the connection is up. */
  send(codes: Buffer): void;
  close(): Promise<void>;
}

function createPeerConnection(stunPort: number): RTCPeerConnection {
  const audio = [
    new RTCRtpCodecParameters({
      mimeType: 'audio/PCMU',
      clockRate: 8_000,
      channels: 1,
      payloadType: PCMU_PAYLOAD_TYPE,
    }),
    new RTCRtpCodecParameters({
      mimeType: 'audio/telephone-event',
      clockRate: 8_000,
      channels: 1,
      payloadType: TELEPHONE_EVENT_PAYLOAD_TYPE,
    }),
  ];
  return new RTCPeerConnection({
    codecs: { audio },
    iceServers: [{ urls: `stun:${LOOPBACK}:${stunPort}` }],
    iceUseIpv6: false,
    iceInterfaceAddresses: { udp4: LOOPBACK },
    iceAdditionalHostAddresses: [LOOPBACK],
  });
}

/** Writes frames as RTP packets with consecutive numbers. */
function createRtpWriter(track: MediaStreamTrack): (codes: Buffer) => void {
  let sequenceNumber = 0;
  let timestamp = 0;
  return (codes) => {
    const header = new RtpHeader({
      payloadType: PCMU_PAYLOAD_TYPE,
      sequenceNumber,
      timestamp,
      marker: timestamp === 0,
    });
    sequenceNumber = (sequenceNumber + 1) % UINT16;
    timestamp = (timestamp + FRAME_SAMPLES) % UINT32;
    track.writeRtp(new RtpPacket(header, codes));
  };
}

/**
 * werift restarts ICE when the offer has new credentials, but then neither connects anew (its DTLS is up already) nor
 * lists its candidates again (its sockets stay). Source: werift 0.22.9, peerConnection.ts `connect`, ice.ts.
 */
async function reconnect(connection: RTCPeerConnection): Promise<void> {
  await Promise.all(connection.iceTransports.map((ice) => ice.start()));
}

class WebRtcLeg implements MediaLeg {
  private readonly connection: RTCPeerConnection;
  private readonly outgoing = new MediaStreamTrack({ kind: 'audio' });
  private readonly writeFrame = createRtpWriter(this.outgoing);
  private readonly queue = createPcmQueue();
  private readonly decodeDigit = createDigitDecoder();
  private readonly digitListeners: ((digit: string) => void)[] = [];
  private remoteFragment: string | undefined;
  private local = '';

  constructor(stunPort: number) {
    this.connection = createPeerConnection(stunPort);
    this.connection.onTrack.subscribe((track) => {
      track.onReceiveRtp.subscribe((packet) => this.receive(packet));
    });
  }

  async answer(offer: string): Promise<string> {
    const fragment = usernameFragmentOf(offer);
    // Holding changes only the direction; werift would mistake a repeated description for a new one.
    if (fragment !== this.remoteFragment || fragment === undefined) await this.negotiate(offer);
    this.remoteFragment = fragment;
    return withDirectionFor(offer, this.local);
  }

  async offer(): Promise<string> {
    this.connection.addTransceiver(this.outgoing, { direction: 'sendrecv' });
    await this.connection.setLocalDescription(await this.connection.createOffer());
    this.local = this.connection.localDescription?.sdp ?? '';
    return this.local;
  }

  async accept(answer: string): Promise<void> {
    this.remoteFragment = usernameFragmentOf(answer);
    await this.connection.setRemoteDescription({ type: 'answer', sdp: answer });
  }

  onDigit(listener: (digit: string) => void): void {
    this.digitListeners.push(listener);
  }

  pull(): Float32Array | undefined {
    return this.queue.pull();
  }

  send(codes: Buffer): void {
    if (this.connection.connectionState === 'connected') this.writeFrame(codes);
  }

  close(): Promise<void> {
    return this.connection.close();
  }

  private receive({ header, payload }: RtpPacket): void {
    if (header.payloadType === PCMU_PAYLOAD_TYPE) this.queue.push(decodeMulaw(payload));
    if (header.payloadType !== TELEPHONE_EVENT_PAYLOAD_TYPE) return;
    const digit = this.decodeDigit(payload, header.timestamp);
    if (digit !== undefined) for (const listener of this.digitListeners) listener(digit);
  }

  private async negotiate(offer: string): Promise<void> {
    const { connection } = this;
    const isFirst = this.local === '';
    await connection.setRemoteDescription({ type: 'offer', sdp: offer });
    const [transceiver] = connection.getTransceivers();
    if (!transceiver) throw new Error('The offer has no audio');
    if (isFirst) await transceiver.sender.replaceTrack(this.outgoing);
    transceiver.setDirection('sendrecv');
    await connection.setLocalDescription(await connection.createAnswer());
    if (!isFirst) void reconnect(connection).catch(() => undefined); // a failed restart shows as silence
    this.local = withCandidates(connection.localDescription?.sdp ?? '', candidatesOf(this.local));
  }
}

/** Creates the audio of one leg; opens no socket before the first `answer` or `offer`. */
export function createMediaLeg(options: { readonly stunPort: number }): MediaLeg {
  return new WebRtcLeg(options.stunPort);
}
