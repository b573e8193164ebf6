/** What the offerer of this SDP does with audio. */
export type SdpDirection = 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive';

const MIRRORED: Record<SdpDirection, SdpDirection> = {
  sendrecv: 'sendrecv',
  sendonly: 'recvonly',
  recvonly: 'sendonly',
  inactive: 'inactive',
};

/** The direction of the audio in an SDP; `sendrecv` if it says none (RFC 3264). */
export function directionOf(sdp: string): SdpDirection {
  const found = /^a=(sendonly|recvonly|inactive|sendrecv)\r?$/m.exec(sdp)?.[1];
  return (found as SdpDirection | undefined) ?? 'sendrecv';
}

/** An answer with the direction that fits the offer. */
export function withDirectionFor(offer: string, answer: string): string {
  return answer.replace(/^a=(sendonly|recvonly|inactive|sendrecv)(\r?)$/gm, `a=${MIRRORED[directionOf(offer)]}$2`);
}

/** The ICE username fragment: a new one means that ICE restarts. */
export function usernameFragmentOf(sdp: string): string | undefined {
  return /^a=ice-ufrag:(\S+)/m.exec(sdp)?.[1];
}

/** The candidate lines of an SDP, without line ends. */
export function candidatesOf(sdp: string): readonly string[] {
  return sdp.split(/\r?\n/).filter((line) => line.startsWith('a=candidate:'));
}

/** The same SDP with these candidates, if it has none of its own. */
export function withCandidates(sdp: string, candidates: readonly string[]): string {
  if (candidates.length === 0 || candidatesOf(sdp).length > 0) return sdp;
  const lines = candidates.map((line) => line.replace(/ (generation|ufrag) \S+/g, ''));
  return `${sdp.replace(/(\r?\n)*$/, '\r\n')}${lines.join('\r\n')}\r\n`;
}

/** The same SDP with a password of ICE that is not the right one: neither side can prove a path to the other. */
export const withForeignPassword = (sdp: string): string =>
  sdp.replace(/^a=ice-pwd:.*?(\r?)$/gm, `a=ice-pwd:${'x'.repeat(24)}$1`);
