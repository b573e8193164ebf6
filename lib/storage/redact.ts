/** The browser names the page in its errors: whose customer somebody looked at is nobody's business. */
const ADDRESS = /\b[a-z][a-z+.-]*:\/\/[^\s"']+/gi;
/** As long as anything that could be a token, a key or an id of RingCentral. */
const SECRET = /[\w+/=.~-]{24,}/g;
/** Four digits or more, however they are written. */
const NUMBER = /\+?\d(?:[\s().-]{0,2}\d){3,}/g;

/** Takes out of a line of the log what nobody may read there; of numbers the last two digits stay. */
export const redact = (line: string): string =>
  line
    .replace(ADDRESS, '…')
    .replace(SECRET, '…')
    .replace(NUMBER, (found) => `…${found.replace(/\D/g, '').slice(-2)}`);
