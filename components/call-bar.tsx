import { useRef, useState } from 'preact/hooks';
import type { CallAction } from '../lib/call/snapshot';
import { Button } from './button';
import type { CallParts } from './call-props';
import { MIC, MIC_OFF, PAD, PAUSE, RECORD } from './icon';
import { Keypad } from './keypad';
import { LeaveMenu } from './leave-menu';

type Control = readonly [does: CallAction, icon: string, isOn: boolean, onClick: (event: Event) => void];

/** Controls of the rep's own line: mute, hold, keypad, recording, and the way out. */
export function CallBar(props: CallParts) {
  const { snapshot, act, t } = props;
  const { muted, onHold, recording } = snapshot.host;
  const [open, setOpen] = useState('');
  const end = useRef<HTMLButtonElement>(null);
  const can = (action: CallAction) => snapshot.actions.includes(action);
  const isOpen = (what: CallAction) => open === what && can(what);
  const toggle = (what: CallAction) => () => setOpen(open === what ? '' : what);
  const closeMenu = () => {
    end.current?.focus();
    setOpen('');
  };
  const controls: readonly Control[] = [
    [muted ? 'unmute' : 'mute', muted ? MIC_OFF : MIC, muted, act({ kind: 'setMuted', muted: !muted })],
    [onHold ? 'resume' : 'hold', PAUSE, onHold, act({ kind: 'setOnHold', onHold: !onHold })],
    ['keypad', PAD, false, toggle('keypad')],
    [recording ? 'stop-recording' : 'record', RECORD, recording, act({ kind: 'setRecording', recording: !recording })],
  ];
  return (
    <>
      {isOpen('keypad') && <Keypad act={act} />}
      {isOpen('leave') && <LeaveMenu {...props} onClose={closeMenu} />}
      <footer>
        {controls.map(([does, icon, isOn, onClick], place) => (
          <Button
            // The place names the control: muting keeps the button, and with it the focus.
            key={place}
            does={does}
            icon={icon}
            class={isOn ? 'ctl on' : 'ctl'}
            disabled={!can(does)}
            aria-expanded={does === 'keypad' ? isOpen(does) : undefined}
            onClick={onClick}
          >
            {t(does)}
          </Button>
        ))}
        <Button
          does="end-menu"
          class="btn danger end"
          ref={end}
          disabled={!can('end') && !can('leave')}
          aria-expanded={can('leave') ? isOpen('leave') : undefined}
          // Alone, or not in yet, there is nothing to choose: ending is the only way out.
          onClick={can('leave') ? toggle('leave') : act({ kind: 'end' })}
        >
          {t('end')}
          {can('leave') && ' ▾'}
        </Button>
      </footer>
    </>
  );
}
