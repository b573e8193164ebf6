import { useRef, useState } from 'preact/hooks';
import type { Command } from '../lib/call/commands';
import type { CallAction, Snapshot } from '../lib/call/snapshot';
import type { Act } from './call-props';
import { Icon, type IconName } from './icon';
import { Keypad } from './keypad';
import { LeaveMenu } from './leave-menu';
import type { TextKey, Translate } from './translate';

export interface CallBarProps {
  readonly snapshot: Snapshot;
  readonly act: Act;
  readonly t: Translate;
}

interface Control {
  readonly action: CallAction;
  readonly icon: IconName;
  readonly text: TextKey;
  readonly label?: TextKey;
  readonly isOn?: boolean;
  readonly command: Command;
}

/** Controls of the rep's own line: mute, hold, keypad, recording, and the way out. */
export function CallBar({ snapshot, act, t }: CallBarProps) {
  const [open, setOpen] = useState<'keypad' | 'leave' | null>(null);
  const end = useRef<HTMLButtonElement>(null);
  const can = (action: CallAction) => snapshot.actions.includes(action);
  const closeMenu = () => {
    end.current?.focus();
    setOpen(null);
  };
  // Alone, or not in yet, there is nothing to choose: ending is the only way out.
  const handleEnd = (event: Event) => {
    if (can('leave')) setOpen(open === 'leave' ? null : 'leave');
    else act(event, { kind: 'end' });
  };
  return (
    <>
      {open === 'keypad' && can('keypad') && <Keypad act={act} t={t} />}
      {open === 'leave' && can('leave') && <LeaveMenu snapshot={snapshot} act={act} onClose={closeMenu} t={t} />}
      <footer>
        {controls(snapshot).map((control) => (
          <ControlButton key={control.icon} control={control} snapshot={snapshot} act={act} t={t} />
        ))}
        <button
          type="button"
          class="ctl"
          data-action="keypad"
          disabled={!can('keypad')}
          aria-expanded={open === 'keypad'}
          onClick={() => setOpen(open === 'keypad' ? null : 'keypad')}
        >
          <Icon name="pad" />
          {t('keypad')}
        </button>
        <ControlButton control={recording(snapshot)} snapshot={snapshot} act={act} t={t} />
        <button
          type="button"
          class="btn danger end"
          data-action="end-menu"
          ref={end}
          disabled={!can('end') && !can('leave')}
          aria-haspopup={can('leave') ? 'menu' : undefined}
          aria-expanded={can('leave') ? open === 'leave' : undefined}
          onClick={handleEnd}
        >
          {t('end')}
          {can('leave') && <span aria-hidden="true"> ▾</span>}
        </button>
      </footer>
    </>
  );
}

function controls({ host }: Snapshot): readonly Control[] {
  const mute: Control = host.muted
    ? { action: 'unmute', icon: 'mic-off', text: 'unmute', label: 'unmute_yourself', isOn: true, command: muted(false) }
    : { action: 'mute', icon: 'mic', text: 'mute', label: 'mute_yourself', command: muted(true) };
  const hold: Control = host.onHold
    ? { action: 'resume', icon: 'pause', text: 'resume', isOn: true, command: { kind: 'setOnHold', onHold: false } }
    : { action: 'hold', icon: 'pause', text: 'hold', command: { kind: 'setOnHold', onHold: true } };
  return [mute, hold];
}

const muted = (isMuted: boolean): Command => ({ kind: 'setMuted', muted: isMuted });

function recording({ host }: Snapshot): Control {
  const command: Command = { kind: 'setRecording', recording: !host.recording };
  return host.recording
    ? { action: 'stop-recording', icon: 'record', text: 'stop_recording', isOn: true, command }
    : { action: 'record', icon: 'record', text: 'record', command };
}

function ControlButton({ control, snapshot, act, t }: CallBarProps & { readonly control: Control }) {
  return (
    <button
      type="button"
      class={control.isOn ? 'ctl on' : 'ctl'}
      data-action={control.action}
      disabled={!snapshot.actions.includes(control.action)}
      aria-label={control.label && t(control.label)}
      onClick={(event) => act(event, control.command)}
    >
      <Icon name={control.icon} />
      {t(control.text)}
    </button>
  );
}
