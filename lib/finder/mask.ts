/** What is never part of a phone number, each with its reason. They are blanked out before numbers are looked for. */
const NO_NUMBERS: readonly RegExp[] = [
  // links and addresses
  /\bhttps?:\/\/[^\s"'<>]+/gi,
  /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,255}/g,
  // UUIDs, also those that happen to have no letter
  /\b[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\b/gi,
  // IBANs
  /\b[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){2,7}(?: ?[A-Z\d]{1,4})?\b/g,
  // dates, with the time after them
  /(?<![\d./-])\d{4}([-./])\d{1,2}\1\d{1,2}(?![-./]?\d)(?:T[\d:.]+)?/g,
  /(?<![\d./-]\u200b?)(?:0?[1-9]|[12]\d|3[01])([-./])(?:0?[1-9]|[12]\d|3[01])\1(?:19|20)?\d{2}(?![-./]?\d)/g,
  // years from and to
  /(?<![\d.-])(?:19|20)\d\d ?[-/] ?(?:19|20)\d\d(?![-.]?\d)/g,
  // IP addresses with a port; without one the judge must decide
  /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}:\d{1,5}/g,
  // times, MAC addresses, ports
  /(?<!\d)\d{1,5}(?::\d{1,5})+(?:\.\d+)?/g,
  // coordinates and fractions
  /(?<![\d+])-?\d{1,3}\.\d{3,} ?[,;/] ?-?\d{1,3}\.\d{3,}/g,
  /(?<![\d.])0[.,]\d{5,}/g,
  /\d{1,3}° ?(?:\d{1,2}['′] ?)?(?:[\d.]+["″])?/g,
  // amounts, before and after their unit
  /(?:[$€£¥₹]|\b(?:USD|EUR|GBP|CHF|SEK|NOK|DKK|PLN|CZK|AUD|CAD|JPY|INR|BRL|MXN)) ?\d{1,3}(?:[ .,']\d{3})*(?:[.,]\d{1,2})?(?!\d)/g,
  /(?<![\d+.-])(?:\d{1,3}(?:[ .,']\d{3}){1,4}|\d+)(?:[.,]\d+)? ?(?:[€$£¥₹%°]|(?:kr|zł|Kč|Ft|USD|EUR|GBP|CHF|bytes|[KMGT]i?B|[mck]m|kg|px)\b)/g,
];

/** Stands where something was blanked out; no part of a number, and no letter. */
const BLANK = '\ufffc';

/** Blanks out what has digits and is no phone number; the length stays. */
export function maskOthers(text: string): string {
  return NO_NUMBERS.reduce((masked, pattern) => masked.replace(pattern, (found) => BLANK.repeat(found.length)), text);
}
