import { elementOf, type Found } from '../../lib/finder/found';

/** How far beside a number the pointer still means it. Unit: CSS pixels. */
const REACH_PX = 6;

/** Where a frame is in the window of the page. */
function frameOffset(view: Window | null): { x: number; y: number } {
  let [x, y] = [0, 0];
  for (let current = view; current?.frameElement; current = current.parent) {
    const { left, top } = current.frameElement.getBoundingClientRect();
    x += left + current.frameElement.clientLeft;
    y += top + current.frameElement.clientTop;
  }
  return { x, y };
}

function rectsOf({ place }: Found): readonly DOMRect[] {
  if (place.kind !== 'text') return [place.element.getBoundingClientRect()];
  const { start, end } = place;
  // The text may have changed since; a range beyond its end would throw.
  if (!start.node.isConnected || start.offset > start.node.length || end.offset > end.node.length) return [];
  const range = start.node.ownerDocument.createRange();
  range.setStart(start.node, start.offset);
  range.setEnd(end.node, end.offset);
  return [...range.getClientRects()];
}

/** Whether a point of the number's own window lies on it. */
export function isAt(found: Found, { clientX, clientY }: { clientX: number; clientY: number }): boolean {
  return rectsOf(found).some(
    ({ left, right, top, bottom }) =>
      clientX >= left - REACH_PX && clientX <= right + REACH_PX && clientY >= top && clientY <= bottom,
  );
}

/** Where a number ends, in the window of the page; undefined where nothing of it is shown. */
export function endOf(found: Found): DOMRect | undefined {
  const rect = rectsOf(found).at(-1);
  const view = elementOf(found)?.ownerDocument.defaultView;
  if (!rect || !view || rect.width === 0) return undefined;
  const { x, y } = frameOffset(view);
  return new DOMRect(rect.x + x, rect.y + y, rect.width, rect.height);
}

/** Left upper corner of a square of so many pixels beside a rectangle, kept inside the window. */
export function besides(rect: DOMRect, sizePx: number, isRightToLeft: boolean): { left: number; top: number } {
  const beside = isRightToLeft ? rect.left - sizePx : rect.right;
  const left = Math.min(Math.max(0, beside), innerWidth - sizePx);
  const top = Math.min(Math.max(0, rect.top + (rect.height - sizePx) / 2), innerHeight - sizePx);
  return { left, top };
}
