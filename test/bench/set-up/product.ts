import type { Snapshot } from '../../../lib/call/snapshot';
import { createConductor } from '../../../lib/conductor/conductor';
import type { CallStore, Conductor, PhoneLink } from '../../../lib/conductor/ports';
import type { FromPhone } from '../../../lib/phone/phone';
import { success } from '../../../lib/shared/outcome';
import { ModelPhone } from '../../properties/model-phone';
import type { Place, Platform } from './place';

const ACCOUNT = { extensionId: '', extensionNumber: '', name: '', country: 'US', ownNumbers: [] };

/** The background's call, with a phone and its events ready, as after the popup was opened. */
export interface Product {
  readonly conductor: Conductor;
  start(id: string, numbers: readonly string[]): Promise<void>;
  /** Resolves with the first snapshot that is as wished. */
  seen(isSo: (snapshot: Snapshot) => boolean): Promise<Snapshot>;
  /** Ends the call, as the rep does. */
  end(): Promise<void>;
  /** No event is delivered any more. */
  letGo(): void;
  /** The call as it was saved last. */
  saved(): unknown;
}

/** The rep and all others talk. */
export const isEverybodyIn = ({ host, rows }: Snapshot): boolean =>
  host.phase.kind === 'in' && rows.length > 0 && rows.every((row) => row.phase === 'joined');

/** The browser's storage copies what it is given. */
class CopyingStore implements CallStore {
  saved: unknown;

  load(): Promise<unknown> {
    return Promise.resolve(this.saved);
  }

  async save(state: unknown): Promise<void> {
    this.saved = structuredClone(state);
  }
}

const linkTo = (phone: ModelPhone, receive: (message: FromPhone) => void): PhoneLink => ({
  async open() {
    phone.open();
    phone.attach(receive);
    return success(undefined);
  },
  send: (bootId, command) => phone.execute(bootId, command),
  acknowledge: (sequence) => phone.acknowledge(sequence),
  close: () => {},
  watch: () => {},
});

interface Opened {
  readonly conductor: Conductor;
  readonly platform: Platform;
  readonly store: CopyingStore;
}

async function openConductor(place: Place, phone: ModelPhone): Promise<Opened> {
  const store = new CopyingStore();
  const platform = await place.connect({
    onPatch: (patch) => conductor.handleNotification(patch),
    onState: (state) => conductor.handleEventsState(state),
  });
  const conductor: Conductor = createConductor({
    telephony: platform.telephony,
    events: platform.events,
    clock: place.clock,
    phone: linkTo(phone, (message) => conductor.handlePhone(message)),
    store,
    record: { put: async () => {} },
    setAlarm: () => {},
    log: (level, text) => {
      if (level === 'error') throw new Error(text);
    },
  });
  await place.wait(conductor.restore());
  conductor.handleSignedIn(ACCOUNT);
  conductor.warm();
  await place.wait(conductor.idle());
  return { conductor, platform, store };
}

/** Builds the product's core at a place, with a phone that is S away, and makes it ready. */
export async function openProduct(place: Place, phone = new ModelPhone(place.line)): Promise<Product> {
  const { conductor, platform, store } = await openConductor(place, phone);
  const seen: Product['seen'] = (isSo) =>
    new Promise((done) => {
      const stop = conductor.onSnapshot((snapshot) => {
        if (!isSo(snapshot)) return;
        stop();
        done(snapshot);
      });
    });
  return {
    conductor,
    seen,
    async start(id, numbers) {
      const people = numbers.map((number) => ({ number, name: '' }));
      const result = await conductor.handleCommand({ id, command: { kind: 'start', people, bringIn: 'on-answer' } });
      if (!result.ok) throw new Error(`The start was refused: ${result.refusal.refused}`);
    },
    async end() {
      const ended = seen(({ host }) => host.phase.kind === 'ended');
      await conductor.handleCommand({ id: 'end', command: { kind: 'end' } });
      await ended;
    },
    letGo: () => platform.events.stop(),
    saved: () => store.saved,
  };
}
