import { assertNever } from '../shared/assert-never';
import { LegTable } from './leg-table';
import { type BootId, BY_US, type LegTag, type PhoneCommand, type PhoneEvent, type PhoneStatement } from './phone';
import type { AudioPort, WebPhonePort, WebPhoneReport } from './phone-ports';

/** The phone without its SIP and audio: what was asked, what was seen, and nothing decided. */
export interface Phone {
  readonly bootId: BootId;
  execute(command: PhoneCommand): void;
  statement(): PhoneStatement;
  /** There is a leg, or the background said that a call is open. */
  isInCall(): boolean;
}

interface PhoneParts {
  readonly webPhone: WebPhonePort;
  readonly audio: AudioPort;
  readonly bootId: BootId;
  readonly emit: (event: PhoneEvent) => void;
  /** Switches the sending of levels; they are no events. */
  readonly watch: (watching: boolean) => void;
}

type Of<K extends PhoneCommand['kind']> = Extract<PhoneCommand, { kind: K }>;
type IncomingCommand = Of<'answer' | 'decline' | 'toVoicemail'>;
type LegCommand = IncomingCommand | Of<'dial' | 'hangUp' | 'sendTones' | 'setRecording'>;

const isLegCommand = (command: PhoneCommand): command is LegCommand => 'tag' in command;

class PhoneCore implements Phone {
  readonly bootId: BootId;
  readonly #parts: PhoneParts;
  readonly #legs = new LegTable();
  #isCallOpen = false;
  #recordingTag: LegTag | null = null;

  constructor(parts: PhoneParts) {
    this.bootId = parts.bootId;
    this.#parts = parts;
    parts.webPhone.onReport((report) => this.#handleReport(report));
    parts.audio.onMicrophone((state) => parts.emit({ kind: 'microphone', state }));
  }

  isInCall(): boolean {
    return this.#isCallOpen || this.#legs.liveTags().length > 0;
  }

  statement(): PhoneStatement {
    const { webPhone, audio } = this.#parts;
    return {
      bootId: this.bootId,
      registered: webPhone.isRegistered(),
      microphone: audio.microphone(),
      legs: this.#legs.statements(),
      audio: audio.audio(),
      recording: this.#recordingTag !== null,
    };
  }

  execute(command: PhoneCommand): void {
    if (isLegCommand(command)) this.#executeOnLeg(command);
    else this.#executeOnPhone(command);
  }

  #executeOnLeg(command: LegCommand): void {
    switch (command.kind) {
      case 'dial':
        this.#dial(command);
        break;
      case 'hangUp':
        this.#hangUp(command.tag);
        break;
      case 'answer':
      case 'decline':
      case 'toVoicemail':
        this.#decideIncoming(command);
        break;
      case 'sendTones':
        this.#parts.audio.sendTones(command.tag, command.tones);
        break;
      case 'setRecording':
        void this.#setRecording(command); // never rejects: the port answers by its deadline
        break;
      default:
        assertNever(command);
    }
  }

