import type { Ledger } from '../simulator/world/ledger.ts';
import type { ShownRow } from './surface.ts';

/** Where a person really is, told by the simulator, which knows it all. */
export type Whereabouts = 'ringing' | 'answered' | 'in the conference' | 'not connected';

/** Phases of a row that are true for somebody there. */
const TRUE_PHASES: Readonly<Record<Whereabouts, readonly string[]>> = {
  ringing: ['dialing', 'ringing'],
  answered: ['answered', 'joining'],
  'in the conference': ['joined'],
  'not connected': ['left', 'failed'],
};

const ON_THE_WAY = ['Setup', 'Proceeding'];

/** The latest word on a number: its seat in a living conference, else its latest call. */
export function whereabouts(ledger: Ledger, number: string): Whereabouts {
  const seen = ledger.sessions.flatMap((session) =>
    session.parties.filter((party) => party.number === number).map((party) => ({ session, party })),
  );
  const isSeated = ({ session, party }: (typeof seen)[number]) =>
    session.origin === 'Conference' && !session.ended && party.status !== 'Disconnected';
  if (seen.some(isSeated)) return 'in the conference';
  const latest = seen.filter(({ session }) => session.origin === 'Call').at(-1);
  if (!latest || latest.session.ended || latest.party.status === 'Disconnected') return 'not connected';
  return ON_THE_WAY.includes(latest.party.status) ? 'ringing' : 'answered';
}

/** Whom the story knows. */
export interface KnownPerson {
  readonly name: string;
  readonly number: string;
}

/** One sentence for each row that says something else than the ledger. Empty: the screen tells the truth. */
export function differences(
  rows: readonly ShownRow[],
  ledger: Ledger,
  people: readonly KnownPerson[],
): readonly string[] {
  return people.flatMap(({ name, number }) => {
    const matching = rows.filter((row) => row.name === name);
    const [row] = matching;
    if (!row) return [`${name} has no row`];
    if (matching.length > 1) return [`${name} has ${matching.length} rows`];
    const truth = whereabouts(ledger, number);
    return TRUE_PHASES[truth].includes(row.phase) ? [] : [`${name} is ${truth}, the row says "${row.state}"`];
  });
}

/** Rows beside the ledger, one person a line. */
export function sideBySide(rows: readonly ShownRow[], ledger: Ledger, people: readonly KnownPerson[]): string {
  const lines = people.map(({ name, number }) => {
    const row = rows.find((each) => each.name === name);
    const hears = ledger.sessions
      .filter(({ ended }) => !ended)
      .flatMap(({ parties }) => parties.filter((party) => party.number === number && party.status !== 'Disconnected'))
      .flatMap((party) => party.hears);
    const heard = hears.length > 0 ? `, hears ${[...new Set(hears)].join(' ')}` : '';
    const shown = `${name}: ${row?.state ?? '(no row)'}`;
    return `  ${shown.padEnd(46)} │ ${number} ${whereabouts(ledger, number)}${heard}`;
  });
  return [`  ${'panel'.padEnd(46)} │ ledger`, ...lines].join('\n');
}
