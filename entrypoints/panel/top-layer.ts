/** Name of the host element; hosts of earlier versions are found by it. */
const HOST_TAG = 'partyline-panel';

/** Two scripts that both insist on the top would fight for ever. */
const MAX_RAISES = 3;
const RAISE_WINDOW_MS = 10_000;

/** Never leave the panel: a page must not read what is pressed in it, nor act on clicks meant for it. */
const KEPT_EVENTS =
  'keydown keyup keypress beforeinput input paste cut copy compositionstart compositionupdate compositionend focusin ' +
  'focusout wheel click dblclick contextmenu pointerdown pointerup mousedown mouseup';

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
export interface TopLayer {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  /** Lays styles over the panel's own; each call replaces those of the last. */
  arrange(css: string): void;
  /** Shows the panel where people can reach it. */
  show(): void;
  /** Shows it anew, which puts it above whatever the page opened since. Limited. */
  raise(): void;
  /** Comes back where the page has thrown away what the panel was in. Nothing tells of that, so this is asked. */
  check(): void;
  /** Takes the panel out of the page for good. */
  takeAway(): void;
}

/** An HTML element also in a page that is not HTML. */
function createHost(css: string): Pick<TopLayer, 'host' | 'root' | 'arrange'> {
  for (const older of document.querySelectorAll(HOST_TAG)) older.remove();
  const host = document.createElementNS('http://www.w3.org/1999/xhtml', HOST_TAG) as HTMLElement;
  const root = host.attachShadow({ mode: 'closed' });
  const arrangement = toSheet('');
  root.adoptedStyleSheets = [toSheet(css), arrangement];
  for (const name of KEPT_EVENTS.split(' ')) root.addEventListener(name, (event) => event.stopPropagation());
  return { host, root, arrange: (more) => arrangement.replaceSync(more) };
}

/** Allows so many raises in a while; then the page has won. */
function createLimit({ nowMs, onGaveUp }: TopLayerOptions): () => boolean {
  let raisesMs: readonly number[] = [];
  let isTold = false;
  return () => {
    raisesMs = raisesMs.filter((atMs) => nowMs() - atMs < RAISE_WINDOW_MS);
    const may = raisesMs.length < MAX_RAISES;
    if (may) raisesMs = [...raisesMs, nowMs()];
    else if (!isTold) onGaveUp();
    isTold = !may;
    return may;
  };
}

const isOpen = (host: HTMLElement) => host.matches(':popover-open');

/** Taking the host out of the page closes it, wherever it is put afterwards; some ways of moving it do not. */
const isAstray = (host: HTMLElement) => !isOpen(host) || host.parentNode !== findHome();

/** Moving closes the popover and drops the focus, so it is done only where the home has changed. */
function showIn(home: Element, host: HTMLElement): void {
  host.popover = 'manual';
  if (host.parentNode !== home) home.append(host);
  if (!isOpen(host)) host.showPopover();
}

/** Dialogs fire `toggle` when they open or close, older ones only `close`; neither bubbles, hence the capture. */
function watchLayers(host: HTMLElement, place: () => void, { signal }: AbortController): void {
  const handle = ({ target }: Event) => target !== host && place();
  for (const name of ['toggle', 'close', 'fullscreenchange'])
    document.addEventListener(name, handle, { signal, capture: true });
}

/** Puts the panel's host above the page and keeps it there. */
export function createTopLayer(options: TopLayerOptions): TopLayer {
  const { host, root, arrange } = createHost(options.css);
  const mayRaise = createLimit(options);
  const stop = new AbortController();
  let isWanted = false;
  const tampering = new MutationObserver(() => isAstray(host) && raise());
  const place = (): void => {
    if (!isWanted) return;
    const home = findHome();
    tampering.disconnect();
    showIn(home, host);
    tampering.observe(home, { childList: true });
    tampering.observe(host, { attributeFilter: ['popover'] });
  };
  const raise = (): void => {
    if (!isWanted || !mayRaise()) return;
    isWanted = false;
    if (host.isConnected && isOpen(host)) host.hidePopover();
    isWanted = true;
    place();
  };
  host.addEventListener('toggle', () => isOpen(host) || raise(), stop);
  watchLayers(host, place, stop);
  return {
    host,
    root,
    arrange,
    raise,
    check: () => host.isConnected || raise(),
    show: () => {
      isWanted = true;
      place();
    },
    takeAway: () => {
      isWanted = false;
      stop.abort();
      tampering.disconnect();
      host.remove();
    },
  };
}
