import { FORMATS, type Format, writeFairly } from './formats';
import type { Expected, Fragment } from './fragment';
import { LAYOUTS, type Layout } from './layouts';
import { HOME_COUNTRIES, type SampleNumber, sampleNumbers } from './numbers';
import { COMPANIES, PEOPLE } from './people';
import { createRandom, hash, type Random } from './random';
import { TRAP_LAYOUTS, type TrapLayout } from './trap-layouts';
import { TRAPS, type Trap } from './traps';

/** One part in three is never looked at while the finder is built: it is only counted. */
export const PARTS = ['open', 'held-out'] as const;
export type Part = (typeof PARTS)[number];

/** Fragments per kind of trap and place. */
const TRAPS_OF_A_KIND = 1;
const HOME = new Set(HOME_COUNTRIES);
const numbers = sampleNumbers();
const atHome = numbers.filter(({ country }) => HOME.has(country));
const NOISE = ['2024-01-15', '12.05.2023', '01/15/2024', '$1,250.00', '14:30'] as const;

/** Which part a fragment belongs to. It depends on nothing but the fragment's id. */
export const partOf = ({ id }: Pick<Fragment, 'id'>): Part => (hash(id) % 3 === 0 ? 'held-out' : 'open');

function toFragment(sample: SampleNumber, format: Format, layout: Layout, home: string): Fragment | undefined {
  const id = `${sample.phone.number}/${format.name}/${layout.name}/${home}`;
  const text = writeFairly(format, sample.phone, home);
  if (text === undefined) return undefined;
  const random = createRandom(id);
  const person = random.pick(PEOPLE);
  const suffix = format.extension === undefined ? '' : `;ext=${format.extension}`;
  const pieces = layout.build({
    text,
    person,
    link: `${sample.phone.number}${suffix}`,
    company: random.pick(COMPANIES),
    noise: random.pick(NOISE),
  });
  const expected: Expected = {
    number: sample.phone.number,
    ...(format.extension === undefined ? {} : { extension: format.extension }),
    ...(layout.hasName ? { name: person } : {}),
  };
  return { id, kind: `${layout.name} × ${format.name}`, country: home, pieces, expected: [expected] };
}

/** Tries numbers in turn until one can be written so. */
function firstFragment(format: Format, layout: Layout, from: number): Fragment | undefined {
  const pool = format.isLocal ? atHome : numbers;
  for (let step = 0; step < pool.length; step += 1) {
    const sample = pool[(from + step) % pool.length];
    if (!sample) continue;
    const home = format.isLocal ? sample.country : (HOME_COUNTRIES[(from + step) % HOME_COUNTRIES.length] ?? 'US');
    const fragment = toFragment(sample, format, layout, home);
    if (fragment) return fragment;
  }
  return undefined;
}

/** Every format in every layout that suits it, and every number at least once. */
function numberFragments(): Fragment[] {
  const pairs = FORMATS.flatMap((format) =>
    LAYOUTS.filter((layout) => !format.needsCue || layout.hasCue).map((layout) => ({ format, layout })),
  );
  const crossed = pairs.map(({ format, layout }, index) => firstFragment(format, layout, index * 7));
  const written = FORMATS.filter(({ needsCue }) => !needsCue);
  const everyNumber = numbers.map((sample, index) => {
    const layout = LAYOUTS[index % LAYOUTS.length];
    const format = written[index % written.length];
    const home = format?.isLocal ? sample.country : (HOME_COUNTRIES[index % HOME_COUNTRIES.length] ?? 'US');
    return layout && format && HOME.has(home) ? toFragment(sample, format, layout, home) : undefined;
  });
  return [...crossed, ...everyNumber].filter((fragment) => fragment !== undefined);
}

function trapFragment(trap: Trap, layout: TrapLayout, index: number): Fragment {
  const id = `trap/${trap.name}/${layout.name}/${index}`;
  const random: Random = createRandom(id);
  const country = HOME_COUNTRIES[random.below(HOME_COUNTRIES.length)] ?? 'US';
  const pieces = layout.build(trap.write(random), trap.label);
  return { id, kind: `trap ${trap.name}`, country, pieces, expected: [] };
}

function trapFragments(): Fragment[] {
  return TRAPS.flatMap((trap) =>
    TRAP_LAYOUTS.filter((layout) => !trap.needsLabel || layout.hasLabel).flatMap((layout) =>
      Array.from({ length: TRAPS_OF_A_KIND }, (_, index) => trapFragment(trap, layout, index)),
    ),
  );
}

/** The whole corpus, the same in every run. */
export function buildCorpus(): readonly Fragment[] {
  const byId = new Map([...numberFragments(), ...trapFragments()].map((fragment) => [fragment.id, fragment]));
  return [...byId.values()];
}
