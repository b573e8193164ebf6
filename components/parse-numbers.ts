import { addTyped, EMPTY_DRAFT } from './draft';

/** Reads a list of numbers that somebody typed or pasted; each is named by its digits with the country code. */
export function parseNumbers(
  text: string,
  country: string,
): { readonly numbers: readonly string[]; readonly wrong: readonly string[] } {
  const nobody = { country, ownNumbers: [], onCall: [], freePlaces: Number.POSITIVE_INFINITY };
  const { draft, problems } = addTyped({ ...EMPTY_DRAFT, text }, nobody);
  const wrong = problems.filter(({ reason }) => reason !== 'twice-in-list');
  return { numbers: draft.people.map(({ number }) => number), wrong: wrong.map(({ input }) => input) };
}
