import type { LevelView } from '../../../components/call-props';
import { Orphan } from '../../../components/orphan';
import { Panel } from '../../../components/panel';
import type { Snapshot } from '../../../lib/call/snapshot';
import { PANEL_CALLS } from '../panel-calls';
import type { PanelState } from './states';
import type { Story } from './story';

const nothing = () => {};
const accept = async () => null;
const refuse = async () => ({ refused: 'too-many-call-backs' }) as const;
const LEVEL: LevelView = { microphone: 0.46, quality: 'good' };

interface More {
  readonly clicks?: readonly string[];
  readonly level?: LevelView | undefined;
  readonly isMinimised?: boolean;
  readonly isRefused?: boolean;
}

function story(snapshot: Snapshot, more: More = {}): Story {
  return {
    show: ({ t, dir }) => (
      <Panel
        snapshot={snapshot}
        send={more.isRefused ? refuse : accept}
        minimised={more.isMinimised ?? false}
        onMinimise={nothing}
        onMove={nothing}
        onOpenPopup={nothing}
        level={'level' in more ? more.level : LEVEL}
        dir={dir}
        t={t}
      />
    ),
    clicks: more.clicks ?? [],
  };
}

/** The panel in each of its states. */
export const PANEL_STORIES: Readonly<Record<PanelState, Story>> = {
  live: story(PANEL_CALLS.live),
  ringing: story(PANEL_CALLS.ringing),
  answered: story(PANEL_CALLS.answered),
  'private-talk': story(PANEL_CALLS['private-talk']),
  incoming: story(PANEL_CALLS.incoming),
  'incoming-answered': story(PANEL_CALLS['incoming-answered']),
  'incoming-alone': story(PANEL_CALLS['incoming-alone'], { level: undefined }),
  'one-to-one': story(PANEL_CALLS['one-to-one']),
  joining: story(PANEL_CALLS.joining),
  'on-hold': story(PANEL_CALLS['on-hold']),
  muted: story(PANEL_CALLS.muted, { level: { microphone: 0, quality: 'good' } }),
  'talking-muted': story(PANEL_CALLS.muted),
  voicemail: story(PANEL_CALLS.voicemail),
  'removing-armed': story(PANEL_CALLS.live, { clicks: ['[data-person="dana-ortiz"] [data-action="remove"]'] }),
  'removing-undo': story(PANEL_CALLS['removing-undo']),
  'removing-pending': story(PANEL_CALLS['removing-pending']),
  removed: story(PANEL_CALLS.removed),
  'could-not-remove': story(PANEL_CALLS['could-not-remove']),
  'left-and-failed': story(PANEL_CALLS['left-and-failed']),
  'called-back': story(PANEL_CALLS['called-back']),
  'someone-else': story(PANEL_CALLS['someone-else']),
  'other-device': story(PANEL_CALLS['other-device']),
  elsewhere: story(PANEL_CALLS.elsewhere),
  'not-connected': story(PANEL_CALLS['not-connected']),
  reconnecting: story(PANEL_CALLS.reconnecting, { level: { microphone: 0.1, quality: 'lost' } }),
  stale: story(PANEL_CALLS.stale, { level: undefined }),
  'signed-out': story(PANEL_CALLS['signed-out']),
  'microphone-blocked': story(PANEL_CALLS['microphone-blocked'], { level: undefined }),
  waiting: story(PANEL_CALLS.waiting, { level: { microphone: 0.2, quality: 'weak' } }),
  'phone-restarted': story(PANEL_CALLS['phone-restarted'], { level: undefined }),
  refused: story(PANEL_CALLS['not-connected'], { isRefused: true, clicks: ['[data-action="call-back"]'] }),
  full: story(PANEL_CALLS.full),
  recording: story(PANEL_CALLS.recording),
  keypad: story(PANEL_CALLS.live, {
    clicks: ['[data-action="keypad"]', '[data-tone="1"]', '[data-tone="2"]', '[data-tone="#"]'],
  }),
  folded: story(PANEL_CALLS.live, { clicks: ['[data-action="fold"]'] }),
  'leave-or-end': story(PANEL_CALLS.live, { clicks: ['[data-action="end-menu"]'] }),
  preparing: story(PANEL_CALLS.preparing, { level: undefined }),
  left: story(PANEL_CALLS.left, { level: undefined }),
  dropped: story(PANEL_CALLS.dropped, { level: undefined }),
  leftover: story(PANEL_CALLS.leftover, { level: undefined }),
  ended: story(PANEL_CALLS.ended, { level: undefined }),
  'long-names': story(PANEL_CALLS['long-names']),
  minimised: story(PANEL_CALLS.live, { isMinimised: true }),
  orphan: { show: ({ t }) => <Orphan text={t('orphaned')} /> },
};
