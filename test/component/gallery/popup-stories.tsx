import { useState } from 'preact/hooks';
import {
  type Draft,
  EMPTY_DRAFT,
  type FirstRunState,
  PopupFirstRun,
  PopupNewCall,
  PopupRunningCall,
  Preflight,
  type PreflightView,
} from '../../../components/popup';
import type { Snapshot } from '../../../lib/call/snapshot';
import { ACCOUNT, FIRST_RUN, GROUPS, SUGGESTIONS } from '../page-fixtures';
import { PANEL_CALLS } from '../panel-calls';
import { RECORD_STORIES } from './record-stories';
import type { PopupState } from './states';
import type { Story, StoryParts } from './story';

const nothing = () => {};
const accept = async () => null;
const DANA = { number: '+16505550117', name: 'Dana Ortiz' };
/** As wide as a chip gets: name, number, extension and the time there. */
const NUMBER = { number: '+14155550188', name: 'Raj Patel', extension: '22' };

const firstRun = (state: FirstRunState): Story => ({
  show: (parts) => (
    <PopupFirstRun
      state={state}
      onOpenOptions={nothing}
      onSignIn={nothing}
      onAllowMicrophone={nothing}
      onRing={nothing}
      onEnableSite={nothing}
      onSkip={nothing}
      {...parts}
    />
  ),
});

function NewCall({ first, ...parts }: StoryParts & { readonly first: Draft }) {
  const [draft, setDraft] = useState(first);
  return (
    <PopupNewCall
      account={ACCOUNT}
      draft={draft}
      onDraft={setDraft}
      suggestions={SUGGESTIONS}
      groups={GROUPS}
      onStart={accept}
      onOpenOptions={nothing}
      {...parts}
    />
  );
}

const newCall = (first: Draft, clicks: readonly string[] = []): Story => ({
  show: (parts) => <NewCall first={first} {...parts} />,
  clicks,
});

const WELL: PreflightView = {
  isSignedIn: true,
  signedInUntilMs: null,
  microphone: 'granted',
  phone: 'ready',
  events: 'ready',
  devices: { microphone: 'chosen', speaker: 'chosen' },
};

const running = (
  snapshot: Snapshot,
  quality: 'good' | 'weak' = 'good',
  more: Partial<PreflightView> = {},
  clicks: readonly string[] = [],
): Story => ({
  clicks,
  show: (parts) => (
    <PopupRunningCall
      snapshot={snapshot}
      send={accept}
      onOpenPopup={nothing}
      account={ACCOUNT}
      draft={EMPTY_DRAFT}
      onDraft={nothing}
      groups={GROUPS}
      onOpenOptions={nothing}
      level={{ microphone: 0.46, quality }}
      {...parts}
    >
      <Preflight
        view={{ ...WELL, ...more }}
        level={{ microphone: 0, quality }}
        isCalm
        onCheck={nothing}
        onFix={nothing}
        t={parts.t}
      />
    </PopupRunningCall>
  ),
});

/** The popup in each of its states. */
export const POPUP_STORIES: Readonly<Record<PopupState, Story>> = {
  'first-run-fresh': firstRun(FIRST_RUN.fresh),
  'first-run-sign-in-failed': firstRun(FIRST_RUN['sign-in-failed']),
  'first-run-signed-in': firstRun(FIRST_RUN['signed-in']),
  'first-run-microphone-blocked': firstRun({ ...FIRST_RUN['signed-in'], microphone: 'denied' }),
  'first-run-last-step': firstRun({ ...FIRST_RUN['signed-in'], microphone: 'granted', ringInBrowser: true }),
  'new-call-empty': newCall(EMPTY_DRAFT),
  'new-call-chips': newCall({ people: [DANA, NUMBER], text: 'Le' }),
  'new-call-errors': newCall({ people: [DANA], text: '911, 12, Dana Ortiz' }, ['[data-action="start"]']),
  'new-call-group': newCall({ people: [DANA, NUMBER], text: '' }, ['[data-action="new-group"]']),
  'new-call-change-group': newCall(EMPTY_DRAFT, ['[data-action="change-group"]']),
  'running-call-keypad': running(PANEL_CALLS.live, 'good', {}, ['[data-action="keypad"]', '[data-tone="5"]']),
  'running-call': running(PANEL_CALLS.live),
  'running-call-weak': running(PANEL_CALLS.reconnecting, 'weak', { events: 'failed' }),
  'popup-ended': running(PANEL_CALLS.ended),
  ...RECORD_STORIES,
};
