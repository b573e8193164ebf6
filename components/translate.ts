import type messages from '../public/_locales/en/messages.json';

type WithoutPlural<Key> = Key extends `${infer Stem}_${'one' | 'other'}` ? Stem : Key;

/** Every text of the product, without plural suffix. */
export type TextKey = WithoutPlural<keyof typeof messages>;

/** Looks a text up. With `n` the plural form is chosen and `$1` is the number; substitutions follow. */
export type Translate = (key: TextKey, n?: number, substitutions?: readonly string[]) => string;

/** The browser's `i18n.getMessage`: empty when the key is unknown. */
export type GetMessage = (key: string, substitutions: string[]) => string;

/** Puts plural rules on top of the browser's messages. A form that a language lacks falls back to `other`. */
export function createTranslate(getMessage: GetMessage, locale: string): Translate {
  const rules = new Intl.PluralRules(locale);
  const format = new Intl.NumberFormat(locale);
  return (key, n, substitutions = []) => {
    if (n === undefined) return getMessage(key, [...substitutions]);
    const values = [format.format(n), ...substitutions];
    return getMessage(`${key}_${rules.select(n)}`, values) || getMessage(`${key}_other`, values);
  };
}
