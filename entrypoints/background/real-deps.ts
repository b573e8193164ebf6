import { browser } from 'wxt/browser';
import { createConductor } from '../../lib/conductor/conductor';
import { askToConnect, closeOffscreen, ensureOffscreen } from '../../lib/phone/host';
import { createRemotePhone } from '../../lib/phone/remote-phone';
import { createRingCentral } from '../../lib/ringcentral/ringcentral';
import { SERVERS } from '../../lib/ringcentral/sdk';
import { systemClock } from '../../lib/shared/clock';
import { browserAreas, createItems, type Items, trustOnlyOwnPages } from '../../lib/storage/items';
import { createLogBook } from '../../lib/storage/log-book';
import { tellRecordChanged } from '../../lib/storage/record-news';
import { createRecordStore } from '../../lib/storage/record-store';
import { browserPorts } from './browser-adapter';
import type { BackgroundDeps, PlatformHooks } from './deps';
import type { Platform, PlatformChoice } from './platform';

/** Set when the extension is built for one company; options may name another. */
declare const __CLIENT_ID__: string;

/** Texts never hold numbers, names or secrets; the book, which people export, makes sure of it once more. */
function createLog(): BackgroundDeps['log'] {
  const book = createLogBook(createItems(browserAreas()).log);
  return (level, text) => {
    console[level](`Partyline: ${text}`);
    book.write(level, text, Date.now());
  };
}

const log = createLog();

function createPlatform(items: Items, { server, clientId }: PlatformChoice, hooks: PlatformHooks): Platform {
  const { auth, telephony, events, account, provision } = createRingCentral({
    server: SERVERS[server],
    clientId,
    tokenStore: items.tokens,
    resumeStore: items.platformSession,
    identity: { redirectUri: browserPorts.redirectUri(), launchWebAuthFlow: browserPorts.launchAuthFlow },
    clock: systemClock,
    log,
    hooks,
  });
  auth.onChange(hooks.onAuth);
  return {
    auth,
    telephony,
    events,
    readAccount: account.read,
    provision: async () => {
      const answer = await provision.create();
      if (answer.ok && answer.value.problems.length > 0) log('warn', `Phone: ${answer.value.problems.join(', ')}`);
      return answer.ok ? { ok: true, value: answer.value.sip } : answer;
    },
  };
}

/** The real world. Nothing is sent or read before `start`. */
export function createRealDeps(): BackgroundDeps {
  const items = createItems(browserAreas(), (text) => log('warn', text));
  return {
    self: { id: browser.runtime.id, origin: new URL(browser.runtime.getURL('/popup.html')).origin },
    epoch: crypto.randomUUID(),
    browser: browserPorts,
    items,
    record: createRecordStore(tellRecordChanged),
    clock: systemClock,
    builtInClientId: __CLIENT_ID__,
    createPlatform: (choice, hooks) => createPlatform(items, choice, hooks),
    createPhone: (parts) =>
      createRemotePhone({
        ...parts,
        ensureDocument: ensureOffscreen,
        closeDocument: closeOffscreen,
        clock: systemClock,
      }),
    createConductor,
    shutOutPages: trustOnlyOwnPages,
    findPhone: askToConnect,
    log,
  };
}
