import type { Snapshot } from '../lib/call/snapshot';
import { formatCallee } from './parse-callee';

type Who = { readonly name: string; readonly number: string };

/** Whoever has no name goes by the number, which is then the formatted one. */
function formatted<T extends Who>(who: T, country: string): T {
  const name = who.name === who.number ? '' : who.name;
  return { ...who, name, number: formatCallee(who.number, country) };
}

/** The call with its numbers as people of this country write them: for the eye, not for dialling. */
export const withFormattedNumbers = (snapshot: Snapshot, country: string): Snapshot => ({
  ...snapshot,
  rows: snapshot.rows.map((row) => formatted(row, country)),
  incoming: snapshot.incoming.map((call) => formatted(call, country)),
});
