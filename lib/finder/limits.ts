/** The longest that one chunk may run before the page gets its turn. Unit: milliseconds. */
export const MAX_CHUNK_MS = 8;

/** Kept free at the end of a chunk, because the last step may take longer than the ones before. Unit: milliseconds. */
export const CHUNK_RESERVE_MS = 3;

/** How many numbers of a page are listed. */
export const MAX_LISTED = 200;

/** Longest name or record title that leaves the page. Unit: characters. */
export const MAX_NAME_LENGTH = 80;

/** An element with more descendants is not scanned whole: its children wait until they are in sight. */
export const MAX_UNIT_ELEMENTS = 500;

/** A label is short; longer texts beside a number are something else. Unit: characters. */
export const MAX_LABEL_LENGTH = 40;

/** Fewest and most digits of a number, with a trunk prefix in brackets or a prefix for calls abroad. */
export const MIN_DIGITS = 6;
export const MAX_DIGITS = 18;
