import { createHub } from '../../lib/messaging/hub';
import type { Hub, HubPorts } from '../../lib/messaging/hub-ports';
import type { Status } from '../../lib/messaging/protocol';
import { createRequestHandler } from './requests';
import type { Wired } from './wired';

function toStatus({ links, session, sites, sound }: Wired): Status {
  const { phone, events } = links;
  const devices = { microphone: sound.microphone, speaker: sound.speaker };
  return { signIn: session.state(), sites: sites.list(), phone, events, devices };
}

const requestHandler = (wired: Wired): HubPorts['handleRequest'] =>
  createRequestHandler({
    browser: wired.deps.browser,
    items: wired.deps.items,
    session: wired.session,
    record: wired.record,
    isInCall: () => wired.isShown,
    pick: wired.tray.pick,
    setLayout: (site, layout) => wired.preferences.setLayout(site, layout),
  });

/** Makes the background's end of every page that people look at. */
export function createUiSide(wired: Wired): Hub {
  const { self, epoch, clock } = wired.deps;
  return createHub({
    self,
    epoch,
    ready: wired.ready.passed,
    nowMs: () => clock.steadyMs(),
    snapshot: () => wired.conductor.snapshot(),
    isPrivate: () => wired.preferences.isPrivate(),
    status: () => toStatus(wired),
    isSiteEnabled: wired.sites.isEnabled,
    callBacks: wired.callBacks,
    layout: (site) => wired.preferences.layout(site),
    handleCommand: ({ id, command }) => {
      // Before a call there is nothing to look at but what a call needs.
      if (command.kind === 'checkNow') wired.presence.warm();
      return wired.conductor.handleCommand({ id, command: wired.preferences.asAllowed(command) });
    },
    handleRequest: requestHandler(wired),
    injectPanel: (tabId) => wired.run(wired.sites.injectPanel(tabId)),
    onPageVisible: (tabId, site) => wired.run(wired.finder.handleVisible(tabId, site)),
    onPresence: () => wired.presence.update(),
    warn: wired.warn,
  });
}
