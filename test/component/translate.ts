import { createTranslate, type GetMessage } from '../../components/translate';
import messages from '../../public/_locales/en/messages.json';

/** A file of texts, as the browser reads it. */
export type Messages = Readonly<Record<string, { readonly message: string }>>;

/** Looks texts up the way the browser's i18n does. */
export function messageIn(file: Messages): GetMessage {
  return (key, substitutions) =>
    (file[key]?.message ?? '').replace(/\$(\d)/g, (_, digit: string) => substitutions[Number(digit) - 1] ?? '');
}

/** English texts. */
export const t = createTranslate(messageIn(messages), 'en');
