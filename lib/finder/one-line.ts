import { parentOf } from './elements';
import type { Run } from './run';

/** Flex and grid make blocks of their children, whatever their tag is. */
function isShownInLine(element: Element): boolean {
  const display = element.ownerDocument.defaultView?.getComputedStyle(element).display ?? '';
  return display === '' || display.startsWith('inline') || display === 'contents';
}

function isInLineUpTo(node: Node, other: Node): boolean {
  let element = parentOf(node);
  while (element && !element.contains(other)) {
    if (!isShownInLine(element)) return false;
    element = parentOf(element);
  }
  return true;
}

/** Whether the page shows the pieces of a text between two offsets as one. Asked only for digits across elements. */
export function isOneLine(run: Run, start: number, end: number): boolean {
  const nodes = run.nodesBetween(start, end);
  return nodes.every((node, index) => {
    const other = nodes[index === 0 ? 1 : 0];
    return other === undefined || isInLineUpTo(node, other);
  });
}
