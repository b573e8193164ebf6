import { localTime } from './local-time';
import type { Translate } from './translate';

interface ThereProps {
  readonly number: string;
  readonly country: string;
  readonly t: Translate;
}

/** The time where a number belongs, where it is another one than here. */
export function There({ number, country, t }: ThereProps) {
  const time = localTime(number, country, Date.now());
  return time === undefined ? null : <span class="there">{t('time_there', time)}</span>;
}
