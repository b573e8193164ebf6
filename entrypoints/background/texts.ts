import { browser } from 'wxt/browser';
import { createTranslate } from '../../components/translate';

/** Texts of the background: of the toolbar button and of notifications. */
export const t = createTranslate((key, values) => chrome.i18n.getMessage(key, values), browser.i18n.getUILanguage());
