import type { FactBody, LegFact } from '../../../lib/call/facts';
import { History as Base, BOOT, session } from './history';

export { session };

const CALLER = { number: '+16505550141', name: 'Gil' };

export const ACCOUNT_FACT: FactBody = { kind: 'signedIn', account: { country: 'US', ownNumbers: [] } };

/** A history with somebody who calls. */
export class History extends Base {
  /** The phone states itself: registered, nothing on it. */
  linked(bootId = BOOT): this {
    return this.fold({
      kind: 'phoneStated',
      bootId,
      isRegistered: true,
      microphone: 'closed',
      audio: { liveTag: null, muted: false, onHold: false },
      recording: false,
      legs: [],
    });
  }

  /** Signed in, and calls ring in this browser. */
  listening(): this {
    return this.fold(ACCOUNT_FACT, { kind: 'ringSet', ringsHere: true }).linked();
  }

  ring(tag: string, caller: LegFact['caller'] & object = CALLER): this {
    const ids = { sessionId: session(tag), partyId: 'p-own' };
    return this.leg({ tag, state: 'ringing', ids, caller });
  }

  hangUp(tag: string): this {
    return this.leg({ tag, state: 'ended', end: { status: 0, byUs: false } });
  }

  microphone(): this {
    return this.fold({ kind: 'microphoneChanged', microphone: 'open' });
  }

  begin(key: string): this {
    return this.fold({ kind: 'attempted', key });
  }

  /** Answered by this phone, and the platform says so. */
  up(tag: string): this {
    return this.leg({ tag, state: 'answered' }).event(session(tag), 'p-own', 'Answered', { direction: 'Inbound' });
  }
}
