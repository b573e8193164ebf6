import { createSocket, type RemoteInfo } from 'node:dgram';

const BINDING_REQUEST = 0x0001;
const BINDING_SUCCESS = 0x0101;
const XOR_MAPPED_ADDRESS = 0x0020;
const MAGIC_COOKIE = 0x2112a442;
const HEADER_BYTES = 20;

/** A STUN server on loopback. */
export interface StunResponder {
  readonly port: number;
  close(): Promise<void>;
}

function bindingSuccess(request: Buffer, from: RemoteInfo): Buffer {
  const answer = Buffer.alloc(HEADER_BYTES + 12);
  answer.writeUInt16BE(BINDING_SUCCESS, 0);
  answer.writeUInt16BE(12, 2);
  request.copy(answer, 4, 4, HEADER_BYTES);
  answer.writeUInt16BE(XOR_MAPPED_ADDRESS, 20);
  answer.writeUInt16BE(8, 22);
  answer.writeUInt16BE(1, 24);
  answer.writeUInt16BE(from.port ^ (MAGIC_COOKIE >>> 16), 26);
  const address = from.address.split('.').reduce((sum, byte) => sum * 256 + Number(byte), 0);
  answer.writeUInt32BE((address ^ MAGIC_COOKIE) >>> 0, 28);
  return answer;
}

/**
 * Starts a STUN responder on a free loopback port (RFC 5389, Binding over IPv4 only).
 * Without one, werift asks a public server and gathers candidates for five seconds (werift 0.22.9, ice.ts).
 */
export async function createStunResponder(): Promise<StunResponder> {
  const socket = createSocket('udp4');
  socket.on('message', (request, from) => {
    const isBinding = request.length >= HEADER_BYTES && request.readUInt16BE(0) === BINDING_REQUEST;
    if (isBinding) socket.send(bindingSuccess(request, from), from.port, from.address);
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.bind(0, '127.0.0.1', resolve);
  });
  return {
    port: socket.address().port,
    close: () => new Promise((resolve) => socket.close(() => resolve())),
  };
}