  #executeOnPhone(command: Exclude<PhoneCommand, LegCommand>): void {
    const { webPhone, audio } = this.#parts;
    switch (command.kind) {
      case 'open':
        webPhone.open(command.sip, command.instanceId);
        break;
      case 'close':
        this.#isCallOpen = false;
        webPhone.close();
        audio.closeMicrophone();
        break;
      case 'openMicrophone':
      case 'closeMicrophone':
        audio[command.kind]();
        break;
      case 'setAudio':
        this.#setAudio(command);
        break;
      case 'setDevices':
        audio.setDevices(command.devices);
        break;
      case 'setRinging':
        audio.setRinging(command.ringing);
        break;
      case 'chime':
        audio.chime(command.chime);
        break;
      case 'setCallOpen':
        this.#isCallOpen = command.open;
        this.#closeIdleMicrophone();
        break;
      case 'watch':
        this.#parts.watch(command.watching);
        break;
      case 'state':
        this.#emitStatement();
        break;
      default:
        assertNever(command);
    }
  }

  #dial({ tag, callee, callerId }: Of<'dial'>): void {
    // A repeat is answered with what is known; it can never ring a person twice.
    if (!this.#legs.claim(tag)) this.#emitStatement();
    else this.#parts.webPhone.dial({ tag, callee, ...(callerId !== undefined && { callerId }) });
  }

  #hangUp(tag: LegTag): void {
    const leg = this.#legs.find(tag);
    if (!leg) this.#endLeg({ kind: 'ended', tag, end: BY_US });
    else if (leg.state === 'ended') this.#emitStatement();
    else this.#parts.webPhone.hangUp(tag);
  }

  /** A repeat, and one that comes too late, are answered with what is known. */
  #decideIncoming({ kind, tag }: IncomingCommand): void {
    const leg = this.#legs.find(tag);
    if (leg?.caller && leg.state === 'ringing') this.#parts.webPhone[kind](tag);
    else this.#emitStatement();
  }

  #handleIncoming({ tag, caller, ids }: Extract<WebPhoneReport, { kind: 'incoming' }>): void {
    if (!this.#legs.claimIncoming(tag, caller, ids)) return;
    this.#parts.emit({ kind: 'legRinging', tag, caller, ...(ids && { ids }) });
  }

  /** Nobody has to be told to stop: a worker that is just starting would be late. */
  #stopRinging(): void {
    if (!this.#legs.hasIncoming()) this.#parts.audio.setRinging(false);
  }

  #setAudio(command: Of<'setAudio'>): void {
    const { audio, emit } = this.#parts;
    audio.setAudio(command.audio);
    emit({ kind: 'audio', audio: audio.audio() });
  }

  async #setRecording({ tag, recording }: Of<'setRecording'>): Promise<void> {
    const isUp = (): boolean => this.#legs.find(tag)?.state === 'answered';
    const isDone = isUp() && (await this.#parts.webPhone.setRecording(tag, recording));
    if (isDone && isUp()) this.#recordingTag = recording ? tag : null;
    this.#parts.emit({ kind: 'recording', recording: this.#recordingTag !== null, refused: !isDone });
  }

  #handleReport(report: WebPhoneReport): void {
    switch (report.kind) {
      case 'registered':
      case 'unregistered':
        this.#parts.emit(report);
        break;
      case 'incoming':
        this.#handleIncoming(report);
        break;
      case 'ringing':
      case 'answered':
        this.#advanceLeg(report);
        break;
      case 'ended':
        this.#endLeg(report);
        break;
      default:
        assertNever(report);
    }
  }

  #advanceLeg(report: Extract<WebPhoneReport, { kind: 'ringing' | 'answered' }>): void {
    if (!this.#legs.advance(report.tag, report.kind, report.ids)) return;
    this.#stopRinging();
    const leg = this.#legs.find(report.tag);
    const kind = leg?.state === 'answered' ? 'legAnswered' : 'legRinging';
    this.#parts.emit({ kind, tag: report.tag, ...(leg?.ids && { ids: leg.ids }) });
  }

  #endLeg({ tag, end, ids }: Extract<WebPhoneReport, { kind: 'ended' }>): void {
    if (!this.#legs.end(tag, end, ids)) return;
    this.#stopRinging();
    const knownIds = this.#legs.find(tag)?.ids;
    this.#parts.emit({ kind: 'legEnded', tag, end, ...(knownIds && { ids: knownIds }) });
    if (this.#recordingTag === tag) {
      this.#recordingTag = null;
      this.#parts.emit({ kind: 'recording', recording: false, refused: false });
    }
    this.#closeIdleMicrophone();
  }

  /** A microphone that nobody is listening to is closed: no light on the rep's machine after a call. */
  #closeIdleMicrophone(): void {
    if (!this.isInCall()) this.#parts.audio.closeMicrophone();
  }

  #emitStatement(): void {
    this.#parts.emit({ kind: 'statement', statement: this.statement() });
  }
}

/** Builds a phone in its first moment: not registered, microphone closed, no legs. */
export const createPhone = (parts: PhoneParts): Phone => new PhoneCore(parts);
