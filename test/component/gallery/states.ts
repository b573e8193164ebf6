/** Every state that has a picture. `stories.tsx` must show each, or the project does not compile. */
export const PANEL_STATES = [
  'live',
  'ringing',
  'answered',
  'private-talk',
  'joining',
  'on-hold',
  'muted',
  'talking-muted',
  'voicemail',
  'removing-armed',
  'removing-undo',
  'removing-pending',
  'removed',
  'could-not-remove',
  'left-and-failed',
  'called-back',
  'someone-else',
  'other-device',
  'not-connected',
  'reconnecting',
  'stale',
  'signed-out',
  'microphone-blocked',
  'waiting',
  'phone-restarted',
  'refused',
  'full',
  'recording',
  'keypad',
  'leave-or-end',
  'preparing',
  'left',
  'dropped',
  'leftover',
  'ended',
  'long-names',
  'minimised',
] as const;

export const POPUP_STATES = [
  'first-run-fresh',
  'first-run-sign-in-failed',
  'first-run-signed-in',
  'first-run-microphone-blocked',
  'first-run-last-step',
  'new-call-empty',
  'new-call-chips',
  'new-call-errors',
  'running-call',
  'running-call-weak',
  'popup-ended',
  'popup-notes',
  'popup-summary',
  'popup-recent',
  'popup-past-call',
  'popup-private',
  'popup-long-call',
] as const;

export const OPTIONS_STATES = [
  'options-account',
  'options-account-managed',
  'options-account-new',
  'options-sites',
  'options-sites-none',
  'options-calls',
  'options-calls-managed',
  'options-audio',
  'options-audio-unnamed',
  'options-shortcuts',
  'options-privacy',
  'options-diagnostics',
  'microphone-ask',
  'microphone-denied',
] as const;

export const STATES = [...PANEL_STATES, ...POPUP_STATES, ...OPTIONS_STATES] as const;

export type PanelState = (typeof PANEL_STATES)[number];
export type PopupState = (typeof POPUP_STATES)[number];
export type OptionsState = (typeof OPTIONS_STATES)[number];
export type State = (typeof STATES)[number];
