import { render } from 'preact';
import css from '../../components/panel.css?inline';
import { createTranslate } from '../../components/translate';
import { NO_CALL } from '../../lib/call/snapshot';
import { type Client, createClient, type Push } from '../../lib/messaging/client';
import { toPortLike } from '../../lib/messaging/port-like';
import { type Layout, UI_PORT } from '../../lib/messaging/protocol';
import { createVisibleProof, type VisibleProof } from '../../lib/trust/visible-proof';
import { Orphan } from './orphan';
import { PanelApp } from './panel-app';
import { TopLayer } from './top-layer';

/** Without its extension this throws; what is drawn then is about to be replaced by the orphan's notice. */
function getMessage(key: string, values: string[]): string {
  return hasExtension() ? chrome.i18n.getMessage(key, values) : '';
}

const createT = () => createTranslate(getMessage, chrome.i18n.getUILanguage());

const directionOfUi = () => (chrome.i18n.getMessage('@@bidi_dir') === 'rtl' ? 'rtl' : 'ltr');

function after(delayMs: number, callback: () => void): () => void {
  const timer = setTimeout(callback, delayMs);
  return () => clearTimeout(timer);
}

/** An extension that was updated, disabled or removed leaves its scripts behind, without an id. */
const hasExtension = (): boolean => Boolean(chrome.runtime?.id);

/** A port that was opened while the extension went away is dead without a sign, so this is asked. Unit: milliseconds. */
const LOOK_FOR_EXTENSION_MS = 1_000;

/** Throws when the extension is gone. */
const connect = () => toPortLike(chrome.runtime.connect({ name: UI_PORT }));

/** What is on screen, once there is something to show. */
interface Shown {
  readonly layer: TopLayer;
  readonly proof: VisibleProof;
  readonly container: HTMLElement;
  readonly watch: ReturnType<typeof setInterval>;
}

/** One page's panel: it comes with a call, sleeps while the page is hidden, and goes when there is nothing to show. */
export class PagePanel {
  readonly #client: Client;
  readonly #listeners = new Set<(push: Push) => void>();
  #layout: Layout = { minimised: false, removal: 'ask' };
  #shown: Shown | undefined;
  #isOrphan = false;

  constructor() {
    this.#client = createClient({
      connect,
      mintId: () => crypto.randomUUID(),
      after,
      initial: NO_CALL,
      onPush: (push) => this.#handlePush(push),
      onOrphaned: () => this.#becomeOrphan(),
    });
    document.addEventListener('visibilitychange', () => this.#followPage());
    // The port from before the back-forward cache is dead without a sign.
    addEventListener('pageshow', (event) => event.persisted && this.#reconnect());
  }

  isAlive = (): boolean => hasExtension() && !this.#isOrphan;

  /** There is a call: connect if the page is looked at. Harmless when it is shown already. */
  resume = (): void => this.#followPage();

  #followPage(): void {
    if (this.#isOrphan) return;
    if (document.visibilityState !== 'visible') {
      this.#client.close();
      return;
    }
    this.#client.open();
    // Somebody looks at this page anew: a panel that gave up gets another chance.
    this.#shown?.layer.show();
  }

  #reconnect(): void {
    this.#client.close();
    this.#followPage();
  }

  /** The layout follows the first snapshot at once; only then is there everything to show. */
  #handlePush(push: Push): void {
    if (push.kind === 'idle') {
      this.#takeDown();
      return;
    }
    if (push.kind === 'layout') {
      this.#layout = push.layout;
      this.#shown ??= this.#show();
    }
    for (const listener of this.#listeners) listener(push);
  }

  #show(): Shown {
    const layer = new TopLayer({ css, nowMs: () => performance.now(), onGaveUp: () => this.#giveUp() });
    const container = document.createElement('div');
    layer.root.append(container);
    const proof = createVisibleProof({
      host: layer.host,
      root: layer.root,
      nowMs: () => performance.now(),
      onCovered: () => layer.raise(),
    });
    render(
      <PanelApp
        client={this.#client}
        firstLayout={this.#layout}
        onPush={this.#onPush}
        guard={(event) => proof.check(event)}
        t={createT()}
        dir={directionOfUi()}
      />,
      container,
    );
    layer.show();
    const watch = setInterval(() => hasExtension() || this.#becomeOrphan(), LOOK_FOR_EXTENSION_MS);
    return { layer, proof, container, watch };
  }

  #onPush = (listener: (push: Push) => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  #giveUp(): void {
    void this.#client.request({ kind: 'panelGaveUp' });
  }

  /** Nothing to show: the port closes, so that an idle page does not wake the worker for ever. */
  #takeDown(): void {
    this.#client.close();
    const shown = this.#shown;
    this.#shown = undefined;
    if (!shown) return;
    clearInterval(shown.watch);
    shown.proof.stop();
    render(null, shown.container);
    shown.layer.remove();
  }

  #becomeOrphan(): void {
    this.#isOrphan = true;
    this.#client.close();
    if (!this.#shown) return;
    clearInterval(this.#shown.watch);
    render(<Orphan />, this.#shown.container);
  }
}
