import type { Snapshot } from '../../lib/call/snapshot';
import { FinderSide } from './finder-side';
import { toNewPerson } from './from-finder';
import { Presence } from './presence';
import { Session } from './session';
import { Sites } from './sites';
import { Sound } from './sound';
import { Tray } from './tray';
import { Updates } from './updates';
import type { Wired } from './wired';

/** Is there a call that somebody could be added to? */
const isLive = ({ host }: Snapshot): boolean => host.phase.kind !== 'none' && host.phase.kind !== 'ended';

/** Makes the part that knows who looks. */
export const createPresence = (wired: Wired): Presence =>
  new Presence({
    hub: () => wired.hub,
    session: () => wired.session,
    clock: () => wired.deps.clock,
    warm: () => wired.conductor.warm(),
    isCallShown: () => wired.isShown,
    send: (bootId, command) => wired.phone.send(bootId, command),
    onPopupClosed: () => wired.updates.reloadWhenFree(),
    run: wired.run,
  });

/** Makes the part that knows the devices. */
export const createSound = (wired: Wired): Sound =>
  new Sound({
    settings: () => wired.preferences.current(),
    send: (bootId, command) => wired.phone.send(bootId, command),
    onChange: () => wired.hub.broadcastStatus(),
  });

/** Makes the part that knows who is signed in. */
export const createSession = (wired: Wired): Session =>
  new Session({
    platform: wired.platform,
    items: wired.deps.items,
    onSignedIn: (account) => {
      wired.conductor.handleSignedIn(account);
      wired.presence.warm();
    },
    onSignedOut: () => {
      wired.sip.forget();
      wired.conductor.handleSignedOut();
    },
    onChange: () => {
      wired.hub.broadcastStatus();
      wired.run(wired.finder.update());
    },
  });

/** Makes the part that knows where the panel may appear. */
export const createSites = (wired: Wired): Sites =>
  new Sites({
    browser: wired.deps.browser,
    wished: wired.deps.items.wishedSites,
    onChange: () => {
      wired.hub.recheckSites();
      wired.hub.broadcastStatus();
      wired.run(wired.finder.refresh());
    },
    warn: wired.warn,
  });

/** Makes the part that waits with an update until nobody is disturbed. */
export const createUpdates = (wired: Wired): Updates =>
  new Updates(
    () => !wired.isShown && !wired.hub.hasPage('popup'),
    () => wired.deps.browser.reload(),
  );

/** Makes the part that collects people. */
export const createTray = (wired: Wired): Tray =>
  new Tray({
    browser: wired.deps.browser,
    draft: wired.deps.items.draft,
    hub: () => wired.hub,
    snapshot: () => wired.conductor.snapshot(),
  });

/** Makes the part that lets numbers be found in pages. */
export function createFinderSide(wired: Wired): FinderSide {
  const { self, browser, items, clock } = wired.deps;
  return new FinderSide({
    self,
    browser,
    clock,
    wished: items.finderSites,
    isSiteEnabled: wired.sites.isEnabled,
    country: () => {
      const signIn = wired.session.state();
      return signIn.kind === 'signed-in' ? signIn.account.country : undefined;
    },
    isInCall: () => isLive(wired.conductor.snapshot()),
    ready: wired.ready.passed,
    onPick: (person, tabId) => wired.run(wired.tray.pick(toNewPerson(person), tabId)),
    warn: wired.warn,
  });
}
