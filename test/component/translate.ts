import { createTranslate } from '../../components/translate';
import messages from '../../public/_locales/en/messages.json';

/** English texts the way the browser's i18n gives them. */
export const t = createTranslate((key, substitutions) => {
  const entry: { message: string } | undefined = new Map(Object.entries(messages)).get(key);
  return (entry?.message ?? '').replace(/\$(\d)/g, (_, digit: string) => substitutions[Number(digit) - 1] ?? '');
}, 'en');
