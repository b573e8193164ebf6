import type { Random } from './random';
import type { Trap } from './traps';

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
const letters = (random: Random, count: number) =>
  Array.from({ length: count }, () => LETTERS.charAt(random.below(LETTERS.length))).join('');
const groups = (random: Random, sizes: readonly number[], separator: string) =>
  sizes.map((size) => random.digits(size)).join(separator);

const BUSINESS: readonly Trap[] = [
  { name: 'order-id', label: 'Order number', write: (random) => `1${random.digits(9)}`, needsLabel: true },
  { name: 'order-id-groups', label: 'Order', write: (random) => groups(random, [3, 7, 7], '-') },
  { name: 'order-id-letters', label: 'Order', write: (random) => `SO-${random.digits(4)}-${random.digits(6)}` },
  { name: 'case-id', label: 'Case ID', write: (random) => `0${random.digits(9)}`, needsLabel: true },
  {
    name: 'record-id',
    label: 'Record',
    write: (random) => `00Q${random.digits(4)}${letters(random, 5)}${random.digits(6)}`,
  },
  { name: 'hash-id', label: 'Ticket', write: (random) => `#${random.digits(9)}` },
  {
    name: 'invoice',
    label: 'Invoice no.',
    write: (random) => `${random.digits(4)}-${random.digits(6)}`,
    needsLabel: true,
  },
  { name: 'reference', label: 'Ref', write: (random) => groups(random, [3, 3, 4], ' '), needsLabel: true },
  { name: 'customer-id', label: 'Kundennummer', write: (random) => groups(random, [3, 3, 3], ' '), needsLabel: true },
  { name: 'vat', label: 'VAT', write: (random) => `GB ${groups(random, [3, 4, 2], ' ')}` },
  {
    name: 'part-number',
    label: 'Part',
    write: (random) => `${groups(random, [2, 4, 2], '-')} and ${groups(random, [3, 5, 2], '-')}`,
  },
  { name: 'article', label: 'SKU', write: (random) => groups(random, [4, 3, 4], '.') },
  { name: 'insurance', label: 'Policy', write: (random) => groups(random, [2, 6, 3], ' ') },
  { name: 'batch', label: 'Batch', write: (random) => `${random.digits(6)}-${random.digits(3)}` },
  { name: 'company', label: 'Company registration', write: (random) => `HRB ${random.digits(6)}` },
  { name: 'social-security', label: 'SSN', write: (random) => groups(random, [3, 2, 4], '-'), needsLabel: true },
];

const MONEY: readonly Trap[] = [
  { name: 'iban', label: 'IBAN', write: (random) => `DE${groups(random, [2, 4, 4, 4, 4, 2], ' ')}` },
  { name: 'iban-compact', label: 'IBAN', write: (random) => `NL${random.digits(2)}ABNA0${random.digits(9)}` },
  { name: 'card', label: 'Card', write: (random) => `4${groups(random, [3, 4, 4, 4], ' ')}` },
  { name: 'card-dashes', label: 'Card', write: (random) => `5${groups(random, [3, 4, 4, 4], '-')}` },
  { name: 'card-amex', label: 'Card', write: (random) => `37${groups(random, [2, 6, 5], ' ')}` },
  { name: 'card-masked', label: 'Card', write: (random) => `**** **** **** ${random.digits(4)}` },
  { name: 'account', label: 'Account number', write: (random) => `0${random.digits(9)}`, needsLabel: true },
  { name: 'routing', label: 'Routing', write: (random) => random.digits(9), needsLabel: true },
];

const GOODS: readonly Trap[] = [
  { name: 'isbn-13', label: 'ISBN', write: (random) => `978-${groups(random, [1, 2, 6, 1], '-')}` },
  { name: 'isbn-spaces', label: 'ISBN', write: (random) => `978 ${groups(random, [1, 4, 4, 1], ' ')}` },
  { name: 'isbn-10', label: 'ISBN', write: (random) => groups(random, [1, 4, 4, 1], '-'), needsLabel: true },
  { name: 'ean', label: 'EAN', write: (random) => `4${random.digits(12)}` },
  {
    name: 'tracking-ups',
    label: 'Tracking',
    write: (random) => `1Z${random.digits(3)}${letters(random, 2)}${random.digits(10)}`,
  },
  { name: 'tracking-usps', label: 'Tracking', write: (random) => groups(random, [4, 4, 4, 4, 4, 2], ' ') },
  { name: 'tracking-dhl', label: 'Tracking', write: (random) => `JJD0${random.digits(18)}` },
  { name: 'serial', label: 'Serial', write: (random) => `${letters(random, 2)}${random.digits(8)}` },
  { name: 'sku', label: 'SKU', write: (random) => `${random.digits(4)}-${letters(random, 3)}-${random.digits(5)}` },
];

const MACHINES: readonly Trap[] = [
  {
    name: 'version',
    label: 'Version',
    write: (random) => `${random.digits(2)}.${random.digits(4)}.${random.digits(5)}`,
  },
  {
    name: 'version-long',
    label: 'Build',
    write: (random) => `v1${random.digits(2)}.0.${random.digits(4)}.${random.digits(3)}`,
  },
  {
    name: 'ip',
    label: 'Address',
    write: (random) => Array.from({ length: 4 }, () => String(100 + random.below(155))).join('.'),
  },
  {
    name: 'ip-port',
    label: 'Host',
    write: (random) => `192.168.${random.below(255)}.${random.below(255)}:8${random.digits(3)}`,
  },
  { name: 'mac', label: 'MAC', write: (random) => Array.from({ length: 6 }, () => random.digits(2)).join(':') },
  {
    name: 'uuid',
    label: 'UUID',
    write: (random) => [8, 4, 4, 4, 12].map((size) => random.hex(size)).join('-'),
  },
  {
    name: 'uuid-of-digits',
    label: 'UUID',
    write: (random) => [8, 4, 4, 4, 12].map((size) => random.digits(size)).join('-'),
  },
  { name: 'hex', label: 'Commit', write: (random) => `${random.digits(7)}${random.hex(33)}` },
  { name: 'hex-prefixed', label: 'Pointer', write: (random) => `0x${random.digits(10)}` },
  { name: 'colour', label: 'Colour', write: (random) => `#${random.digits(6)}` },
  {
    name: 'url',
    label: 'Link',
    write: (random) => `https://example.com/r/${random.digits(10)}?id=${random.digits(10)}`,
  },
  { name: 'file', label: 'File', write: (random) => `IMG_20240112_${random.digits(6)}.jpg` },
  { name: 'email', label: 'Mail', write: (random) => `user.${random.digits(10)}@example.com` },
];

const PLACES: readonly Trap[] = [
  { name: 'zip-4', label: 'Zip', write: (random) => groups(random, [5, 4], '-'), needsLabel: true },
  { name: 'postal-code', label: 'PLZ', write: (random) => `${random.digits(5)} Berlin, ${random.digits(5)} Köln` },
  {
    name: 'street',
    label: 'Street',
    write: (random) => `${random.digits(4)} NW ${random.digits(3)}th St, Suite ${random.digits(3)}`,
  },
  {
    name: 'post-box',
    label: 'Box',
    write: (random) => `P.O. Box ${random.digits(6)}, 1${random.digits(4)}-${random.digits(4)}`,
  },
];

/** Names that machines and offices give to things. */
export const TRAPS_OF_CODES: readonly Trap[] = [...BUSINESS, ...MONEY, ...GOODS, ...MACHINES, ...PLACES];
