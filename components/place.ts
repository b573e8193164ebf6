import type { PanelPlace } from '../lib/messaging/client';

/** A docked panel keeps so much of the window free beside it. Unit: CSS pixels. */
const MARGIN_PX = 16;

/** Unit: CSS pixels. */
export type Box = Pick<DOMRect, 'left' | 'top' | 'width' | 'height'>;

/** Docks a box at the nearer side of a window, as far from the nearer edge as it is and wholly inside. */
export function dock(
  { left, top, width, height }: Box,
  windowWidthPx: number,
  windowHeightPx: number,
  zoom = 1,
): PanelPlace {
  const above = Math.max(MARGIN_PX, top / zoom);
  const below = Math.max(MARGIN_PX, (windowHeightPx - top - height) / zoom);
  return {
    side: left + width / 2 < windowWidthPx / 2 ? 'left' : 'right',
    edge: above < below ? 'top' : 'bottom',
    awayPx: Math.round(Math.min(above, below)),
  };
}

const placed = (inset: string, away: string) => `:host{inset:${inset}!important}.pl{--away:${away}}`;

/** Which of two opposite edges the panel keeps its distance from. */
const beside = (isFirst: boolean, distance: string) => (isFirst ? [distance, 'auto'] : ['auto', distance]);

/** The styles of a docked panel. It gets smaller rather than leave a window that did. */
export function dockedCss({ side, edge, awayPx }: PanelPlace): string {
  const away = `min(${awayPx}px,50vh)`;
  const [top, bottom] = beside(edge === 'top', away);
  const [left, right] = beside(side === 'left', `${MARGIN_PX}px`);
  return placed(`${top} ${right} ${bottom} ${left}`, away);
}

/** The styles of a panel that follows the pointer. Unit: CSS pixels. */
export const draggedCss = (left: number, top: number): string => placed(`${top}px auto auto ${left}px`, '0px');
