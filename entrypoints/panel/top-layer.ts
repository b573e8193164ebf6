/** Name of the host element; hosts of earlier versions are found by it. */
export const HOST_TAG = 'partyline-panel';

/** Two scripts that both insist on the top would fight for ever. */
const MAX_RAISES = 3;
const RAISE_WINDOW_MS = 10_000;

/** Never leave the panel: a page must not read what is pressed in it, nor act on clicks meant for it. */
const KEPT_EVENTS = [
  ...['keydown', 'keyup', 'keypress', 'beforeinput', 'input', 'paste', 'cut', 'copy'],
  ...['compositionstart', 'compositionupdate', 'compositionend', 'focusin', 'focusout', 'wheel'],
  ...['click', 'dblclick', 'contextmenu', 'pointerdown', 'pointerup', 'mousedown', 'mouseup'],
];

/** Elements that can be full screen but have no children that show. */
const CHILDLESS = 'video, iframe, canvas, img, embed, object';

export interface TopLayerOptions {
  readonly css: string;
  readonly nowMs: () => number;
  /** The page closes or covers the panel as often as it comes back. */
  readonly onGaveUp: () => void;
}

/** Where the panel must live to be usable: inside the page's modal dialog or full-screen element, else the root. */
function findHome(): Element {
  const dialog = [...document.querySelectorAll('dialog:modal')].at(-1);
  if (dialog) return dialog;
  const full = document.fullscreenElement;
  return full && !full.matches(CHILDLESS) ? full : document.documentElement;
}

/** Adds the styles without a `style` element, which a page's policy could refuse. */
function toSheet(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}

/** The panel's host: a manual popover in the browser's top layer, with a closed root that the page cannot enter. */
export class TopLayer {
  readonly host = document.createElementNS('http://www.w3.org/1999/xhtml', HOST_TAG) as HTMLElement;
  readonly root: ShadowRoot;
  readonly #options: TopLayerOptions;
  readonly #stop = new AbortController();
  readonly #tampering = new MutationObserver(() => this.#handleTampering());
  #raisesMs: number[] = [];
  #isWanted = false;

  constructor(options: TopLayerOptions) {
    this.#options = options;
    for (const older of document.querySelectorAll(HOST_TAG)) older.remove();
    this.root = this.host.attachShadow({ mode: 'closed' });
    this.root.adoptedStyleSheets = [toSheet(options.css)];
    for (const name of KEPT_EVENTS) this.root.addEventListener(name, (event) => event.stopPropagation());
    this.#watchPage();
  }

  /** Shows the panel where people can reach it. */
  show(): void {
    this.#isWanted = true;
    this.#place();
  }

  /** Takes the panel out of the page for good. */
  remove(): void {
    this.#isWanted = false;
    this.#stop.abort();
    this.#tampering.disconnect();
    this.host.remove();
  }

  /** Shows it anew, which puts it above whatever the page opened since. Limited. */
  raise(): void {
    if (!this.#isWanted || !this.#mayRaise()) return;
    if (this.host.isConnected && this.#isOpen()) {
      this.#isWanted = false;
      this.host.hidePopover();
      this.#isWanted = true;
    }
    this.#place();
  }

  #watchPage(): void {
    const { signal } = this.#stop;
    const place = () => this.#isWanted && this.#place();
    // Dialogs fire `toggle` when they open or close; it does not bubble, hence the capture.
    document.addEventListener('toggle', (event) => event.target !== this.host && place(), { signal, capture: true });
    document.addEventListener('fullscreenchange', place, { signal });
    this.host.addEventListener('toggle', () => this.#isWanted && !this.#isOpen() && this.raise(), { signal });
  }

  #place(): void {
    const home = findHome();
    this.#tampering.disconnect();
    this.host.popover = 'manual';
    // Moving closes the popover and drops the focus, so it is done only where the home has changed.
    if (this.host.parentNode !== home) home.append(this.host);
    if (!this.#isOpen()) this.host.showPopover();
    this.#tampering.observe(home, { childList: true });
    this.#tampering.observe(this.host, { attributeFilter: ['popover'] });
  }

  #handleTampering(): void {
    if (this.#isWanted && (!this.host.isConnected || this.host.popover !== 'manual')) this.raise();
  }

  #isOpen(): boolean {
    return this.host.matches(':popover-open');
  }

  #mayRaise(): boolean {
    const nowMs = this.#options.nowMs();
    this.#raisesMs = this.#raisesMs.filter((atMs) => nowMs - atMs < RAISE_WINDOW_MS);
    if (this.#raisesMs.length >= MAX_RAISES) {
      this.#options.onGaveUp();
      return false;
    }
    this.#raisesMs.push(nowMs);
    return true;
  }
}
