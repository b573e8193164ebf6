import type { FromPhone, LegStatement, PhoneCommand, PhoneEvent, PhoneStatement } from '../../lib/phone/phone';
import type { LegOrder } from '../simulator/world/line';
import type { World } from '../simulator/world/world';

type LegRow = { -readonly [K in keyof LegStatement]: LegStatement[K] };

/** `prompt`: the browser asks, and nobody answers. */
export type MicrophoneAnswer = 'open' | 'denied' | 'prompt';

/** Tags of calls that somebody else began: the rest is the network's name for the call. */
const INCOMING = 'in/';

/** The phone's contract over the world's line, without SIP: tags run at most once, events repeat until acknowledged. */
export class ModelPhone {
  readonly dialledTags: string[] = [];
  /** Calls that were answered here, as often as the network saw it. */
  readonly answeredTags: string[] = [];
  #boot = 0;
  #legs = new Map<string, LegRow>();
  #outbox: { sequence: number; event: PhoneEvent }[] = [];
  #sequence = 0;
  #microphone: PhoneStatement['microphone'] = 'closed';
  #audio: PhoneStatement['audio'] = { liveTag: null, muted: false, onHold: false };
  #recording = false;
  #isOpen = false;
  #listener: ((message: FromPhone) => void) | undefined;
  readonly #world: World;
  readonly #authorizationId: string;
  readonly #microphoneAnswer: MicrophoneAnswer;
  /** Tells two phones of one rep apart. */
  readonly #place: string;
  /** No sound ever got through on this leg: hung up by the phone, as the real one does. */
  failAudio(tag: string): void {
    this.#end(tag, { status: 0, phrase: '', byUs: false, hasNoAudio: true });
    this.#world.hungUp(this.#callId(tag));
  }

  /** INVITEs reach nobody. */
  isDeaf = false;
  #missed: (() => void)[] | undefined;

