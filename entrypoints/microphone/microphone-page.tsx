import type { Answer } from './ask';

type TextKey =
  | `microphone_page_${'title' | 'why' | 'asking' | 'ask' | 'settings' | Answer}`
  | `microphone_page_denied_${'open' | 'allow' | 'back' | 'managed'}`;

interface Props {
  readonly state: 'asking' | Answer;
  readonly t: (key: TextKey) => string;
  readonly onAsk: () => void;
  readonly onSettings: () => void;
}

const STEPS = ['microphone_page_denied_open', 'microphone_page_denied_allow', 'microphone_page_denied_back'] as const;

/** Why the microphone is needed, what the browser said, and the way out. */
export function MicrophonePage({ state, t, onAsk, onSettings }: Props) {
  const canAsk = state === 'dismissed' || state === 'missing' || state === 'denied';
  return (
    <div class="pl microphone">
      <main class={state}>
        <h1>{t('microphone_page_title')}</h1>
        <p class="why">{t('microphone_page_why')}</p>
        <p class="state" role="status">
          {t(`microphone_page_${state}`)}
        </p>
        {state === 'denied' && (
          <ol>
            {STEPS.map((step) => (
              <li key={step}>{t(step)}</li>
            ))}
          </ol>
        )}
        {state === 'denied' && <p class="why">{t('microphone_page_denied_managed')}</p>}
        {canAsk && (
          <div class="buttons">
            {state === 'denied' && (
              <button type="button" class="btn primary" onClick={onSettings}>
                {t('microphone_page_settings')}
              </button>
            )}
            <button type="button" class={state === 'denied' ? 'btn' : 'btn primary'} onClick={onAsk}>
              {t('microphone_page_ask')}
            </button>
          </div>
        )}
      </main>
    </div>
  );
}
