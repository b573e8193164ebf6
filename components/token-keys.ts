const STOPS = '[data-action="remove-chip"], input';

/** In a text the arrows belong to the text, except at its very beginning. */
function isInsideText(element: Element): boolean {
  return element instanceof HTMLInputElement && (element.selectionStart !== 0 || element.selectionEnd !== 0);
}

function stepOf(key: string, container: HTMLElement): number {
  const forward = getComputedStyle(container).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const backward = forward === 'ArrowRight' ? 'ArrowLeft' : 'ArrowRight';
  if (key === forward) return 1;
  return key === backward ? -1 : 0;
}

/** Moves the focus along the people and the field behind them; Delete and Backspace take a person out. */
export function handleTokenKey(event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void {
  const { key, currentTarget, target } = event;
  if (event.isComposing || !(target instanceof HTMLElement) || isInsideText(target)) return;
  const isField = target instanceof HTMLInputElement;
  if (!isField && (key === 'Delete' || key === 'Backspace')) {
    event.preventDefault();
    target.click();
    return;
  }
  const step = stepOf(key, currentTarget);
  const stops = [...currentTarget.querySelectorAll<HTMLElement>(STOPS)];
  const next = step === 0 ? undefined : stops[stops.indexOf(target) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
  if (next instanceof HTMLInputElement) next.setSelectionRange(0, 0);
}
