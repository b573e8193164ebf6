import { NO_CALL, type Snapshot } from '../../lib/call/snapshot';
import type { BootId, DeviceState, DeviceWish, FromPhone, PhoneCommand } from '../../lib/phone/phone';
import type { Settings } from '../../lib/storage/items';

interface SoundParts {
  readonly settings: () => Settings;
  readonly send: (bootId: BootId, command: PhoneCommand) => void;
  /** The state of a device has changed. */
  readonly onChange: () => void;
}

const wishOf = ({ microphoneId, speakerId, ringerId, ringVolumePercent }: Settings): DeviceWish => ({
  microphoneId,
  speakerId,
  ringerId,
  ringVolumePercent,
});

const presentIn = ({ rows }: Snapshot): readonly string[] =>
  rows.filter(({ phase }) => phase === 'joined' || phase === 'checking').map(({ id }) => id);

/** Did somebody join or leave between two snapshots of one call that the rep is on? Joining is the better news. */
export function chimeBetween(before: Snapshot, after: Snapshot): 'joined' | 'left' | undefined {
  if (before.callId !== after.callId || after.host.phase.kind !== 'in') return undefined;
  const [were, are] = [presentIn(before), presentIn(after)];
  if (are.some((id) => !were.includes(id))) return 'joined';
  return were.some((id) => !are.includes(id)) ? 'left' : undefined;
}

/** Which devices the phone uses and how they are, and the chime when somebody joins or leaves. */
export class Sound {
  readonly #parts: SoundParts;
  #bootId: BootId | undefined;
  #last: Snapshot = NO_CALL;
  microphone: DeviceState = 'chosen';
  speaker: DeviceState = 'chosen';

  constructor(parts: SoundParts) {
    this.#parts = parts;
  }

  handlePhone(message: FromPhone): void {
    if (message.kind === 'hello') {
      this.#bootId = message.statement.bootId;
      this.apply();
    }
    if (message.kind === 'devices') this.#set(message.microphone, message.speaker);
  }

  handlePhoneLost(): void {
    this.#bootId = undefined;
    this.#set('chosen', 'chosen');
  }

  /** The rep chose devices, or a phone has come that does not know of them. */
  apply(): void {
    this.#send({ kind: 'setDevices', devices: wishOf(this.#parts.settings()) });
  }

  handleSnapshot(snapshot: Snapshot): void {
    const chime = chimeBetween(this.#last, snapshot);
    this.#last = snapshot;
    if (chime && this.#parts.settings().chime) this.#send({ kind: 'chime', chime });
  }

  #send(command: PhoneCommand): void {
    if (this.#bootId !== undefined) this.#parts.send(this.#bootId, command);
  }

  #set(microphone: DeviceState, speaker: DeviceState): void {
    if (microphone === this.microphone && speaker === this.speaker) return;
    this.microphone = microphone;
    this.speaker = speaker;
    this.#parts.onChange();
  }
}
