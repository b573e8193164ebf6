import type { SummaryPerson } from '../lib/record/summary';
import { CrmLink } from './crm-link';
import type { Translate } from './translate';

type Owner = Pick<SummaryPerson, 'name' | 'crm'>;

const keyOf = ({ crm }: Owner): string => `${crm?.link ?? ''} ${crm?.title ?? ''}`;

/** Each record once, whoever it was found at. */
function distinct(people: readonly Owner[]): readonly Owner[] {
  const withRecord = people.filter(({ crm }) => crm);
  return withRecord.filter((one, index) => withRecord.findIndex((other) => keyOf(other) === keyOf(one)) === index);
}

interface CrmRecordsProps {
  readonly people: readonly Owner[];
  /** So many are shown; all of them unless said otherwise. */
  readonly most?: number | undefined;
  readonly t: Translate;
}

/** What the people of a call are in the CRM, each with the way there. */
export function CrmRecords({ people, most, t }: CrmRecordsProps) {
  const shown = distinct(people).slice(0, most);
  if (shown.length === 0) return null;
  return (
    <ul class="crm-records" aria-label={t('crm_records')}>
      {shown.map((one) => (
        <li key={keyOf(one)}>
          <CrmLink {...one} t={t} />
        </li>
      ))}
    </ul>
  );
}
