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
  'microphone-ask': microphone('asking'),
  'microphone-denied': microphone('denied'),
};
