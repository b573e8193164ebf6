import { type CountryCode, findPhoneNumbersInText, isSupportedCountry } from 'libphonenumber-js/max';
import { cleanName } from '../lib/call/clean-name';
import type { NewPerson } from '../lib/call/commands';

/** A name has few words, and nothing that belongs to numbers or addresses. */
const MAX_NAME_WORDS = 5;
const LABEL = /\b(?:phone|tel(?:ephone)?|mobile|cell|call|office|direct|work|home|fax|m|t|p)\b[.:]*\s*$/i;
const EDGES = /^[\s,;:|·•\-–—()<>]+|[\s,;:|·•\-–—()<>]+$/g;

/** So many lines above a number may name the person. */
const MAX_LINES = 2;

function nameOfLine(line: string): string {
  const name = cleanName(line.replace(EDGES, '').replace(LABEL, '').replace(EDGES, ''));
  const isName = /^\p{L}/u.test(name) && !/[\d@]/.test(name) && name.split(' ').length <= MAX_NAME_WORDS;
  return isName ? name : '';
}

/** The name that stands before a number, where that is one. */
function nameIn(text: string): string {
  const lines = text.split(/[\r\n]+/).filter((line) => line.trim() !== '');
  return (
    lines
      .slice(-MAX_LINES)
      .map(nameOfLine)
      .findLast((name) => name !== '') ?? ''
  );
}

/** Everybody whose number is in a text that somebody selected, read as in the account's country. */
export function findPeople(text: string, country: string): readonly NewPerson[] {
  const defaultCountry: CountryCode | undefined = isSupportedCountry(country) ? country : undefined;
  const found = findPhoneNumbersInText(text, { ...(defaultCountry && { defaultCountry }) });
  return found.map(({ number, startsAt }, index) => {
    const name = nameIn(text.slice(found[index - 1]?.endsAt ?? 0, startsAt));
    return { number: number.number, name, ...(number.ext !== undefined && { extension: number.ext }) };
  });
}
