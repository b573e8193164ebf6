import type { HostView } from '../lib/call/snapshot';
import { Avatar } from './avatar';
import type { LevelView } from './call-props';
import { hostText } from './text';
import type { Translate } from './translate';

export interface HostRowProps {
  readonly host: HostView;
  readonly level?: LevelView | undefined;
  readonly t: Translate;
}

/** The rep's own line, with the microphone level while it is open. */
export function HostRow({ host, level, t }: HostRowProps) {
  const state = hostState(host, t);
  return (
    <div class={`row host ${host.phase.kind === 'in' ? 'live' : 'wait'}`} data-host={host.phase.kind}>
      <Avatar name={t('you')} />
      <span class="who">
        <b>
          {t('you')} <em>· {t('host')}</em>
        </b>
        {state ? (
          <span class="state">{state}</span>
        ) : (
          <span class="meter">
            <i style={{ width: `${(level?.microphone ?? 0) * 100}%` }} />
          </span>
        )}
      </span>
    </div>
  );
}

function hostState({ phase, muted, onHold }: HostView, t: Translate): string {
  if (phase.kind === 'preparing') return t(`step_${phase.step}`);
  if (phase.kind === 'left' && phase.why === 'dropped') return t('host_dropped');
  if (phase.kind !== 'in') return t(hostText(phase.kind));
  if (onHold) return t('state_on_hold');
  return muted ? t('state_muted') : '';
}
