/**
 * What nobody has confirmed on the live platform, as switches. Each changes an answer or an event, never the contract.
 * Defaults are the most likely behaviour by the evidence named in the simulator's README.
 */
export interface Switches {
  /** Delay between something happening and its notification. Unit: milliseconds. */
  readonly eventDelayMs: number;
  /** From INVITE to the 183 that carries the ids. Larger than the event delay: own-party events come first. */
  readonly progressAfterMs: number;
  /** The platform answers the caller's leg at once (true) or when the callee answers (some carriers' accounts). */
  readonly earlyAnswer: boolean;
  /** From the host's ACK to its party being Answered. Unit: milliseconds. */
  readonly hostJoinMs: number;
  /** How long the host may take to join before the conference ends. Unit: milliseconds. Source: conference.md. */
  readonly hostDeadlineMs: number;
  /** From the 201 of a bring-in to the own party being Gone. Unit: milliseconds. */
  readonly bringInMs: number;
  /** For how long after a bring-in the new party is missing in GET of the conference. Unit: milliseconds. */
  readonly bringInReadLagMs: number;
  readonly bringInBeforeAnswer: 'accepted' | 'refused';
  readonly concurrentBringIns: 'accepted' | 'refused';
  /** Second INVITE from a device while its first is not answered: 486 when refused. */
  readonly concurrentInvites: 'accepted' | 'refused';
  /** HTTP status for one party too many. */
  readonly overCapacityStatus: 403 | 409;
  /** DELETE of a conference-side party. `ignored`: 204, but the party stays. */
  readonly removeConferenceParty: 'works' | 'refused' | 'ignored' | 'not-found';
  /** DELETE of the own party of a call that was brought in. */
  readonly removeOriginalParty: 'works' | 'refused' | 'ignored' | 'not-found';
  readonly keepConferenceAlive: 'honoured' | 'ignored' | 'refused';
  readonly hostByeEndsConference: boolean;
  /** INVITE to the same token after the host has left. */
  readonly rejoinByToken: 'accepted' | 'refused';
  /** How a party that left shows in GET of the conference. */
  readonly leftPartyInRead: 'disconnected' | 'missing';
  /** GET of a moved call shows the reason `Conference` beside Gone. */
  readonly goneReasonInRead: boolean;
  /** How long an ended session answers GET with 200. Unit: milliseconds. */
  readonly endedSessionReadableMs: number;
  /** Where the reason of a failed call is written. */
  readonly failureReasonOn: 'both' | 'own' | 'other' | 'sip';
  /** Dialling a colleague by direct number: own `Answered` as false as by extension number, or true. */
  readonly directNumberAnswer: 'like-internal' | 'like-outside';
  readonly muteParticipant: 'works' | 'refused' | 'ignored';
  readonly holdParticipant: 'works' | 'refused' | 'ignored';
  /** A party on hold leaves the others in music (who holds by SIP or API). */
  readonly holdPlaysMusic: boolean;
  /** Whether PATCH of a party takes `muted` in `party` too. Flat works: RingCentral's own client sends it so. */
  readonly patchBody: 'either' | 'flat';
  /** A conference ends when the last one has left it. */
  readonly emptyConferenceEnds: boolean;
  /** Whether a direct incoming call carries the caller's name. A call handed over by the attendant does. */
  readonly callerName: 'shown' | 'absent';
  /** Code of a recovery that comes too late. */
  readonly lateRecoveryError: 'WSG-1005' | 'WSG-1003';
  readonly presenceListsConference: boolean;
  /** `to` of an incoming call names the device that answered. In the recordings it does not. */
  readonly answeringDeviceInTo: boolean;
  readonly accountFilter: 'allowed' | 'refused' | 'disabled';
  /** What a number does that no test has set up. */
  readonly unknownNumber: 'answers' | 'NoAnswer' | 'InvalidNumber';
  /** The `wsc` of a recovered ConnectionDetails: the newest position or the one that was asked for. */
  readonly recoveredWsc: 'newest' | 'asked';
  /** POST of a WebSocket subscription over plain REST: made for the newest connection, or 400. */
  readonly restSubscription: 'attached' | 'refused';
  /** How long a gateway token opens a connection. Unit: seconds. */
  readonly wsTokenLifeS: number;
  /** How often the gateway pings. Unit: milliseconds. */
  readonly gatewayPingMs: number;
  readonly wsTokenReuse: 'refused' | 'accepted';
  /** Whether the four rate groups are counted. Off for tests that are about something else. */
  readonly rateLimits: boolean;
}