  constructor(world: World, options: { microphone?: MicrophoneAnswer; place?: string } = {}) {
    this.#place = options.place ?? '';
    this.#world = world;
    this.#microphoneAnswer = options.microphone ?? 'open';
    const extensionId = world.account.extensions[0]?.id ?? '';
    this.#authorizationId = world.provision(extensionId).credentials.authorizationId;
    world.onOrder((order) => this.#obey(order));
    this.reboot();
  }

  get bootId(): string {
    return `${this.#place}boot-${this.#boot}`;
  }

  get isHung(): boolean {
    return this.#missed !== undefined;
  }

  /** What it is told while it hangs it does when it wakes up. */
  hang(isHung: boolean): void {
    const missed = this.#missed ?? [];
    this.#missed = isHung ? missed : undefined;
    if (!isHung) for (const work of missed) work();
  }

  get isMicrophoneOpen(): boolean {
    return this.#microphone === 'open';
  }

  /** A new life: every leg of the old one is gone without a BYE. */
  reboot(): void {
    const isOurs = ({ caller, state }: LegRow): boolean => caller === undefined || state === 'answered';
    const old = [...this.#legs.values()].filter(isOurs).map(({ tag }) => this.#callId(tag));
    this.#boot += 1;
    this.#legs = new Map();
    this.#outbox = [];
    this.#sequence = 0;
    this.#microphone = 'closed';
    this.#audio = { liveTag: null, muted: false, onHold: false };
    this.#isOpen = false;
    this.#listener = undefined;
    this.#missed = undefined;
    // RingCentral notices a dead device when no media comes any more.
    for (const callId of old) this.#world.state.after(20_000, () => this.#world.hungUp(callId));
  }

  open(): void {
    this.#world.register({ authorizationId: this.#authorizationId, instanceId: 'profile', expiresS: 36_000 });
    if (!this.#isOpen) this.#emit({ kind: 'registered' });
    this.#isOpen = true;
  }

  /** Links a worker: it gets the statement first, then whatever was never acknowledged. */
  attach(listener: (message: FromPhone) => void): void {
    this.#listener = listener;
    listener({ kind: 'hello', statement: this.#state() });
    for (const { sequence, event } of [...this.#outbox])
      listener({ kind: 'event', bootId: this.bootId, sequence, event });
  }

  detach(): void {
    this.#listener = undefined;
  }

  /** Events that no worker has said to have saved. */
  get unacknowledged(): number {
    return this.#outbox.length;
  }

  acknowledge(sequence: number): void {
    this.#outbox = this.#outbox.filter((entry) => entry.sequence > sequence);
  }

  execute(bootId: string, command: PhoneCommand): void {
    if (this.#missed) this.#missed.push(() => this.execute(bootId, command));
    else if (bootId !== this.bootId || command.kind === 'state') {
      this.#emit({ kind: 'statement', statement: this.#state() });
    } else if (command.kind === 'dial') this.#dial(command.tag, command.callee);
    else if (command.kind === 'hangUp') this.#hangUp(command.tag);
    else if (command.kind === 'answer') this.#answer(command.tag);
    else if (command.kind === 'decline') this.#refuse(command.tag, 'declined');
    else if (command.kind === 'toVoicemail') this.#refuse(command.tag, 'voicemail');
    else this.#set(command);
  }

  #set(command: PhoneCommand): void {
    if (command.kind === 'openMicrophone' || command.kind === 'closeMicrophone') {
      const answer = command.kind === 'openMicrophone' ? this.#microphoneAnswer : 'closed';
      if (answer === 'prompt') return;
      this.#microphone = answer;
      this.#emit({ kind: 'microphone', state: this.#microphone });
    } else if (command.kind === 'setAudio') {
      this.#audio = command.audio;
      this.#emit({ kind: 'audio', audio: command.audio });
    } else if (command.kind === 'setRecording') {
      this.#recording = command.recording;
      this.#emit({ kind: 'recording', recording: command.recording, refused: false });
    }
  }

  #callId(tag: string): string {
    if (tag.startsWith(INCOMING)) return tag.slice(INCOMING.length);
    return `${this.bootId}|${tag}`;
  }

  #dial(tag: string, callee: string): void {
    if (this.#legs.has(tag)) return;
    this.dialledTags.push(tag);
    this.#legs.set(tag, { tag, state: 'dialing' });
    if (this.isDeaf) return;
    this.#world.invite({
      callId: this.#callId(tag),
      authorizationId: this.#authorizationId,
      callee,
      callerId: undefined,
    });
  }

  #hangUp(tag: string): void {
    const leg = this.#legs.get(tag);
    if (leg?.state === 'ended') return;
    const wasKnown = leg !== undefined;
    const state = leg?.state;
    this.#end(tag, { status: 0, phrase: '', byUs: true });
    if (!wasKnown) return;
    // A call that only rings goes on ringing on the rep's other devices.
    if (state === 'ringing' && tag.startsWith(INCOMING)) return;
    if (state === 'answered') this.#world.hungUp(this.#callId(tag));
    else this.#world.cancelled(this.#callId(tag));
  }

  #end(tag: string, end: NonNullable<LegStatement['end']>): void {
    const leg = this.#legs.get(tag) ?? { tag, state: 'dialing' };
    if (leg.state === 'ended') return;
    const ended: LegRow = { ...leg, state: 'ended', end };
    this.#legs.set(tag, ended);
    this.#emit({ kind: 'legEnded', tag, end, ...(ended.ids && { ids: ended.ids }) });
  }

  #answer(tag: string): void {
    const leg = this.#legs.get(tag);
    if (leg?.state !== 'ringing' || !leg.caller) return;
    this.answeredTags.push(tag);
    const { ids } = leg;
    this.#legs.set(tag, { ...leg, state: 'answered' });
    this.#world.incomingAnswered(this.#callId(tag), {
      authorizationId: this.#authorizationId,
      instanceId: 'profile',
    });
    this.#emit({ kind: 'legAnswered', tag, ...(ids && { ids }) });
  }

  #refuse(tag: string, how: 'declined' | 'voicemail'): void {
    const leg = this.#legs.get(tag);
    if (leg?.state !== 'ringing' || !leg.caller) return;
    this.#world.incomingRefused(this.#callId(tag), how);
    this.#end(tag, { status: 0, phrase: '', byUs: true });
  }

  #ring(order: Extract<LegOrder, { kind: 'ring' }>): void {
    const tag = `${INCOMING}${order.callId}`;
    if (!this.#isOpen || this.#legs.has(tag)) return;
    const ids = { sessionId: order.sessionId, partyId: order.partyId };
    const caller = { number: order.from, name: order.name };
    this.#legs.set(tag, { tag, state: 'ringing', ids, caller });
    this.#emit({ kind: 'legRinging', tag, ids, caller });
  }

  /** What the network says of a call that came in. */
  #hearOfIncoming(order: LegOrder): void {
    const tag = `${INCOMING}${order.callId}`;
    if (order.kind === 'ring') this.#ring(order);
    else if (this.#legs.has(tag) && (order.kind === 'bye' || order.kind === 'cancel'))
      this.#end(tag, { status: 0, phrase: '', byUs: false });
  }

  #obey(order: LegOrder): void {
    this.#hearOfIncoming(order);
    const prefix = `${this.bootId}|`;
    if (!order.callId.startsWith(prefix)) return;
    const tag = order.callId.slice(prefix.length);
    const leg = this.#legs.get(tag);
    if (!leg || leg.state === 'ended') return;
    if (order.kind === 'progress' || order.kind === 'answer') {
      const ids = { sessionId: order.sessionId, partyId: order.partyId };
      this.#legs.set(tag, { tag, state: order.kind === 'answer' ? 'answered' : 'ringing', ids });
      this.#emit({ kind: order.kind === 'answer' ? 'legAnswered' : 'legRinging', tag, ids });
      if (order.kind === 'answer') this.#world.established(order.callId);
    } else if (order.kind === 'refuse') this.#end(tag, { status: order.status, phrase: order.phrase, byUs: false });
    else if (order.kind === 'bye') this.#end(tag, { status: 0, phrase: 'BYE', byUs: false });
  }

  #state(): PhoneStatement {
    return {
      bootId: this.bootId,
      registered: this.#isOpen,
      microphone: this.#microphone,
      legs: [...this.#legs.values()],
      audio: this.#audio,
      recording: this.#recording,
    };
  }

  #emit(event: PhoneEvent): void {
    this.#sequence += 1;
    this.#outbox.push({ sequence: this.#sequence, event });
    this.#listener?.({ kind: 'event', bootId: this.bootId, sequence: this.#sequence, event });
  }
}
