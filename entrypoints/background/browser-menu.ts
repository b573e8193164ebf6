/** Name of our one entry. */
const ENTRY = 'call-selection';

/** Absent until the rep grants the permission, which they are asked for when they switch the entry on. */
const menus = (): typeof chrome.contextMenus | undefined => chrome.contextMenus;

/** Puts our entry into the menu of selected text, or takes it out. */
export async function setMenu(isOn: boolean): Promise<void> {
  await menus()?.removeAll();
  if (!isOn) return;
  menus()?.create({ id: ENTRY, title: chrome.i18n.getMessage('menu_call'), contexts: ['selection'] });
}

/** Somebody chose our entry. Without the permission there is nothing to listen to; call again once it is granted. */
export function onMenu(listener: (selected: string, tabId: number | undefined) => void): void {
  menus()?.onClicked.addListener(({ selectionText }, tab) => listener(selectionText ?? '', tab?.id));
}
