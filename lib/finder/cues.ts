import { SEAM } from './plain-text';

/** What the words around some digits say about them. */
export type Cue = 'phone' | 'other' | 'none';

const PHONE_WORDS = [
  ...[
    'tel',
    'phone',
    'phones',
    'telephone',
    'telefon\\w*',
    'téléphone',
    'teléfono',
    'telefono',
    'telefone',
    'fon',
    'tfno',
  ],
  ...[
    'mob',
    'mobile',
    'mobil\\w*',
    'móvil',
    'cell',
    'cellulare',
    'cellphone',
    'cellular',
    'celular',
    'handy',
    'gsm',
    'tlf',
  ],
  ...[
    'portable',
    'fax',
    'whatsapp',
    'sms',
    'call',
    'called',
    'calling',
    'callback',
    'rang',
    'ring',
    'dial',
    'landline',
  ],
  ...[
    'hotline',
    'fixed line',
    'direct line',
    'puh',
    'puhelin',
    'matkapuhelin',
    'komórka',
    'tlfn',
    'gelsin',
    'telemóvel',
  ],
  ...[
    '電話',
    '電話番号',
    '携帯',
    '电话',
    '手机',
    'тел',
    'телефон',
    'моб',
    'мобильный',
    'هاتف',
    'جوال',
    'טלפון',
    'נייד',
    'τηλ',
    'κινητό',
  ],
];

const OTHER_WORDS = [
  ...[
    'order',
    'orders',
    'case',
    'ticket',
    'invoice',
    'rechnung',
    'ref',
    'reference',
    'record',
    'account',
    'konto',
    'routing',
  ],
  ...[
    'customer',
    'kunde\\w*',
    'client',
    'vendor',
    'isbn',
    'ean',
    'upc',
    'gtin',
    'sku',
    'serial',
    'iban',
    'bic',
    'swift',
    'card',
  ],
  ...[
    'ssn',
    'vat',
    'ust',
    'tax',
    'steuer\\w*',
    'siret',
    'siren',
    'abn',
    'zip',
    'plz',
    'postal',
    'postcode',
    'tracking',
    'parcel',
  ],
  ...[
    'version',
    'build',
    'amount',
    'price',
    'total',
    'sum',
    'id',
    'ids',
    'uuid',
    'guid',
    'epoch',
    'stamp',
    'timestamp',
    'date',
  ],
  ...[
    'registration',
    'contract',
    'vertrag\\w*',
    'policy',
    'part',
    'batch',
    'lot',
    'po',
    'box',
    'passport',
    'license',
    'imei',
    'code',
  ],
  ...[
    'opportunity',
    'quote',
    'quantity',
    'stock',
    'count',
    'visitors',
    'size',
    'score',
    'ratio',
    'location',
    'position',
    'pin',
  ],
];

/** One letter is a label only with a colon or dot: `M: 0151…`. */
const LETTERS = '[tmpfdcw](?=[.:])';

const asWords = (words: readonly string[]) => `(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])`;
const WORDS = new RegExp(`(${asWords([...PHONE_WORDS, LETTERS])})|(${asWords(OTHER_WORDS)})`, 'giu');

/** `homePhone`, `phone_number` and `data-tel` as words. */
const inWords = (name: string) => name.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[_-]+/g, ' ');

/** Which kind the last telling word of a text is: the nearer to the digits, the more it says. */
export function cueOf(text: string): Cue {
  const last = [...text.replaceAll(SEAM, ' ').matchAll(WORDS)].at(-1);
  if (!last) return 'none';
  return last[1] === undefined ? 'other' : 'phone';
}

/** The same for names that programmers give: of fields, attributes and classes. */
export const cueOfName = (name: string): Cue => (name === '' ? 'none' : cueOf(inWords(name)));
