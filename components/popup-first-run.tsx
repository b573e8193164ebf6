import type { ComponentChildren } from 'preact';
import { cleanName } from '../lib/call/clean-name';
import { GearButton } from './account-line';
import type { AccountView } from './account-view';
import { CHECK, Icon } from './icon';
import type { Translate } from './translate';

/** What is ready and what is not. */
export interface FirstRunState {
  readonly hasClientId: boolean;
  /** Null until signed in. */
  readonly account: AccountView | null;
  readonly signIn: 'idle' | 'busy' | 'failed';
  readonly microphone: 'granted' | 'prompt' | 'denied';
  readonly ringInBrowser: boolean;
  /** An administrator chose it. */
  readonly isRingLocked?: boolean;
  /** The site of the current tab; null where no panel is possible. */
  readonly site: { readonly host: string; readonly isEnabled: boolean } | null;
}

export interface PopupFirstRunProps {
  readonly state: FirstRunState;
  readonly onOpenOptions: () => void;
  readonly onSignIn: () => void;
  readonly onAllowMicrophone: () => void;
  readonly onRing: () => void;
  readonly onEnableSite: () => void;
  /** Goes on without a panel on this site; offered once the rest is done. */
  readonly onSkip: () => void;
  readonly dir?: 'ltr' | 'rtl' | undefined;
  readonly t: Translate;
}

/** From installed to ready, one step after the other. */
export function PopupFirstRun(props: PopupFirstRunProps) {
  const { t } = props;
  return (
    <div class="pl" dir={props.dir ?? 'ltr'}>
      <section class="popup" data-view="first-run">
        <header>
          <h2>{t('title_welcome')}</h2>
          <GearButton onClick={props.onOpenOptions} t={t} />
        </header>
        <ol class="steps">
          <ClientIdStep {...props} />
          <SignInStep {...props} />
          <MicrophoneStep {...props} />
          <RingStep {...props} />
          <SiteStep {...props} />
        </ol>
      </section>
    </div>
  );
}

interface StepProps {
  readonly name: string;
  readonly number: number;
  readonly isDone: boolean;
  readonly title: string;
  readonly hint: string;
  readonly isBad?: boolean;
  readonly children?: ComponentChildren;
  readonly t: Translate;
}

function Step(props: StepProps) {
  return (
    <li class={props.isDone ? 'step done' : 'step'} data-step={props.name} data-done={props.isDone}>
      <i aria-hidden="true">{props.isDone ? <Icon path={CHECK} /> : props.number}</i>
      <div>
        <b>{props.title}</b>
        {props.isDone && <span class="hidden">{props.t('step_done')}</span>}
        <span class={props.isBad ? 'bad' : undefined} role={props.isBad ? 'alert' : undefined}>
          {props.hint}
        </span>
      </div>
      {!props.isDone && props.children}
    </li>
  );
}

function ClientIdStep({ state, onOpenOptions, t }: PopupFirstRunProps) {
  const hint = t(state.hasClientId ? 'step_client_id_done' : 'step_client_id_hint');
  return (
    <Step name="client-id" number={1} isDone={state.hasClientId} title={t('step_client_id')} hint={hint} t={t}>
      <button type="button" class="btn primary" data-action="enter-client-id" onClick={onOpenOptions}>
        {t('enter_client_id')}
      </button>
    </Step>
  );
}

function SignInStep({ state, onSignIn, t }: PopupFirstRunProps) {
  const { account, signIn } = state;
  const isBad = signIn === 'failed';
  const open = t(isBad ? 'sign_in_failed' : 'step_sign_in_hint');
  const hint = account === null ? open : t('signed_in_as', cleanName(account.name), account.extension);
  const isDone = account !== null;
  return (
    <Step
      name="sign-in"
      number={2}
      isDone={isDone}
      title={t('step_sign_in')}
      hint={hint}
      isBad={isBad && !isDone}
      t={t}
    >
      <button
        type="button"
        class={state.hasClientId ? 'btn primary' : 'btn'}
        data-action="sign-in"
        disabled={!state.hasClientId || signIn === 'busy'}
        onClick={onSignIn}
      >
        {t(signIn === 'busy' ? 'signing_in' : 'sign_in')}
      </button>
    </Step>
  );
}

const MICROPHONE_HINTS = {
  granted: 'step_microphone_done',
  prompt: 'step_microphone_hint',
  denied: 'step_microphone_denied',
} as const;

function MicrophoneStep({ state, onAllowMicrophone, t }: PopupFirstRunProps) {
  const isDone = state.microphone === 'granted';
  const hint = t(MICROPHONE_HINTS[state.microphone]);
  const isBad = state.microphone === 'denied';
  return (
    <Step
      name="microphone"
      number={3}
      isDone={isDone}
      title={t('step_microphone_allow')}
      hint={hint}
      isBad={isBad}
      t={t}
    >
      <button
        type="button"
        class={state.account === null ? 'btn' : 'btn primary'}
        data-action="allow-microphone"
        onClick={onAllowMicrophone}
      >
        {t(isBad ? 'fix' : 'allow')}
      </button>
    </Step>
  );
}

/** A wish, not a condition: whoever leaves it alone goes on without it. */
function RingStep({ state, onRing, t }: PopupFirstRunProps) {
  const { ringInBrowser: isDone, isRingLocked = false } = state;
  const hint = t(isRingLocked ? 'set_by_admin' : isDone ? 'step_ring_done' : 'step_ring_hint');
  return (
    <Step name="ring" number={4} isDone={isDone} title={t('step_ring')} hint={hint} t={t}>
      {!isRingLocked && (
        <button type="button" class="btn" data-action="ring" onClick={onRing}>
          {t('switch_on')}
        </button>
      )}
    </Step>
  );
}

function SiteStep({ state, onEnableSite, onSkip, t }: PopupFirstRunProps) {
  const { site } = state;
  const isDone = site?.isEnabled === true;
  const canSkip = state.account !== null && state.microphone === 'granted';
  return (
    <Step name="site" number={5} isDone={isDone} title={t('step_site')} hint={siteHint(site, t)} t={t}>
      <span class="choices">
        <button type="button" class="btn" data-action="enable-site" disabled={site === null} onClick={onEnableSite}>
          {t('enable')}
        </button>
        {canSkip && (
          <button type="button" class="link" data-action="skip" onClick={onSkip}>
            {t('skip')}
          </button>
        )}
      </span>
    </Step>
  );
}

function siteHint(site: FirstRunState['site'], t: Translate): string {
  if (site === null) return t('step_site_none');
  return site.isEnabled ? t('step_site_done', site.host) : site.host;
}
