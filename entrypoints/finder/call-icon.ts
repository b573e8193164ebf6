import { besides } from './geometry';
import css from './style.css?inline';

/** Name of the host element, which the finder leaves out of what it reads. */
const HOST_TAG = 'partyline-finder';
const SVG = 'http://www.w3.org/2000/svg';
/** With the room around the button that keeps the pointer on it. Unit: CSS pixels. */
const SIZE_PX = 28;
const HANDSET =
  'M6.6 10.8a15 15 0 0 0 6.6 6.6l2.2-2.2a1 1 0 0 1 1-.25c1.1.37 2.3.57 3.6.57a1 1 0 0 1 1 1V20a1 1 0 0 1-1 1' +
  'A17 17 0 0 1 3 4a1 1 0 0 1 1-1h3.5a1 1 0 0 1 1 1c0 1.3.2 2.5.57 3.6a1 1 0 0 1-.25 1z';

/** Never reach the page: it must not take a press on the icon for one on itself. */
const KEPT_EVENTS = 'keydown keyup pointerdown pointerup mousedown mouseup click dblclick contextmenu focusin focusout';

export interface CallIconOptions {
  /** A person pressed the icon. */
  readonly onPress: () => void;
  /** The pointer or focus came to the icon, or left it. */
  readonly onHeld: (isHeld: boolean) => void;
}

/** The one icon that is shown beside one number at a time. */
export interface CallIcon {
  readonly host: HTMLElement;
  show(rect: DOMRect, label: string, isRightToLeft: boolean): void;
  hide(): void;
  takeAway(): void;
}

function createDrawing(): SVGElement {
  const drawing = document.createElementNS(SVG, 'svg');
  drawing.setAttribute('viewBox', '0 0 24 24');
  drawing.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', HANDSET);
  drawing.append(path);
  return drawing;
}

function createButton({ onPress, onHeld }: CallIconOptions, isShown: () => boolean): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.append(createDrawing());
  // A script of the page can click what it can reach, and close what it cannot: only a person's click on a shown icon counts.
  button.addEventListener('click', (event) => event.isTrusted && isShown() && onPress());
  // The field that the icon belongs to keeps the focus.
  button.addEventListener('mousedown', (event) => event.preventDefault());
  for (const name of ['pointerenter', 'focus']) button.addEventListener(name, () => onHeld(true));
  for (const name of ['pointerleave', 'blur']) button.addEventListener(name, () => onHeld(false));
  return button;
}

function toSheet(text: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}

/** A closed root that the page cannot enter, with styles that its policy cannot refuse. */
function createHost(button: HTMLButtonElement, place: CSSStyleSheet): HTMLElement {
  for (const older of document.querySelectorAll(HOST_TAG)) older.remove();
  const host = document.createElement(HOST_TAG);
  const root = host.attachShadow({ mode: 'closed' });
  root.adoptedStyleSheets = [toSheet(css), place];
  root.append(button);
  for (const name of KEPT_EVENTS.split(' ')) root.addEventListener(name, (event) => event.stopPropagation());
  return host;
}

/** Inside the page's modal dialog or full-screen element, outside of which nothing can be pressed. */
const findHome = (): Element =>
  [...document.querySelectorAll('dialog:modal')].at(-1) ?? document.fullscreenElement ?? document.documentElement;

/** Makes the icon; it is put into the page when it is shown for the first time. */
export function createCallIcon(options: CallIconOptions): CallIcon {
  const isShown = () => host.matches(':popover-open');
  const button = createButton(options, isShown);
  const place = toSheet('');
  const host = createHost(button, place);
  const hide = () => {
    if (host.isConnected && isShown()) host.hidePopover();
  };
  const show: CallIcon['show'] = (rect, label, isRightToLeft) => {
    const home = findHome();
    host.popover = 'manual';
    if (host.parentNode !== home) home.append(host);
    const { left, top } = besides(rect, SIZE_PX, isRightToLeft);
    place.replaceSync(`:host { inset: ${top}px auto auto ${left}px !important }`);
    button.setAttribute('aria-label', label);
    button.title = label;
    if (!isShown()) host.showPopover();
  };
  return { host, show, hide, takeAway: () => host.remove() };
}
