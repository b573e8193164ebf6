import { useState } from 'preact/hooks';
import { CrmOffers } from './options-crms';
import { parseSite } from './parse-site';
import { Switch } from './setting';
import type { TextKey, Translate } from './translate';

export interface SiteSettings {
  /** `https://acme.lightning.force.com` */
  readonly origins: readonly string[];
  /** Chosen by an administrator; those that are not among the origins wait for the rep to allow them. */
  readonly fixed?: readonly string[] | undefined;
  /** Called within the click, so that the browser may ask; resolves to whether the site was allowed. */
  readonly onAdd: (origin: string) => Promise<boolean>;
  readonly onRemove: (origin: string) => void;
  /** Sites on which phone numbers are looked for, and those among them that an administrator chose. */
  readonly finder: {
    readonly origins: readonly string[];
    readonly fixed: readonly string[];
    readonly onChange: (origin: string, isOn: boolean) => void;
  };
}

interface SectionProps {
  readonly sites: SiteSettings;
  readonly t: Translate;
}

/** Where the panel may appear. */
export function OptionsSites({ sites, t }: SectionProps) {
  const fixed = sites.fixed ?? [];
  return (
    <section data-section="sites">
      <h1>{t('nav_sites')}</h1>
      <p class="hint">{t(sites.origins.length === 0 ? 'sites_none' : 'sites_hint')}</p>
      <ul class="sites">
        {sites.origins.map((origin) => (
          <li key={origin} data-site={origin}>
            <bdi>{origin}</bdi>
            <FindSwitch origin={origin} sites={sites} t={t} />
            {fixed.includes(origin) ? (
              <span class="hint">{t('set_by_admin')}</span>
            ) : (
              <button
                type="button"
                class="btn"
                data-action="remove-site"
                aria-label={t('site_remove', origin)}
                onClick={() => sites.onRemove(origin)}
              >
                {t('remove')}
              </button>
            )}
          </li>
        ))}
        {fixed
          .filter((origin) => !sites.origins.includes(origin))
          .map((origin) => (
            <WaitingSite key={origin} origin={origin} sites={sites} t={t} />
          ))}
      </ul>
      <CrmOffers sites={sites} t={t} />
      <AddSite sites={sites} t={t} />
    </section>
  );
}

/** Looks for numbers on the pages of this site, or leaves them alone. */
function FindSwitch({ origin, sites: { finder }, t }: SectionProps & { readonly origin: string }) {
  return (
    <span class="find">
      <span aria-hidden="true">{t('site_find_short')}</span>
      <Switch
        name={`find-${origin}`}
        label={t('site_find', origin)}
        isOn={finder.origins.includes(origin)}
        isDisabled={finder.fixed.includes(origin)}
        onChange={(isOn) => finder.onChange(origin, isOn)}
      />
    </span>
  );
}

/** An administrator's site that the browser has not been asked for yet. */
function WaitingSite({ origin, sites, t }: SectionProps & { readonly origin: string }) {
  return (
    <li data-site={origin}>
      <div>
        <bdi>{origin}</bdi>
        <p class="hint">{t('set_by_admin')}</p>
      </div>
      <button type="button" class="btn primary" data-action="allow-site" onClick={() => void sites.onAdd(origin)}>
        {t('allow')}
      </button>
    </li>
  );
}

function AddSite({ sites, t }: SectionProps) {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<TextKey | null>(null);
  const add = (event: Event) => {
    event.preventDefault();
    const origin = parseSite(text);
    if (origin === null) return setProblem('site_bad');
    if (sites.origins.includes(origin)) return setProblem('site_listed');
    sites.onAdd(origin).then(
      (isAllowed) => {
        setProblem(isAllowed ? null : 'site_denied');
        if (isAllowed) setText('');
      },
      () => setProblem('site_denied'),
    );
  };
  return (
    <form class="inline" onSubmit={add}>
      <input
        data-field="site"
        aria-label={t('site_address')}
        placeholder={t('site_placeholder')}
        autoComplete="off"
        spellcheck={false}
        value={text}
        aria-invalid={problem !== null}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <button type="submit" class="btn primary" data-action="add-site" disabled={text.trim() === ''}>
        {t('add')}
      </button>
      {problem !== null && (
        <p class="bad" role="alert">
          {t(problem)}
        </p>
      )}
    </form>
  );
}
