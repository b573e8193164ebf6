import { cleanName } from '../lib/call/clean-name';
import { type CrmRecord, isWebLink } from '../lib/call/crm-record';
import type { Translate } from './translate';

interface CrmLinkProps {
  /** Whose record it is; a record of the same name is not named twice. */
  readonly name: string;
  readonly crm?: CrmRecord | undefined;
  /** In a list that is walked with arrow keys. */
  readonly tabIndex?: number | undefined;
  readonly t: Translate;
}

/** What somebody is in the CRM, and the way there. Both come from a page: the title is text, the address is checked. */
export function CrmLink({ name, crm, tabIndex, t }: CrmLinkProps) {
  if (!crm) return null;
  const title = crm.title === name ? t('crm_record') : cleanName(crm.title);
  if (crm.link === undefined || !isWebLink(crm.link)) return <bdi class="record">{title}</bdi>;
  return (
    <a class="record" href={crm.link} target="_blank" rel="noreferrer" tabindex={tabIndex}>
      <bdi>{title}</bdi>
    </a>
  );
}
