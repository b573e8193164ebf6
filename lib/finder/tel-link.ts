import { findInText, type Match } from './find-in-text';

const SCHEME = /^(?:tel|callto):(?:\/\/)?/i;
/** In links a comma or `p` waits before the extension is sent. */
const PAUSE = /(?:[,;]?(?:ext|extension|postd|isub)?=|[,pw]+)(?=\d{1,7}$)/i;

const isTelLink = (href: string): boolean => SCHEME.test(href);

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a stray percent sign; what is there is all there is
  }
}

/** The number of a link that is meant to be called; nothing where the link is of another kind or makes no sense. */
export function readTelLink(href: string, country: string): Match | undefined {
  if (!isTelLink(href)) return undefined;
  const dialled = decode(href.replace(SCHEME, ''))
    .replace(/;phone-context=[^;]*/i, '')
    .replace(PAUSE, ';ext=');
  return findInText(dialled, { country, labelCue: () => 'phone' }).next().value ?? undefined;
}
