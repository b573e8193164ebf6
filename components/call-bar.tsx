import { useRef, useState } from 'preact/hooks';
import type { Command } from '../lib/call/commands';
import type { CallAction, Snapshot } from '../lib/call/snapshot';
import { Button } from './button';
import type { Act } from './call-props';
import { MIC, MIC_OFF, PAD, PAUSE, RECORD } from './icon';
import { Keypad } from './keypad';
import { LeaveMenu } from './leave-menu';
import type { TextKey, Translate } from './translate';

export interface CallBarProps {
  readonly snapshot: Snapshot;
  readonly act: Act;
  readonly t: Translate;
}

interface Control {
  readonly does: CallAction;
  readonly icon: string;
  readonly text: TextKey;
  readonly isOn: boolean;
  /** None: shows or hides the keypad. */
  readonly command?: Command;
}

/** Controls of the rep's own line: mute, hold, keypad, recording, and the way out. */
export function CallBar({ snapshot, act, t }: CallBarProps) {
  const [open, setOpen] = useState('');
  const end = useRef<HTMLButtonElement>(null);
  const can = (action: CallAction) => snapshot.actions.includes(action);
  const toggle = (what: string) => setOpen(open === what ? '' : what);
  const isLeaving = can('leave') && open === 'leave';
  const closeMenu = () => {
    end.current?.focus();
    setOpen('');
  };
  return (
    <>
      {open === 'keypad' && can('keypad') && <Keypad act={act} />}
      {isLeaving && <LeaveMenu snapshot={snapshot} act={act} onClose={closeMenu} t={t} />}
      <footer>
        {controls(snapshot).map(({ does, icon, text, isOn, command }, index) => (
          <Button
            // The place names the control: muting keeps the button, and with it the focus.
            key={index}
            does={does}
            icon={icon}
            class={isOn ? 'ctl on' : 'ctl'}
            disabled={!can(does)}
            aria-expanded={command ? undefined : open === does}
            onClick={(event) => (command ? act(event, command) : toggle(does))}
          >
            {t(text)}
          </Button>
        ))}
        <Button
          does="end-menu"
          class="btn danger end"
          ref={end}
          disabled={!can('end') && !can('leave')}
          aria-expanded={can('leave') ? isLeaving : undefined}
          // Alone, or not in yet, there is nothing to choose: ending is the only way out.
          onClick={(event) => (can('leave') ? toggle('leave') : act(event, { kind: 'end' }))}
        >
          {t('end')}
          {can('leave') && ' ▾'}
        </Button>
      </footer>
    </>
  );
}

function controls({ host: { muted, onHold, recording } }: Snapshot): readonly Control[] {
  return [
    {
      does: muted ? 'unmute' : 'mute',
      icon: muted ? MIC_OFF : MIC,
      text: muted ? 'unmute' : 'mute',
      isOn: muted,
      command: { kind: 'setMuted', muted: !muted },
    },
    {
      does: onHold ? 'resume' : 'hold',
      icon: PAUSE,
      text: onHold ? 'resume' : 'hold',
      isOn: onHold,
      command: { kind: 'setOnHold', onHold: !onHold },
    },
    { does: 'keypad', icon: PAD, text: 'keypad', isOn: false },
    {
      does: recording ? 'stop-recording' : 'record',
      icon: RECORD,
      text: recording ? 'stop_recording' : 'record',
      isOn: recording,
      command: { kind: 'setRecording', recording: !recording },
    },
  ];
}
