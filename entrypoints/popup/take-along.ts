import { browser } from 'wxt/browser';
import type { CopyOutcome } from '../../components/record-summary';
import { type RecordDocument, type RecordFormat, writeDocument } from '../../lib/record/document';
import { insertText } from './insert-text';

/** Puts a call on the clipboard. Formatted text carries the plain one along, for fields that take no formats. */
export async function copyRecord(document: RecordDocument, format: RecordFormat): Promise<CopyOutcome> {
  const blob = (type: string, as: RecordFormat) => new Blob([writeDocument(document, as)], { type });
  const plain = { 'text/plain': blob('text/plain', format === 'html' ? 'text' : format) };
  const formatted = format === 'html' ? { 'text/html': blob('text/html', 'html') } : {};
  try {
    await navigator.clipboard.write([new ClipboardItem({ ...plain, ...formatted })]);
    return 'copied';
  } catch {
    return 'copy_failed';
  }
}

/**
 * Writes a call into the field that has the focus in the current tab, as if it were typed. Call it in a click: opening
 * the popup gave access to this one page. A field takes characters only, so formatted text goes in as plain text.
 */
export async function pasteRecord(document: RecordDocument, format: RecordFormat): Promise<CopyOutcome> {
  const text = writeDocument(document, format === 'html' ? 'text' : format);
  try {
    const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
    const target = { tabId: tab?.id ?? -1, allFrames: true };
    const frames = await browser.scripting.executeScript({ target, func: insertText, args: [text] });
    return frames.some(({ result }) => result === true) ? 'pasted' : 'paste_nowhere';
  } catch {
    return 'paste_refused';
  }
}
