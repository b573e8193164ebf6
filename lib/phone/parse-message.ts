import type { FromPhone, PhoneCommand, PhoneEvent, ToPhone } from './phone';

type Check = (value: unknown) => boolean;
type Shape = Readonly<Record<string, Check>>;

const text: Check = (value) => typeof value === 'string';
const flag: Check = (value) => typeof value === 'boolean';
const number: Check = (value) => typeof value === 'number' && Number.isFinite(value);
const textOrNull: Check = (value) => value === null || text(value);
const list =
  (item: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(item);
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const anyOf =
  (...values: readonly string[]): Check =>
  (value) =>
    typeof value === 'string' && values.includes(value);

function get(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

const shape =
  (checks: Shape): Check =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(checks).every(([key, check]) => check(get(value, key)));

/** Looks the check up by `kind`; an own property only, since the kind came from outside. */
const byKind =
  (checks: Readonly<Record<string, Check>>): Check =>
  (value) => {
    const kind = get(value, 'kind');
    return typeof kind === 'string' && Object.hasOwn(checks, kind) && checks[kind]?.(value) === true;
  };

const sip = shape({
  transport: anyOf('WSS'),
  username: text,
  password: text,
  authorizationId: text,
  domain: text,
  outboundProxy: text,
  outboundProxyBackup: optional(text),
  stunServers: optional(list(text)),
});
const audio = shape({ liveTag: textOrNull, muted: flag, onHold: flag });

const commandChecks: Readonly<Record<PhoneCommand['kind'], Check>> = {
  open: shape({ sip, instanceId: text }),
  close: shape({}),
  openMicrophone: shape({}),
  closeMicrophone: shape({}),
  dial: shape({ tag: text, callee: text, callerId: optional(text) }),
  hangUp: shape({ tag: text }),
  answer: shape({ tag: text }),
  decline: shape({ tag: text }),
  toVoicemail: shape({ tag: text }),
  setAudio: shape({ audio }),
  sendTones: shape({ tag: text, tones: text }),
  setRecording: shape({ tag: text, recording: flag }),
  setDevices: shape({
    devices: shape({ microphoneId: text, speakerId: text, ringerId: text, ringVolumePercent: number }),
  }),
  setRinging: shape({ ringing: flag }),
  chime: shape({ chime: anyOf('joined', 'left') }),
  setCallOpen: shape({ open: flag }),
  watch: shape({ watching: flag }),
  state: shape({}),
};

const ids = optional(shape({ sessionId: text, partyId: text }));
const end = shape({
  status: number,
  phrase: text,
  q850Cause: optional(number),
  byUs: flag,
  hasNoAudio: optional(flag),
});
const caller = optional(shape({ number: text, name: text }));
const leg = shape({
  tag: text,
  state: anyOf('dialing', 'ringing', 'answered', 'ended'),
  ids,
  end: optional(end),
  caller,
});
const microphone = anyOf('closed', 'open', 'denied', 'missing', 'lost');
const statement = shape({ bootId: text, registered: flag, microphone, legs: list(leg), audio, recording: flag });

const eventChecks: Readonly<Record<PhoneEvent['kind'], Check>> = {
  registered: shape({}),
  unregistered: shape({ why: anyOf('closed', 'refused', 'too-many-contacts', 'no-answer') }),
  microphone: shape({ state: microphone }),
  legRinging: shape({ tag: text, ids, caller }),
  legAnswered: shape({ tag: text, ids }),
  legEnded: shape({ tag: text, end, ids }),
  audio: shape({ audio }),
  recording: shape({ recording: flag, refused: flag }),
  statement: shape({ statement }),
};

const deviceState = anyOf('chosen', 'missing', 'blocked');

const isToPhone = byKind({
  command: shape({ bootId: text, command: byKind(commandChecks) }),
  ack: shape({ sequence: number }),
  ping: shape({}),
});
const isFromPhone = byKind({
  hello: shape({ statement }),
  event: shape({ bootId: text, sequence: number, event: byKind(eventChecks) }),
  beat: shape({}),
  devices: shape({ microphone: deviceState, speaker: deviceState }),
  levels: shape({ microphone: number, quality: anyOf('good', 'weak', 'lost', 'unknown') }),
});

/** Reads what came from the background; undefined for anything that is not one of its messages. Never throws. */
export function parseToPhone(message: unknown): ToPhone | undefined {
  const isValid = (value: unknown): value is ToPhone => isToPhone(value);
  return isValid(message) ? message : undefined;
}

/** Reads what came from the phone; undefined for anything that is not one of its messages. Never throws. */
export function parseFromPhone(message: unknown): FromPhone | undefined {
  const isValid = (value: unknown): value is FromPhone => isFromPhone(value);
  return isValid(message) ? message : undefined;
}