/** The settings that a fresh world starts with. */
export const DEFAULT_SWITCHES: Switches = {
  eventDelayMs: 40,
  progressAfterMs: 80,
  earlyAnswer: true,
  hostJoinMs: 200,
  hostDeadlineMs: 38_000,
  bringInMs: 150,
  bringInReadLagMs: 0,
  bringInBeforeAnswer: 'accepted',
  concurrentBringIns: 'refused',
  concurrentInvites: 'accepted',
  overCapacityStatus: 403,
  removeConferenceParty: 'works',
  removeOriginalParty: 'works',
  keepConferenceAlive: 'honoured',
  hostByeEndsConference: true,
  rejoinByToken: 'accepted',
  leftPartyInRead: 'disconnected',
  goneReasonInRead: true,
  endedSessionReadableMs: 30_000,
  failureReasonOn: 'both',
  directNumberAnswer: 'like-internal',
  muteParticipant: 'works',
  holdParticipant: 'works',
  holdPlaysMusic: false,
  patchBody: 'either',
  emptyConferenceEnds: true,
  callerName: 'shown',
  lateRecoveryError: 'WSG-1005',
  presenceListsConference: true,
  answeringDeviceInTo: false,
  accountFilter: 'allowed',
  unknownNumber: 'answers',
  recoveredWsc: 'newest',
  restSubscription: 'attached',
  wsTokenLifeS: 30,
  gatewayPingMs: 30_000,
  wsTokenReuse: 'refused',
  rateLimits: true,
};

/** The values a switch may take, where they are words. The property suites and the control API both read it. */
export const SWITCH_VALUES: Partial<Record<keyof Switches, readonly (string | number)[]>> = {
  bringInBeforeAnswer: ['accepted', 'refused'],
  concurrentBringIns: ['accepted', 'refused'],
  concurrentInvites: ['accepted', 'refused'],
  overCapacityStatus: [403, 409],
  removeConferenceParty: ['works', 'refused', 'ignored', 'not-found'],
  removeOriginalParty: ['works', 'refused', 'ignored', 'not-found'],
  keepConferenceAlive: ['honoured', 'ignored', 'refused'],
  rejoinByToken: ['accepted', 'refused'],
  leftPartyInRead: ['disconnected', 'missing'],
  failureReasonOn: ['both', 'own', 'other', 'sip'],
  directNumberAnswer: ['like-internal', 'like-outside'],
  muteParticipant: ['works', 'refused', 'ignored'],
  holdParticipant: ['works', 'refused', 'ignored'],
  patchBody: ['either', 'flat'],
  callerName: ['shown', 'absent'],
  lateRecoveryError: ['WSG-1005', 'WSG-1003'],
  accountFilter: ['allowed', 'refused', 'disabled'],
  unknownNumber: ['answers', 'NoAnswer', 'InvalidNumber'],
  recoveredWsc: ['newest', 'asked'],
  restSubscription: ['attached', 'refused'],
  wsTokenReuse: ['refused', 'accepted'],
};

/** Checks a wish from the control API. Returns the accepted part, or a text that says what is wrong. */
export function parseSwitches(wish: unknown): Partial<Switches> | string {
  if (typeof wish !== 'object' || wish === null || Array.isArray(wish)) return 'switches must be a JSON object';
  for (const [name, value] of Object.entries(wish)) {
    if (!isSwitch(name)) return `unknown switch "${name}"; known: ${Object.keys(DEFAULT_SWITCHES).join(', ')}`;
    const allowed = SWITCH_VALUES[name];
    if (allowed && !allowed.includes(value)) return `switch "${name}" must be one of ${allowed.join(', ')}`;
    if (typeof value !== typeof DEFAULT_SWITCHES[name]) {
      return `switch "${name}" must be a ${typeof DEFAULT_SWITCHES[name]}`;
    }
    if (typeof value === 'number' && !(value >= 0)) return `switch "${name}" must not be negative`;
  }
  return wish;
}

function isSwitch(name: string): name is keyof Switches {
  return Object.hasOwn(DEFAULT_SWITCHES, name);
}
