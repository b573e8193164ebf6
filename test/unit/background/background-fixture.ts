import type { AttachablePhone, PhoneParts, PlatformHooks } from '../../../entrypoints/background/deps';
import type { Platform } from '../../../entrypoints/background/platform';
import { type Background, createBackground } from '../../../entrypoints/background/wiring';
import { NO_CALL, type Snapshot } from '../../../lib/call/snapshot';
import type { Account, Conductor, ConductorPorts } from '../../../lib/conductor/ports';
import type { PhoneStatement } from '../../../lib/phone/phone';
import type { AuthStatus } from '../../../lib/ringcentral/auth';
import type { Telephony } from '../../../lib/ringcentral/telephony';
import { failure, success } from '../../../lib/shared/outcome';
import { createItems } from '../../../lib/storage/items';
import { POPUP, SELF, settle } from '../messaging/hub-fixture';
import { createPortPair } from '../messaging/port-pair';
import { createFakeArea } from '../storage/fake-area';
import { createFakeRecord } from '../storage/fake-record';
import { createFakeBrowser } from './fake-browser';

const ACCOUNT = {
  extensionId: '1',
  extensionNumber: '101',
  name: 'Jordan',
  country: 'US',
  ownNumbers: ['+16505550101'],
};

export const STATEMENT: PhoneStatement = {
  bootId: 'boot',
  registered: true,
  microphone: 'closed',
  legs: [],
  audio: { liveTag: null, muted: false, onHold: false },
  recording: false,
};

const refuse = async () => failure('signed-out');
const TELEPHONY: Telephony = {
  createConference: refuse,
  readSession: refuse,
  readPresence: refuse,
  bringIn: refuse,
  deleteParty: refuse,
  deleteSession: refuse,
  setPartyMuted: refuse,
};

/** A conductor that does nothing but remember. */
function createFakeConductor(journal: string[]) {
  let snapshot: Snapshot = NO_CALL;
  let listener: (snapshot: Snapshot) => void = () => {};
  const conductor: Conductor = {
    restore: async () => void journal.push('restore'),
    handleCommand: async ({ command }) => {
      journal.push(`command ${command.kind}`);
      return { ok: true };
    },
    handlePhone: ({ kind }) => void journal.push(`phone ${kind}`),
    handlePhoneLost: () => void journal.push('phone lost'),
    handleNotification: async () => void journal.push('notification'),
    handleEventsState: (state) => void journal.push(`events ${state}`),
    handlePenalty: () => {},
    handlePhoneSilent: () => {},
    handleBlocked: () => {},
    handleSignedIn: ({ name }: Account) => void journal.push(`signed in ${name}`),
    warm: () => void journal.push('warm'),
    handleRinging: (ringsHere) => void journal.push(`ring ${ringsHere}`),
    handleRules: (rules) => void journal.push(`rules ${rules.doNotCall.length}`),
    handleSignedOut: () => void journal.push('signed out'),
    wake: () => void journal.push('wake'),
    snapshot: () => snapshot,
    onSnapshot: (listen) => {
      listener = listen;
      return () => {};
    },
    idle: async () => {},
  };
  const show = (next: Snapshot): void => {
    snapshot = next;
    listener(next);
  };
  return { conductor, show };
}

export interface FixtureOptions {
  readonly local?: Record<string, unknown>;
  /** What a worker left that was there before. */
  readonly session?: Record<string, unknown>;
  readonly isSignedIn?: boolean;
}

const SIGNED_IN = { phase: 'signed-in', untilMs: 1 } as const;
const SIGNED_OUT = { phase: 'signed-out' } as const;

function createFakePlatform(journal: string[], isSignedIn: boolean): Platform {
  let status: AuthStatus = isSignedIn ? SIGNED_IN : SIGNED_OUT;
  return {
    telephony: TELEPHONY,
    events: {
      start: async () => {
        journal.push('events start');
        return success(undefined);
      },
      stop: () => void journal.push('events stop'),
    },
    auth: {
      signIn: async () => {
        status = SIGNED_IN;
        return success(undefined);
      },
      signOut: async () => {
        status = SIGNED_OUT;
      },
      status: async () => status,
      ensureFresh: async () => success(undefined),
      onChange: () => () => {},
    },
    readAccount: async () => success({ account: ACCOUNT, callerIds: [] }),
    provision: async () => failure('unknown'),
  };
}

const createFakePhone = (journal: string[]): AttachablePhone => ({
  open: async () => success(undefined),
  send: (_bootId, command) => void journal.push(`phone told ${command.kind}`),
  acknowledge: () => {},
  close: () => {},
  watch: () => {},
  attach: () => void journal.push('phone attached'),
});

function createStorage({ local = {}, session = {} }: FixtureOptions, journal: string[]) {
  const stored = { local: createFakeArea(local), session: createFakeArea(session), record: createFakeRecord() };
  const read = stored.local.get;
  stored.local.get = (key) => {
    journal.push('read');
    return read(key);
  };
  return stored;
}

/** A whole background over fakes; `journal` tells what happened, in order. */
export function createFixture(options: FixtureOptions = {}) {
  const { isSignedIn = false } = options;
  const journal: string[] = [];
  const { browser, seen } = createFakeBrowser();
  const stored = createStorage(options, journal);
  const { conductor, show } = createFakeConductor(journal);
  const parts: { phone?: PhoneParts; hooks?: PlatformHooks; conductor?: ConductorPorts; rings: (() => void)[] } = {
    rings: [],
  };
  const background = createBackground({
    self: SELF,
    epoch: 'e1',
    browser,
    items: createItems(stored),
    record: stored.record,
    clock: { nowMs: () => 1_000, steadyMs: () => 1_000, after: (_delayMs, ring) => keep(parts.rings, ring) },
    builtInClientId: '',
    createPlatform: (choice, hooks) => {
      parts.hooks = hooks;
      journal.push(`platform ${choice.server} ${choice.clientId}`);
      return createFakePlatform(journal, isSignedIn);
    },
    createPhone: (phone) => {
      parts.phone = phone;
      return createFakePhone(journal);
    },
    createConductor: (ports) => {
      parts.conductor = ports;
      return conductor;
    },
    shutOutPages: async () => void journal.push('pages shut out'),
    findPhone: async () => false,
    log: () => {},
  });
  return { background, journal, browser: seen, stored, connect: createConnect(background), show, parts, settle };
}

/** Holds a timer's callback until a test rings it; gives the way to cancel. */
function keep(rings: (() => void)[], ring: () => void): () => void {
  rings.push(ring);
  return () => void rings.splice(rings.indexOf(ring), 1);
}

const createConnect =
  (background: Background) =>
  async (sender: object = POPUP, name = 'ui') => {
    const { ui, background: end } = createPortPair(name, sender);
    background.handleConnect(end);
    await settle();
    return ui;
  };
