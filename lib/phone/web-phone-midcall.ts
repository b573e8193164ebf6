import type InboundCallSession from 'ringcentral-web-phone/call-session/inbound';
import type OutboundCallSession from 'ringcentral-web-phone/call-session/outbound';
import type { Clock } from '../shared/clock';
import type { LegEnd } from './phone';
import { SipRefusal } from './web-phone-client';

const RECORDING_DEADLINE_MS = 8000;

type Session = InboundCallSession | OutboundCallSession;

/** The server does not know the call any more. */
const UNKNOWN_CALL: LegEnd = { status: 481, phrase: '', byUs: false };

/** What can be asked on a leg that was answered, whoever began it. */
export class MidCall {
  readonly #clock: Clock;
  #isReInviting = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Finds a new way for the audio, one search at a time. Resolves with the end of the leg, where it turns out over. */
  async reInvite(session: Session): Promise<LegEnd | undefined> {
    if (this.#isReInviting) return undefined;
    this.#isReInviting = true;
    try {
      await session.reInvite();
      return undefined;
    } catch (error) {
      // Anything but 481 is tried again at the next change of the network.
      return error instanceof SipRefusal && error.status === 481 ? UNKNOWN_CALL : undefined;
    } finally {
      this.#isReInviting = false;
    }
  }

  /** Resolves with whether the server agreed, at the latest after 8 s. */
  setRecording(session: Session, recording: boolean): Promise<boolean> {
    const asked = recording ? session.startRecording() : session.stopRecording();
    const agreed = asked.then(
      (result) => result?.code === 0,
      () => false,
    );
    return new Promise((resolve) => {
      const cancel = this.#clock.after(RECORDING_DEADLINE_MS, () => resolve(false));
      void agreed.then(resolve).finally(cancel); // never rejects, see above
    });
  }
}
