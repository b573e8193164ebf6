import { type Account, DEFAULT_ACCOUNT, type Extension } from './account';
import { type CalleeWish, toCallee, toNumber } from './callee';
import { callsWith, farHangsUp } from './calls';
import { provision } from './devices';
import { createIdSource } from './ids';
import { callerGivesUp, callIn, type IncomingCall, takeElsewhere } from './incoming';
import { type Ledger, toLedger } from './ledger';
import { dropLeg } from './legs';
import type { Line, MediaMeter } from './line';
import type { Device, InviteFault, State } from './model';
import type { Notification } from './notification';
import { pickUp } from './outbound';
import { addParty } from './parties';
import { switchDevice } from './party-control';
import { createLine } from './phone-line';
import type { Scheduler } from './scheduler';
import { DEFAULT_SWITCHES, type Switches } from './switches';

/** What a world is made of. */
export interface WorldOptions {
  readonly scheduler: Scheduler;
  /** Same seed, same ids. Default 1. */
  readonly seed?: number;
  readonly account?: Account;
  readonly switches?: Partial<Switches>;
}

/** The telephone network and RingCentral's call handling, without any protocol. Pure: time and ids come from outside. */
export interface World extends Line {
  readonly account: Account;
  /** For the files of this folder and for `handleRest`. Tests read the ledger instead. */
  readonly state: State;
  /** Gives an extension a web phone (what sip-provision answers with). */
  provision(extensionId: string, deviceId?: string): Device;
  /** Says how the person behind a number behaves in calls from now on. */
  setCallee(number: string, wish: CalleeWish): void;
  /** The person hangs up all their calls, or stops calling us. Returns how many calls ended. */
  hangUp(number: string): number;
  /** The person takes every call that rings. Returns how many. */
  answer(number: string): number;
  /** Somebody calls one of our extensions. Returns the session's id, or undefined for an unknown extension. */
  callIn(incoming: IncomingCall): string | undefined;
  /** Another telephone of the extension takes every call of that person that rings. Returns how many. */
  takeElsewhere(number: string): number;
  /** The rep takes a call over on another device. Returns whether there was one. */
  moveToAnotherDevice(callId: string): boolean;
  setSwitches(wish: Partial<Switches>): void;
  /** The next `count` INVITEs are refused with this SIP status. */
  refuseInvites(fault: { readonly status: number; readonly phrase: string; readonly count: number }): void;
  onNotification(listener: (notification: Notification) => void): () => void;
  ledger(meter?: MediaMeter): Ledger;
  /** Ends every call and forgets everything but devices and registrations. Switches go back to the start's. */
  reset(): void;
}

/** Creates a world. Nothing happens in it until somebody dials or calls the REST handler. */
export function createWorld(options: WorldOptions): World {
  const switches = { ...DEFAULT_SWITCHES, ...options.switches };
  const { state, forgetTimers } = createState(options, switches);
  return {
    ...createLine(state),
    account: state.account,
    state,
    provision: (extensionId, deviceId) => provision(state, extensionId, deviceId),
    setCallee: (number, wish) => setCallee(state, toNumber(number), wish),
    hangUp: (number) => hangUp(state, toNumber(number)),
    answer: (number) => answerRinging(state, toNumber(number)),
    callIn: (incoming) => callIn(state, incoming)?.session.id,
    takeElsewhere: (number) => callsWith(state, toNumber(number)).filter((call) => takeElsewhere(state, call)).length,
    moveToAnotherDevice: (callId) => moveToAnotherDevice(state, callId),
    setSwitches(wish) {
      state.switches = { ...state.switches, ...wish };
    },
    refuseInvites({ status, phrase, count }) {
      state.inviteFault = { status, phrase, left: count } satisfies InviteFault;
    },
    onNotification(listener) {
      state.notificationListeners.add(listener);
      return () => state.notificationListeners.delete(listener);
    },
    ledger: (meter) => toLedger(state, meter),
    reset() {
      forgetTimers();
      reset(state, switches);
    },
  };
}

function createState(options: WorldOptions, switches: Switches): { state: State; forgetTimers: () => void } {
  const { scheduler } = options;
  let life = 0;
  const state: State = {
    account: options.account ?? DEFAULT_ACCOUNT,
    ids: createIdSource(options.seed ?? 1),
    sessions: new Map(),
    calls: new Map(),
    conferences: new Map(),
    legs: new Map(),
    devices: new Map(),
    contacts: new Map(),
    callees: new Map(),
    colleagues: new Map(),
    voices: new Map(),
    requests: [],
    requestsUnderWay: 0,
    orderListeners: new Set(),
    notificationListeners: new Set(),
    switches,
    inviteFault: undefined,
    nowMs: () => scheduler.nowMs(),
    after(delayMs, run) {
      const born = life;
      return scheduler.after(delayMs, () => {
        if (born === life) run();
      });
    },
  };
  const forgetTimers = () => {
    life += 1;
  };
  return { state, forgetTimers };
}

function setCallee(state: State, number: string, wish: CalleeWish): void {
  const callee = toCallee(wish);
  state.callees.set(number, callee);
  if (!callee.internal) return;
  const known = state.colleagues.get(number) ?? listedColleague(state, number);
  const [firstName = '', ...rest] = callee.name.split(' ');
  const colleague: Extension = {
    id: known?.id ?? state.ids.digits(12),
    extensionNumber: number.length <= 6 ? number : state.ids.digits(4),
    firstName,
    lastName: rest.join(' '),
    email: '',
    directNumber: number.length <= 6 ? '' : number,
  };
  state.colleagues.set(number, colleague);
}

function listedColleague(state: State, number: string): Extension | undefined {
  return state.account.extensions.find((each) => each.extensionNumber === number || each.directNumber === number);
}

function hangUp(state: State, number: string): number {
  const calls = callsWith(state, number);
  for (const call of calls) {
    if (call.far.direction === 'Outbound' && !call.answered) callerGivesUp(state, call);
    else farHangsUp(state, call);
  }
  return calls.length;
}

function answerRinging(state: State, number: string): number {
  const ringing = callsWith(state, number).filter((call) => !call.answered && call.far.direction === 'Inbound');
  for (const call of ringing) pickUp(state, call);
  return ringing.length;
}

function moveToAnotherDevice(state: State, callId: string): boolean {
  const leg = state.legs.get(callId);
  const call = [...state.calls.values()].find((each) => each.leg === leg && !each.over);
  if (!leg || !call) return false;
  const { own } = call;
  const moved = addParty(state, call.session, {
    direction: own.direction,
    extensionId: own.extensionId,
    from: own.from,
    to: own.to,
    person: own.person,
  });
  call.leg = undefined;
  switchDevice(state, call, moved);
  dropLeg(state, leg);
  return true;
}

function reset(state: State, switches: Switches): void {
  for (const leg of state.legs.values()) dropLeg(state, leg);
  state.sessions.clear();
  state.calls.clear();
  state.conferences.clear();
  state.legs.clear();
  state.callees.clear();
  state.colleagues.clear();
  state.voices.clear();
  state.requests.length = 0;
  state.switches = switches;
  state.inviteFault = undefined;
}
