import { Options, type OptionsProps } from '../../../components/options';
import { MicrophonePage } from '../../../entrypoints/microphone/microphone-page';
import { OPTIONS } from '../page-fixtures';
import type { OptionsState } from './states';
import type { Story } from './story';

const nothing = () => {};

const options = (more: Partial<OptionsProps>): Story => ({
  show: (parts) => <Options {...OPTIONS} {...more} {...parts} />,
});

const microphone = (state: 'asking' | 'denied'): Story => ({
  show: ({ t }) => <MicrophonePage state={state} t={t} onAsk={nothing} onSettings={nothing} />,
});

/** The other pages in each of their states. */
export const OPTIONS_STORIES: Readonly<Record<OptionsState, Story>> = {
  'options-account': options({ section: 'account' }),
  'options-account-managed': options({
    section: 'account',
    account: { ...OPTIONS.account, isLocked: true, isInCall: true },
  }),
  'options-account-new': options({
    section: 'account',
    account: { ...OPTIONS.account, clientId: '', signedInAs: null },
  }),
  'options-sites': options({ section: 'sites' }),
  'options-sites-none': options({ section: 'sites', sites: { ...OPTIONS.sites, origins: [] } }),
  'options-calls': options({ section: 'calls' }),
  'options-calls-managed': options({
    section: 'calls',
    calls: {
      ...OPTIONS.calls,
      preferences: { ...OPTIONS.calls.preferences, allowedCountries: ['US', 'CA', 'GB'] },
      locked: { removal: true, allowedCountries: true, premiumNumbers: true, dialsPerHour: true },
      doNotCall: { ...OPTIONS.calls.doNotCall, fixed: ['+16505550111', '+16505550122'] },
    },
  }),
  'options-audio': options({ section: 'audio', audio: { ...OPTIONS.audio, level: 0.46 } }),
  'options-audio-unnamed': options({
    section: 'audio',
    audio: { ...OPTIONS.audio, devices: { inputs: [], outputs: [] }, trouble: 'denied' },
  }),
  'options-shortcuts': options({ section: 'shortcuts' }),
  'options-privacy': options({ section: 'privacy' }),
  'options-diagnostics': options({ section: 'diagnostics', diagnostics: { ...OPTIONS.diagnostics, report: '911' } }),
  'microphone-ask': microphone('asking'),
  'microphone-denied': microphone('denied'),
};
