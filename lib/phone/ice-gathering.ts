import type { Clock } from '../shared/clock';

/**
 * web-phone cannot send candidates later, so what is in the offer is all there is, and every millisecond spent here is
 * heard as a slower call. A STUN server that answers does so well within this; one that a firewall swallows would cost
 * web-phone's own 2 s. Without a reflexive candidate calls still work through most NATs, because RingCentral's side
 * has a public address and answers to wherever our checks come from. Unit: milliseconds, from the first candidate.
 */
const STUN_MS = 150;
/** Time for the other network cards once the first has reported, where no STUN answer is to be expected. */
const HOST_MS = 20;
/** No candidate at all: send what there is and let ICE restart later. */
const NOTHING_MS = 2000;

/** Whether it is worth waiting for STUN: learned from the legs before, forgotten when the network changes. */
export interface StunHealth {
  isSilent: boolean;
}

interface Gathering {
  readonly peer: Pick<
    RTCPeerConnection,
    'iceGatheringState' | 'localDescription' | 'addEventListener' | 'removeEventListener'
  >;
  readonly hasStun: boolean;
  readonly health: StunHealth;
  readonly clock: Clock;
}

/** Resolves as soon as an offer is good enough to be sent. */
export function waitForCandidates({ peer, hasStun, health, clock }: Gathering): Promise<void> {
  if (peer.iceGatheringState === 'complete') return Promise.resolve();
  return new Promise((resolve) => {
    let cancelTimer = clock.after(NOTHING_MS, finish);
    let isFirst = true;

    function finish(): void {
      cancelTimer();
      peer.removeEventListener('icecandidate', handleCandidate);
      peer.removeEventListener('icegatheringstatechange', handleState);
      resolve();
    }

    function giveUpOnStun(): void {
      if (hasStun) health.isSilent = true;
      finish();
    }

    function handleCandidate({ candidate }: RTCPeerConnectionIceEvent): void {
      if (candidate?.type === 'srflx') health.isSilent = false;
      if (!candidate || candidate.type === 'srflx') finish();
      else if (isFirst) {
        isFirst = false;
        cancelTimer();
        cancelTimer = clock.after(hasStun && !health.isSilent ? STUN_MS : HOST_MS, giveUpOnStun);
      }
    }

    function handleState(): void {
      if (peer.iceGatheringState === 'complete') finish();
    }

    peer.addEventListener('icecandidate', handleCandidate);
    peer.addEventListener('icegatheringstatechange', handleState);
  });
}
