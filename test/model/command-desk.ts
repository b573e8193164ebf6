import type { Command } from '../../lib/call/commands.ts';
import type { Snapshot } from '../../lib/call/snapshot.ts';
import { type SendOutcome, type ToUi, UI_PORT } from '../../lib/messaging/protocol.ts';
import type { TestBrowser } from '../harness/browser.ts';
import { evaluate, toCdp } from '../harness/cdp.ts';
import { eventually } from '../harness/wait.ts';

/**
 * A page of the extension that sends the popup's commands without a button, and asks for what is shown. It holds no port
 * in between: who wakes a killed worker must be the product itself.
 */
export interface CommandDesk {
  snapshot(): Promise<Snapshot>;
  /** Sent again with the same id until a worker that lives long enough has answered. */
  send(command: Command): Promise<SendOutcome>;
}

declare global {
  /** The browser's own `connect`; the page's script gets one that fails. */
  var openPort: typeof chrome.runtime.connect | undefined;
}

const HANDS_OFF = `
  globalThis.openPort = chrome.runtime.connect.bind(chrome.runtime);
  chrome.runtime.connect = () => { throw new Error('The page keeps silent') };
`;

interface Heard {
  readonly snapshot?: Snapshot;
  readonly outcome?: SendOutcome;
}

/** Runs in the page: one port, one question. Without an id the greeting is the answer. */
function ask(name: string, id: string | null, command: Command | null): Promise<Heard> {
  return new Promise((resolve) => {
    const port = globalThis.openPort?.({ name });
    const finish = (heard: Heard) => {
      resolve(heard);
      port?.disconnect();
    };
    port?.onMessage.addListener((message: ToUi) => {
      if (message.kind === 'snapshot' && id === null) finish({ snapshot: message.snapshot });
      if (message.kind === 'ack' && message.id === id) finish({ outcome: message.outcome });
    });
    port?.onDisconnect.addListener(() => resolve({}));
    if (id !== null) port?.postMessage({ kind: 'command', id, command });
  });
}

/** A worker that is being killed answers nobody; a question is dropped then, and asked again. Unit: milliseconds. */
const PATIENCE_MS = 30_000;

/** Opens the desk in a tab of its own. The caller brings its own page back to the front. */
export async function openCommandDesk(browser: TestBrowser): Promise<CommandDesk> {
  const page = await browser.context.newPage();
  await page.addInitScript(HANDS_OFF);
  await page.goto(`chrome-extension://${browser.extensionId}/options.html`);
  const cdp = toCdp(await browser.context.newCDPSession(page));
  return {
    snapshot: () =>
      eventually(async () => (await evaluate(cdp, ask, UI_PORT, null, null)).snapshot, {
        what: 'a snapshot',
        timeoutMs: PATIENCE_MS,
      }),
    send: (command) => {
      const id = crypto.randomUUID();
      return eventually(async () => (await evaluate(cdp, ask, UI_PORT, id, command)).outcome, {
        what: `an answer to ${command.kind}`,
        timeoutMs: PATIENCE_MS,
      });
    },
  };
}
