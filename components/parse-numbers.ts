import { partsOf } from './draft';
import { parseCallee } from './parse-callee';

/** So many numbers are kept in a list. */
export const MAX_NUMBERS = 5_000;

/** Numbers that are the same line, however they were written. */
const lineOf = (number: string): string => number.replace(/\D/g, '').slice(-10);

interface ParsedNumbers {
  readonly numbers: readonly string[];
  readonly wrong: readonly string[];
}

/** Reads a list of numbers that somebody typed or pasted; each is named by its digits with the country code, once. */
export function parseNumbers(text: string, country: string): ParsedNumbers {
  const nobody = { country, ownNumbers: [], onCall: [], listed: [] };
  const numbers = new Map<string, string>();
  const wrong: string[] = [];
  for (const input of partsOf(text)) {
    const parsed = parseCallee(input, nobody);
    if (!parsed.ok) wrong.push(input);
    else if (!numbers.has(lineOf(parsed.person.number))) {
      numbers.set(lineOf(parsed.person.number), parsed.person.number);
    }
  }
  return { numbers: [...numbers.values()], wrong };
}
