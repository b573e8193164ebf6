/** Where a fault bites. */
export type FaultPlace = 'rest' | 'event' | 'gateway' | 'token' | 'sip';

/** Type of a parameter; a trailing `?` means that it may be left out. */
export type ParameterType = 'number' | 'number?' | 'string' | 'string?' | 'boolean?' | 'object?';

/** One row of the fault list. */
export interface FaultKind {
  readonly place: FaultPlace;
  /** True: happens once, when it is put. False: lasts `count` times, or until it is lifted. */
  readonly once: boolean;
  readonly does: string;
  readonly parameters: Readonly<Record<string, ParameterType>>;
}

const ROUTE = { method: 'string?', path: 'string?', count: 'number?' } as const;
const EVENTS = { sessionId: 'string?', statusCode: 'string?', count: 'number?' } as const;

/** Every fault there is. A new row needs its name here and one reader where it bites. */
export const FAULT_KINDS = {
  delayRequest: {
    place: 'rest',
    once: false,
    does: 'waits before handling',
    parameters: { ...ROUTE, delayMs: 'number' },
  },
  delayAnswer: {
    place: 'rest',
    once: false,
    does: 'handles at once, answers late',
    parameters: { ...ROUTE, delayMs: 'number' },
  },
  refuseRequest: {
    place: 'rest',
    once: false,
    does: 'answers with this status instead of handling',
    parameters: { ...ROUTE, status: 'number', errorCode: 'string?', message: 'string?', retryAfterS: 'number?' },
  },
  loseRequest: { place: 'rest', once: false, does: 'cuts the connection before handling', parameters: ROUTE },
  loseAnswer: { place: 'rest', once: false, does: 'handles, then cuts the connection', parameters: ROUTE },
  punish: {
    place: 'rest',
    once: true,
    does: 'puts the user under penalty in a rate group',
    parameters: { group: 'string' },
  },
  dropEvents: { place: 'event', once: false, does: 'never sends matching events', parameters: EVENTS },
  duplicateEvents: { place: 'event', once: false, does: 'sends matching events twice', parameters: EVENTS },
  delayEvents: {
    place: 'event',
    once: false,
    does: 'sends matching events late',
    parameters: { ...EVENTS, delayMs: 'number' },
  },
  reorderEvents: { place: 'event', once: false, does: 'sends a matching event after the next one', parameters: EVENTS },
  dropGateway: { place: 'gateway', once: true, does: 'closes every gateway socket', parameters: {} },
  halfOpenGateway: { place: 'gateway', once: true, does: 'present sockets stay open but fall silent', parameters: {} },
  gatewayError: {
    place: 'gateway',
    once: true,
    does: 'sends an Error frame and closes',
    parameters: { errorCode: 'string' },
  },
  refuseGateway: {
    place: 'gateway',
    once: false,
    does: 'refuses new connections',
    parameters: { status: 'number', count: 'number?' },
  },
  failRecovery: {
    place: 'gateway',
    once: false,
    does: 'answers a recovery with Failed',
    parameters: { errorCode: 'string?', count: 'number?' },
  },
  lyingRecovery: {
    place: 'gateway',
    once: false,
    does: 'says Successful but has lost the events',
    parameters: { count: 'number?' },
  },
  expireTokens: { place: 'token', once: true, does: 'access tokens answer 401 OAU-128', parameters: {} },
  revokeTokens: { place: 'token', once: true, does: 'all sessions are over: OAU-213 on refresh', parameters: {} },
  refuseInvite: {
    place: 'sip',
    once: true,
    does: 'the next INVITEs are refused by the service, without 183',
    parameters: { status: 'number', phrase: 'string?', count: 'number?' },
  },
  dropSip: { place: 'sip', once: true, does: 'closes every SIP socket', parameters: {} },
  sip: {
    place: 'sip',
    once: false,
    does: 'faults of the SIP front; see sip/faults.ts for the meaning of each',
    parameters: {
      registerSilent: 'boolean?',
      refuseRegister: 'object?',
      silentInvite: 'boolean?',
      refuseInvite: 'object?',
      refuseSignedInvite: 'object?',
      silentBye: 'boolean?',
      silentMedia: 'boolean?',
      blockMedia: 'string?',
      refuseRecording: 'boolean?',
    },
  },
} as const satisfies Readonly<Record<string, FaultKind>>;

/** Name of a fault. */
export type FaultName = keyof typeof FAULT_KINDS;

/** Parameters as they came in, checked against the row. */
export type FaultParameters = Readonly<Record<string, unknown>>;

/** Checks a wish from the control API. Returns name and parameters, or a text that says what is wrong. */
export function parseFaults(wish: unknown): readonly (readonly [FaultName, FaultParameters])[] | string {
  if (!isRecord(wish)) return 'faults must be a JSON object: {"name": {parameters} or [{parameters}, …]}';
  const faults: (readonly [FaultName, FaultParameters])[] = [];
  for (const [name, value] of Object.entries(wish)) {
    if (!isFaultName(name)) return `unknown fault "${name}"; known: ${Object.keys(FAULT_KINDS).join(', ')}`;
    for (const parameters of Array.isArray(value) ? value : [value]) {
      const problem = problemWith(name, parameters);
      if (problem !== undefined) return problem;
      faults.push([name, parameters]);
    }
  }
  return faults;
}

function problemWith(name: FaultName, parameters: unknown): string | undefined {
  if (!isRecord(parameters)) return `parameters of "${name}" must be an object`;
  const kind: FaultKind = FAULT_KINDS[name];
  for (const [parameter, value] of Object.entries(parameters)) {
    const type = kind.parameters[parameter]?.replace('?', '');
    if (type === undefined) return `fault "${name}" has no parameter "${parameter}"`;
    if (typeof value !== type) return `"${parameter}" of fault "${name}" must be a ${type}`;
  }
  const missing = Object.entries(kind.parameters).find(([each, type]) => !type.endsWith('?') && !(each in parameters));
  return missing && `fault "${name}" needs "${missing[0]}"`;
}

function isFaultName(name: string): name is FaultName {
  return Object.hasOwn(FAULT_KINDS, name);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
