import type { SiteSettings } from './options-sites';
import type { Translate } from './translate';

/** Where well-known CRMs live; each company has a host of its own below. Sources: their help pages on allowed domains. */
export const KNOWN_CRMS = [
  { name: 'Salesforce', origin: 'https://*.lightning.force.com' },
  { name: 'HubSpot', origin: 'https://*.hubspot.com' },
  { name: 'Pipedrive', origin: 'https://*.pipedrive.com' },
  { name: 'Zoho', origin: 'https://crm.zoho.com' },
  { name: 'Dynamics 365', origin: 'https://*.dynamics.com' },
] as const;

interface CrmOffersProps {
  readonly sites: SiteSettings;
  readonly t: Translate;
}

/** Allows a well-known CRM with one click; nothing where all of them are allowed. */
export function CrmOffers({ sites, t }: CrmOffersProps) {
  const offered = KNOWN_CRMS.filter(({ origin }) => !sites.origins.includes(origin));
  if (offered.length === 0) return null;
  return (
    <fieldset class="crms">
      <legend class="hint">{t('crm_offers')}</legend>
      {offered.map(({ name, origin }) => (
        <button
          key={origin}
          type="button"
          class="btn"
          data-action="add-crm"
          data-site={origin}
          title={origin}
          aria-label={t('add_name', name)}
          onClick={() => void sites.onAdd(origin)}
        >
          {name}
        </button>
      ))}
    </fieldset>
  );
}
