/**
 * Runs inside each frame of a page, where nothing from outside itself is known: inserts a text at the cursor of the
 * field that has the focus. False where no field has it. A frame remembers a focus that has moved on, so each frame
 * above must point at it.
 */
export function insertText(text: string): boolean {
  for (let view: Window = window; view !== view.top; view = view.parent) {
    // Null in a frame of another site, which gets nothing.
    const frame = view.frameElement;
    const around = frame?.getRootNode();
    if (!around || !('activeElement' in around) || around.activeElement !== frame) return false;
  }
  let field: Element | null = document.activeElement;
  while (field?.shadowRoot?.activeElement) field = field.shadowRoot.activeElement;
  const isEditable = field instanceof HTMLElement && field.isContentEditable;
  const typed = /^(text|search|url|email|tel)$/;
  const isInput = field instanceof HTMLInputElement && typed.test(field.type) && !field.readOnly && !field.disabled;
  const isArea = field instanceof HTMLTextAreaElement && !field.readOnly && !field.disabled;
  if (!isEditable && !isInput && !isArea) return false;
  // The page hears of it as of typing, and its undo works. Deprecated, and the only way that rich editors understand.
  if (document.execCommand('insertText', false, text)) return true;
  if (isEditable || !(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return false;
  field.setRangeText(text, field.selectionStart ?? 0, field.selectionEnd ?? 0, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertText', data: text }));
  return true;
}
