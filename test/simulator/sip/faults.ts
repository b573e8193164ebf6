import { withForeignPassword } from '../media/sdp';
import { addressOf, userOf } from './message';

/** A final answer instead of the usual course. */
interface Refusal {
  readonly status: number;
  readonly phrase: string;
  /** How often. Default: until the fault is lifted. */
  readonly count?: number;
}

/**
 * What can go wrong between a device and the phone network. Absent: all is well.
 * The front reads them anew at every message, so a test may change them at any time (`front.setFaults`).
 */
export interface SipFaults {
  /** REGISTER gets no answer. */
  readonly registerSilent?: boolean;
  /** REGISTER is refused before the challenge. */
  readonly refuseRegister?: Refusal;
  /** INVITE gets no answer at all, not even 100. */
  readonly silentInvite?: boolean;
  /** The first INVITE of a call is refused instead of challenged. */
  readonly refuseInvite?: Refusal;
  /** The signed INVITE is refused without any 183: web-phone's `call()` then never settles. */
  readonly refuseSignedInvite?: Refusal;
  /** BYE ends the call but is not answered. */
  readonly silentBye?: boolean;
  /** The command to record is answered with a refusal. */
  readonly refuseRecording?: boolean;
  /** Signalling works, but devices get no RTP. */
  readonly silentMedia?: boolean;
  /** On legs whose callee matches this regular expression ICE fails for good, and on new ones it never connects. */
  readonly blockMedia?: string;
}

/** `to` is the To header of a leg. */
export const isMediaBlocked = ({ blockMedia }: SipFaults, to: string): boolean =>
  blockMedia !== undefined && new RegExp(blockMedia).test(userOf(addressOf(to)));

/** The answer of a leg, made useless where its media are blocked. */
export const answerFor = (faults: SipFaults, to: string, sdp: string): string =>
  isMediaBlocked(faults, to) ? withForeignPassword(sdp) : sdp;

/** Counts refusals down. */
export interface FaultState {
  current(): SipFaults;
  set(faults: SipFaults): void;
  /** The refusal to use now, if any. */
  takeRefusal(name: 'refuseRegister' | 'refuseInvite' | 'refuseSignedInvite'): Refusal | undefined;
}

/** Creates the holder of the faults in force. */
export function createFaultState(initial: SipFaults): FaultState {
  let faults = initial;
  const used = new Map<string, number>();
  return {
    current: () => faults,
    set(next) {
      faults = next;
      used.clear();
    },
    takeRefusal(name) {
      const refusal = faults[name];
      const usedCount = used.get(name) ?? 0;
      if (!refusal || usedCount >= (refusal.count ?? Number.POSITIVE_INFINITY)) return undefined;
      used.set(name, usedCount + 1);
      return refusal;
    },
  };
}
