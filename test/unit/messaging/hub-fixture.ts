import type { IssuedCommand } from '../../../lib/call/commands';
import { NO_CALL, type RowView, type Snapshot } from '../../../lib/call/snapshot';
import { createHub } from '../../../lib/messaging/hub';
import type { CallBackBook } from '../../../lib/messaging/limits';
import type { SenderLike } from '../../../lib/messaging/port-like';
import {
  DEFAULT_LAYOUT,
  type SendOutcome,
  type Status,
  type ToUi,
  UI_PORT,
  type UiRequest,
} from '../../../lib/messaging/protocol';
import { createPortPair, type FakeEnd } from './port-pair';

export const SELF = { id: 'partyline', origin: 'chrome-extension://partyline' };
export const CRM = 'https://crm.example.com';

export const POPUP: SenderLike = { id: SELF.id, origin: SELF.origin, url: `${SELF.origin}/popup.html` };
export const PAGE: SenderLike = {
  id: SELF.id,
  origin: CRM,
  url: `${CRM}/deal/7`,
  tabId: 7,
  frameId: 0,
  documentLifecycle: 'active',
};

const ROW: RowView = {
  id: 'p1',
  generation: 1,
  name: 'Dana Ortiz',
  number: '+16505550117',
  phase: 'joined',
  onHold: false,
  muted: false,
  voicemail: false,
  onOtherDevice: false,
  isSomeoneElse: false,
  isLive: false,
  pending: 'none',
  actions: ['remove'],
  sinceMs: 1_000,
  stayedMs: null,
  undoMs: null,
};

/** A conference with one person who has a name and one who has only a number. */
export const RUNNING: Snapshot = {
  ...NO_CALL,
  callId: 'c1',
  host: { ...NO_CALL.host, phase: { kind: 'in' } },
  rows: [ROW, { ...ROW, id: 'p2', name: '+1 (415) 555-0188', number: '+14155550188' }],
  onCallCount: 3,
  timeline: [{ what: 'joined', name: '+14155550188', number: '+14155550188', agoMs: 5 }],
};

const STATUS: Status = {
  signIn: { kind: 'signed-out' },
  sites: [CRM],
  phone: 'off',
  events: 'off',
  devices: { microphone: 'chosen', speaker: 'chosen' },
};

function createSeen() {
  return {
    commands: [] as IssuedCommand[],
    requests: [] as UiRequest[],
    injected: [] as number[],
    visible: [] as string[],
    warnings: [] as string[],
    nowMs: 0,
    snapshot: RUNNING,
    isPrivate: false,
    callBackTimesMs: [] as readonly number[],
    sites: new Set([CRM]),
    outcome: { ok: true } as SendOutcome,
  };
}

const callBacksIn = (seen: Pick<ReturnType<typeof createSeen>, 'callBackTimesMs'>): CallBackBook => ({
  read: () => seen.callBackTimesMs,
  write: (timesMs) => {
    seen.callBackTimesMs = timesMs;
  },
});

/** A hub over fakes, and what reached its handlers. */
export function createFixture(kept: { readonly callBackTimesMs?: readonly number[] } = {}) {
  const seen = { ...createSeen(), ...kept };
  let announceReady = () => {};
  const ready = new Promise<void>((resolve) => {
    announceReady = resolve;
  });
  const hub = createHub({
    self: SELF,
    epoch: 'e1',
    ready,
    nowMs: () => seen.nowMs,
    snapshot: () => seen.snapshot,
    isPrivate: () => seen.isPrivate,
    status: () => STATUS,
    isSiteEnabled: (site) => seen.sites.has(site),
    callBacks: callBacksIn(seen),
    layout: () => ({ ...DEFAULT_LAYOUT, removal: 'ask', leaveDefault: 'ask' }),
    handleCommand: async (issued) => {
      seen.commands.push(issued);
      return seen.outcome;
    },
    handleRequest: async (request) => {
      seen.requests.push(request);
      return { ok: true };
    },
    injectPanel: (tabId) => seen.injected.push(tabId),
    onPageVisible: (tabId, site) => seen.visible.push(`${tabId} ${site}`),
    onPresence: () => {},
    warn: (text) => seen.warnings.push(text),
  });
  const connect = async (sender: SenderLike, name = UI_PORT): Promise<FakeEnd> => {
    const { ui, background } = createPortPair(name, sender);
    hub.handleConnect(background);
    await settle();
    return ui;
  };
  return { hub, seen, connect, announceReady };
}

/** Lets every promise that is settled tell so. */
export const settle = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

/** The messages of one kind that arrived. */
export const ofKind = <K extends ToUi['kind']>(end: FakeEnd, kind: K) =>
  end.received.filter((message): message is Extract<ToUi, { kind: K }> => (message as ToUi).kind === kind);
