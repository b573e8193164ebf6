import type { RefObject } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { CallAction } from '../lib/call/snapshot';
import { Button, type ButtonProps } from './button';
import type { CallParts } from './call-props';
import { MIC, MIC_OFF, PAD, PAUSE, RECORD } from './icon';
import { Keypad } from './keypad';
import { LeaveMenu } from './leave-menu';
import { isOut } from './way-back';

type Control = ButtonProps & { readonly does: CallAction };

/** Controls of the rep's own line: mute, hold, keypad, recording, and the way out. */
export function CallBar(props: CallParts) {
  const { snapshot, act, t } = props;
  const [open, setOpen] = useState('');
  const end = useRef<HTMLButtonElement>(null);
  const can = (action: CallAction) => snapshot.actions.includes(action);
  const isOpen = (what: CallAction) => open === what && can(what);
  const toggle = (what: CallAction) => () => setOpen(open === what ? '' : what);
  const closeMenu = () => {
    end.current?.focus();
    setOpen('');
  };
  return (
    <>
      {isOpen('keypad') && (props.keypad?.(act) ?? <Keypad act={act} />)}
      {isOpen('leave') && <LeaveMenu {...props} onClose={closeMenu} />}
      <footer>
        {/* The place names the control: muting keeps the button, and with it the focus. */}
        {controls(props, { 'aria-expanded': isOpen('keypad'), onClick: toggle('keypad') }).map((control, place) => (
          <Button key={place} {...control} disabled={!can(control.does)}>
            {t(control.does)}
          </Button>
        ))}
        {!isOut(snapshot) && <WayOut {...props} end={end} isOpen={isOpen('leave')} onToggle={toggle('leave')} />}
      </footer>
    </>
  );
}

interface WayOutProps extends CallParts {
  readonly end: RefObject<HTMLButtonElement | null>;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** One button that asks which, or the usual one with the question beside it. */
function WayOut({ snapshot, act, t, leaveDefault, end, isOpen, onToggle }: WayOutProps) {
  const canLeave = snapshot.actions.includes('leave');
  const canEnd = snapshot.actions.includes('end');
  /** What the rep always means; undefined where they want to be asked, or where nothing is to choose. */
  const usual = canLeave && leaveDefault !== 'ask' ? leaveDefault : undefined;
  return (
    <>
      {usual && (
        <Button does="hang-up" class="btn danger end" onClick={act({ kind: usual })}>
          {t(usual)}
        </Button>
      )}
      <Button
        does="end-menu"
        class={usual ? 'btn danger' : 'btn danger end'}
        ref={end}
        // Not `disabled`: while the call ends, the focus waits here for what comes.
        aria-disabled={!canLeave && !canEnd}
        aria-expanded={canLeave ? isOpen : undefined}
        aria-label={usual && t('leave_or_end')}
        // Alone, or not in yet, there is nothing to choose: ending is the only way out.
        onClick={canLeave ? onToggle : canEnd ? act({ kind: 'end' }) : undefined}
      >
        {!usual && t('end')}
        {canLeave && ' ▾'}
      </Button>
    </>
  );
}

function controls({ snapshot, act }: CallParts, keypad: Partial<Control>): readonly Control[] {
  const { muted, onHold, recording } = snapshot.host;
  const look = (isOn: boolean) => (isOn ? 'ctl on' : 'ctl');
  return [
    {
      does: muted ? 'unmute' : 'mute',
      icon: muted ? MIC_OFF : MIC,
      class: look(muted),
      onClick: act({ kind: 'setMuted', muted: !muted }),
    },
    {
      does: onHold ? 'resume' : 'hold',
      icon: PAUSE,
      class: look(onHold),
      onClick: act({ kind: 'setOnHold', onHold: !onHold }),
    },
    { does: 'keypad', icon: PAD, class: 'ctl', ...keypad },
    {
      does: recording ? 'stop-recording' : 'record',
      icon: RECORD,
      class: look(recording),
      onClick: act({ kind: 'setRecording', recording: !recording }),
    },
  ];
}
