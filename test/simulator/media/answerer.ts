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

/** Creates the audio of one leg; opens no socket before the first `answer` or `offer`. */
export function createMediaLeg(options: { readonly stunPort: number }): MediaLeg {
  const connection = createPeerConnection(options.stunPort);
  const outgoing = new MediaStreamTrack({ kind: 'audio' });
  const writeFrame = createRtpWriter(outgoing);
  const queue = createPcmQueue();
  const decodeDigit = createDigitDecoder();
  const digitListeners: ((digit: string) => void)[] = [];
  let remoteFragment: string | undefined;
  let local = '';

  connection.onTrack.subscribe((track) => {
    track.onReceiveRtp.subscribe(({ header, payload }) => {
      if (header.payloadType === PCMU_PAYLOAD_TYPE) queue.push(decodeMulaw(payload));
      const digit =
        header.payloadType === TELEPHONE_EVENT_PAYLOAD_TYPE ? decodeDigit(payload, header.timestamp) : undefined;
      if (digit !== undefined) for (const listener of digitListeners) listener(digit);
    });
  });

  async function negotiate(offer: string): Promise<void> {
    await connection.setRemoteDescription({ type: 'offer', sdp: offer });
    const [transceiver] = connection.getTransceivers();
    if (!transceiver) throw new Error('The offer has no audio');
    if (local === '') await transceiver.sender.replaceTrack(outgoing);
    transceiver.setDirection('sendrecv');
    await connection.setLocalDescription(await connection.createAnswer());
    if (local !== '') void reconnect(connection).catch(() => undefined); // a failed restart shows as silence
    local = withCandidates(connection.localDescription?.sdp ?? '', candidatesOf(local));
  }

  return {
    async answer(offer) {
      const fragment = usernameFragmentOf(offer);
      // Holding changes only the direction; werift would mistake a repeated description for a new one.
      if (fragment !== remoteFragment || fragment === undefined) await negotiate(offer);
      remoteFragment = fragment;
      return withDirectionFor(offer, local);
    },
    async offer() {
      connection.addTransceiver(outgoing, { direction: 'sendrecv' });
      await connection.setLocalDescription(await connection.createOffer());
      local = connection.localDescription?.sdp ?? '';
      return local;
    },
    async accept(answer) {
      remoteFragment = usernameFragmentOf(answer);
      await connection.setRemoteDescription({ type: 'answer', sdp: answer });
    },
    onDigit: (listener) => void digitListeners.push(listener),
    pull: () => queue.pull(),
    send: (codes) => {
      if (connection.connectionState === 'connected') writeFrame(codes);
    },
    close: () => connection.close(),
  };
}
