import type { PanelPlace } from '../lib/messaging/client';
import { dock, dockedCss, draggedCss } from './place';

/** Puts the panel somewhere: styles at once, and the place once it is docked there. */
export type OnMove = (css: string, place?: PanelPlace) => void;

/** A press that moves less stays a click. Unit: CSS pixels. */
const SLACK_PX = 4;
/** How far up or down an arrow key goes. Unit: CSS pixels. */
const STEP_PX = 48;

/** The panel's own pixels in those of the window: a page may zoom its root. Chromium 127 does not tell. */
const zoomOf = (panel: Element): number => panel.currentCSSZoom || 1;

/** Docks where the panel would be after such a way. Unit: CSS pixels of the window. */
function dockAfter(right: number, down: number, panel: Element, onMove: OnMove): void {
  const { left, top, width, height } = panel.getBoundingClientRect();
  const place = dock({ left: left + right, top: top + down, width, height }, innerWidth, innerHeight, zoomOf(panel));
  onMove(dockedCss(place), place);
}

/** To the other side, as a click on the button does. */
export function switchSide(panel: Element, onMove: OnMove): void {
  const isLeft = panel.getBoundingClientRect().left < innerWidth / 2;
  dockAfter(isLeft ? innerWidth : -innerWidth, 0, panel, onMove);
}

/** Sideways it is a matter of the side alone. */
const WAYS: Readonly<Record<string, readonly [right: number, down: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Arrow keys: sideways to that side, up and down by steps. Says whether the key meant that. */
export function moveByKey(key: string, panel: Element, onMove: OnMove): boolean {
  const way = WAYS[key];
  if (way) dockAfter(way[0] * innerWidth, way[1] * STEP_PX, panel, onMove);
  return way !== undefined;
}

/** Follows the pointer from a press in `handle` on; where it lets go, the panel docks. */
export function dragFrom(press: PointerEvent, handle: HTMLElement, panel: Element, onMove: OnMove): void {
  const { left, top } = panel.getBoundingClientRect();
  const end = new AbortController();
  let isMoved = false;
  const follow = ({ isTrusted, clientX, clientY, buttons, pointerId }: PointerEvent): void => {
    const right = clientX - press.clientX;
    const down = clientY - press.clientY;
    if (!isTrusted) return;
    // Let go where nobody could tell.
    if (buttons === 0) end.abort();
    else if (isMoved || Math.hypot(right, down) > SLACK_PX) {
      isMoved = true;
      // From here on the page's frames get nothing of it, and the buttons no click.
      handle.setPointerCapture(pointerId);
      onMove(draggedCss((left + right) / zoomOf(panel), (top + down) / zoomOf(panel)));
    }
  };
  const drop = (): void => {
    end.abort();
    if (isMoved) dockAfter(0, 0, panel, onMove);
  };
  // In the window, because the first move can be a long one; held, the pointer's events come by there too.
  const options = { capture: true, signal: end.signal };
  addEventListener('pointermove', follow, options);
  // The panel has left the spot that was pressed: what lies there now must not be dragged instead.
  addEventListener('dragstart', (event) => event.preventDefault(), options);
  for (const name of ['pointerup', 'pointercancel']) addEventListener(name, drop, options);
}
