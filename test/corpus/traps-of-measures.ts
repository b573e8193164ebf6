import type { Random } from './random';
import type { Trap } from './traps';

const two = (random: Random, limit: number) => String(1 + random.below(limit)).padStart(2, '0');
const year = (random: Random) => String(1990 + random.below(45));
const date = (random: Random, separator: string) => [year(random), two(random, 12), two(random, 28)].join(separator);
const dateDayFirst = (random: Random, separator: string) =>
  [two(random, 28), two(random, 12), year(random)].join(separator);
const time = (random: Random) => `${two(random, 23)}:${two(random, 59)}`;
const thousands = (random: Random, separator: string) =>
  `${1 + random.below(900)}${separator}${random.digits(3)}${separator}${random.digits(3)}`;

const WHEN: readonly Trap[] = [
  { name: 'date-iso', label: 'Created', write: (random) => date(random, '-') },
  { name: 'date-dots', label: 'Geburtsdatum', write: (random) => dateDayFirst(random, '.') },
  { name: 'date-slashes', label: 'Due', write: (random) => dateDayFirst(random, '/') },
  {
    name: 'date-time',
    label: 'Modified',
    write: (random) => `${date(random, '-')} ${time(random)}:${two(random, 59)}`,
  },
  {
    name: 'timestamp',
    label: 'Logged',
    write: (random) => `${date(random, '-')}T${time(random)}:00.${random.digits(3)}Z`,
  },
  { name: 'time-range', label: 'Open', write: (random) => `${time(random)} - ${time(random)}` },
  { name: 'date-range', label: 'Term', write: (random) => `${date(random, '/')} - ${date(random, '/')}` },
  {
    name: 'years',
    label: 'Seasons',
    write: (random) => `${year(random)}-${year(random)}, ${year(random)}/${year(random)}`,
  },
  { name: 'unix-time', label: 'Epoch', write: (random) => `1${random.digits(9)}` },
  { name: 'compact-time', label: 'Stamp', write: (random) => `${date(random, '')}${random.digits(6)}` },
];

const HOW_MUCH: readonly Trap[] = [
  { name: 'price-dollars', label: 'Amount', write: (random) => `$${thousands(random, ',')}.${random.digits(2)}` },
  { name: 'price-euros', label: 'Umsatz', write: (random) => `${thousands(random, '.')},${random.digits(2)} €` },
  { name: 'price-spaces', label: 'Pris', write: (random) => `${thousands(random, ' ')} kr` },
  { name: 'price-code', label: 'Total', write: (random) => `USD ${thousands(random, ' ')}.00` },
  { name: 'big-number', label: 'Visitors', write: (random) => thousands(random, ',') },
  { name: 'big-number-dots', label: 'Einwohner', write: (random) => thousands(random, '.'), needsLabel: true },
  { name: 'big-number-spaces', label: 'Visitors', write: (random) => thousands(random, ' '), needsLabel: true },
  { name: 'huge-number', label: 'Total', write: (random) => `${thousands(random, '.')}.${random.digits(3)}` },
  { name: 'decimal', label: 'Score', write: (random) => `0.${random.digits(10)}` },
  { name: 'ratio', label: 'Ratio', write: (random) => `${random.digits(5)}/${random.digits(6)}` },
  { name: 'percent', label: 'Growth', write: (random) => `${random.digits(3)}.${random.digits(6)} %` },
  {
    name: 'size',
    label: 'Dimensions',
    write: (random) => `1${random.digits(3)} x 1${random.digits(3)} x 2${random.digits(2)} mm`,
  },
  {
    name: 'bytes',
    label: 'File size',
    write: (random) => `4 ${random.digits(3)} ${random.digits(3)} ${random.digits(3)} bytes`,
  },
  {
    name: 'coordinates',
    label: 'Location',
    write: (random) => `${random.below(90)}.${random.digits(6)}, -${random.below(180)}.${random.digits(6)}`,
  },
  {
    name: 'degrees',
    label: 'Position',
    write: (random) => `${two(random, 59)}° ${two(random, 59)}' ${two(random, 59)}.${random.digits(4)}" N`,
  },
  {
    name: 'score',
    label: 'Sets',
    write: (random) => `6-${random.below(5)} 7-5 6-${random.below(5)} 4-6 6-${random.below(5)}`,
  },
  { name: 'list', label: 'Lots', write: (random) => Array.from({ length: 6 }, () => random.digits(2)).join(', ') },
];

/** Times, amounts and places. */
export const TRAPS_OF_MEASURES: readonly Trap[] = [...WHEN, ...HOW_MUCH];
