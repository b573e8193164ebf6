import type { CallParts } from './call-props';
import { shortTime } from './duration';
import { isolated, personName } from './person-name';

/** What the rep does on other devices: to be known, nothing to be pressed. */
export const Elsewhere = ({ snapshot, agedMs, t }: Pick<CallParts, 'snapshot' | 'agedMs' | 't'>) => (
  <>
    {snapshot.elsewhere.map((call) => (
      <p key={call.id} class="note" data-elsewhere={call.id}>
        {t(
          'elsewhere',
          call.isConference ? t('title_conference') : isolated(personName(call, t)),
          shortTime(call.sinceMs + agedMs),
        )}
      </p>
    ))}
  </>
);
