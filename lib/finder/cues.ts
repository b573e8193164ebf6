/** What the words around some digits say about them. */
export type Cue = 'phone' | 'other' | 'none';

const PHONE_WORDS = `tel phone phones telephone téléphone teléfono telefono telefone fon tfno tlf tlfn gsm
  mob mobile móvil cell cells cellulare cellphone cellular celular handy portable komórka telemóvel puh puhelin
  matkapuhelin fax whatsapp sms call called calling callback rang ring dial landline hotline
  電話 電話番号 携帯 电话 手机 тел моб هاتف جوال טלפון נייד τηλ κινητό`;

const OTHER_WORDS = `order orders case ticket invoice ref reference record account konto routing customer client vendor
  isbn ean upc gtin sku serial iban bic swift card ssn vat ust tax siret siren abn zip plz postal postcode tracking
  parcel version build amount price total sum id ids uuid guid epoch stamp timestamp date registration contract policy
  part batch lot po box passport license imei code opportunity quote quantity stock count visitors size score ratio
  location position pin`;

const toKinds = (words: string, kind: Cue) => words.split(/\s+/).map((word): [string, Cue] => [word, kind]);

/** Beginnings of words that are put together with others: `Telefonnummer`, `Kundennummer`. */
const PHONE_STARTS = ['telefon', 'mobil', 'телефон'];
const OTHER_STARTS = ['kunde', 'steuer', 'vertrag', 'rechnung'];

const KINDS: ReadonlyMap<string, Cue> = new Map([...toKinds(PHONE_WORDS, 'phone'), ...toKinds(OTHER_WORDS, 'other')]);

/** A word, and what follows it: one letter is a label only with a colon or dot, as in `M: 0151…`. */
const WORD = /([\p{L}\p{M}]+)([.:]?)/gu;

function kindOf(word: string, mark: string): Cue {
  const known = KINDS.get(word);
  if (known !== undefined) return known;
  if (word.length === 1) return mark !== '' && 'tmpfdcw'.includes(word) ? 'phone' : 'none';
  if (PHONE_STARTS.some((start) => word.startsWith(start))) return 'phone';
  return OTHER_STARTS.some((start) => word.startsWith(start)) ? 'other' : 'none';
}

/** `homePhone`, `phone_number` and `data-tel` as words. */
const inWords = (name: string) => name.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[_-]+/g, ' ');

/** Which kind the last telling word of a text is: the nearer to the digits, the more it says. */
export function cueOf(text: string): Cue {
  const words = [...text.toLowerCase().matchAll(WORD)].reverse();
  for (const [, word = '', mark = ''] of words) {
    const kind = kindOf(word, mark);
    if (kind !== 'none') return kind;
  }
  return 'none';
}

/** The same for names that programmers give: of fields, attributes and classes. */
export const cueOfName = (name: string): Cue => (name === '' ? 'none' : cueOf(inWords(name)));
