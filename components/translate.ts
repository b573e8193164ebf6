import type messages from '../public/_locales/en/messages.json';
import type { CodeKey, Snake } from './text';

type WithoutPlural<Key> = Key extends `${infer Stem}_${'one' | 'other'}` ? Stem : Key;
type PlainKey = WithoutPlural<keyof typeof messages>;

/** A code without a text is no key, so that showing it does not compile. */
type Covered<Key extends string> = Snake<Key> extends PlainKey ? Key : never;

/** Every text of the product, without plural suffix. */
export type TextKey = PlainKey | Covered<CodeKey>;

/** Looks a text up. If the first value is a number it chooses the plural form. */
export type Translate = (key: TextKey, ...values: readonly (string | number)[]) => string;

/** The browser's `i18n.getMessage`: empty when the key is unknown. */
export type GetMessage = (key: string, substitutions: string[]) => string;

/** Puts plural rules on top of the browser's messages. A form that a language lacks falls back to `other`. */
export function createTranslate(getMessage: GetMessage, locale: string): Translate {
  const rules = new Intl.PluralRules(locale);
  return (key, ...values) => {
    const texts = values.map(String);
    const find = (form: string) => getMessage(key.replaceAll('-', '_') + form, texts);
    const [count] = values;
    return typeof count === 'number' ? find(`_${rules.select(count)}`) || find('_other') : find('');
  };
}
