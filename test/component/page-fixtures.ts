import type { AccountView } from '../../components/account-view';
import type { OptionsProps } from '../../components/options';
import type { HistorySettings } from '../../components/options-history';
import type { FirstRunState } from '../../components/popup';
import type { Preferences } from '../../components/preferences';
import type { Groups } from '../../components/saved-groups';
import type { SuggestionGroup } from '../../components/suggestions';
import { NOW_MS, PAST } from './record-fixtures';

const nothing = () => {};

/** The rep of every test. */
export const ACCOUNT: AccountView = {
  name: 'Alex Agent',
  extension: '102',
  country: 'US',
  ownNumbers: ['+16505550100', '102'],
  callerIds: ['+16505550100', '+16505550199'],
};

/** People who are called together again and again. */
export const GROUPS: Groups = {
  list: [
    {
      id: 'deal',
      name: 'Acme Berg',
      people: [
        { number: '+16505550117', name: 'Dana Ortiz' },
        { number: '+14165550143', name: 'Raj Patel' },
      ],
    },
  ],
  onSave: nothing,
  onRename: nothing,
  onRemove: nothing,
};

/** People of earlier calls. */
export const SUGGESTIONS: readonly SuggestionGroup[] = [
  {
    title: 'Recent',
    people: [
      { number: '+16505550117', name: 'Dana Ortiz' },
      { number: '+16505550171', name: 'Lena Hoff' },
    ],
  },
];

const FRESH: FirstRunState = {
  hasClientId: false,
  account: null,
  signIn: 'idle',
  microphone: 'prompt',
  ringInBrowser: false,
  site: { host: 'acme.lightning.force.com', isEnabled: false },
};

/** Moments of the first run. */
export const FIRST_RUN = {
  fresh: FRESH,
  'sign-in-failed': { ...FRESH, hasClientId: true, signIn: 'failed' },
  'signed-in': { ...FRESH, hasClientId: true, account: ACCOUNT },
} satisfies Record<string, FirstRunState>;

/** What a rep has chosen who changed one thing only. */
export const PREFERENCES: Preferences = {
  removal: 'undo',
  bringIn: 'on-answer',
  leaveDefault: 'ask',
  callerId: '',
  ringInBrowser: false,
  notify: false,
  microphoneId: '',
  speakerId: 'headset',
  ringerId: '',
  ringVolumePercent: 80,
  chime: false,
  historyDays: 90,
  historyCalls: 200,
  allowedCountries: [],
  premiumNumbers: 'ask',
  dialsPerMinute: 30,
  dialsPerHour: 200,
  contextMenu: false,
  privateMode: false,
};

const SHARED = { preferences: PREFERENCES, onChange: nothing };

/** Past calls as the options page gets them. */
export const HISTORY: HistorySettings = {
  calls: PAST,
  nowMs: NOW_MS,
  onExport: nothing,
  onDeleteAll: async () => true,
  details: () => null,
};

/** Settings of a rep who is signed in. */
export const OPTIONS: Omit<OptionsProps, 't' | 'section'> = {
  account: {
    server: 'production',
    clientId: 'Xy12-abcDEF_34',
    isLocked: false,
    redirectUri: 'https://pmpnhdngnmphkkmnpefamifoihdbmalb.chromiumapp.org/ringcentral',
    signedInAs: { name: 'Alex Agent', extension: '102' },
    signIn: 'idle',
    isInCall: false,
    onServer: nothing,
    onClientId: nothing,
    onCopy: nothing,
    onSignIn: nothing,
    onSignOut: nothing,
  },
  sites: {
    origins: ['https://acme.lightning.force.com', 'https://crm.example.com'],
    onAdd: async () => true,
    onRemove: nothing,
    finder: { origins: ['https://crm.example.com'], fixed: [], onChange: nothing },
  },
  calls: {
    ...SHARED,
    callerIds: [{ number: '+16505550100', label: '(650) 555-0100' }],
    country: 'US',
    doNotCall: { own: ['+16505550199'], fixed: [], onChange: nothing },
  },
  audio: {
    ...SHARED,
    devices: {
      inputs: [{ id: 'built-in', label: 'Lena Hoff' }],
      outputs: [{ id: 'headset', label: 'Tom Keller' }],
    },
    level: null,
    onTryMicrophone: nothing,
    onTestTone: nothing,
    onAllowMicrophone: nothing,
  },
  privacy: { ...SHARED, isInCall: false, history: HISTORY, onDeleteAll: nothing },
  diagnostics: { report: 'Partyline 0.1.0', onCopy: nothing, onSave: nothing },
  shortcuts: {
    shortcuts: [
      { name: 'toggle-mute', keys: 'Alt+Shift+M' },
      { name: 'focus-panel', keys: 'Alt+Shift+L' },
      { name: 'open-popup', keys: '' },
    ],
    onChange: nothing,
  },
};
