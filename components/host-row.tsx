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
        {state !== null && <span class="state">{state}</span>}
        {state === null && <Meter share={level?.microphone ?? 0} />}
      </span>
    </div>
  );
}

function hostState({ phase, muted, onHold }: HostView, t: Translate): string | null {
  if (phase.kind === 'preparing') return t(`step_${phase.step}`);
  if (phase.kind === 'left' && phase.why === 'dropped') return t('host_dropped');
  if (phase.kind !== 'in') return t(hostText(phase.kind));
  if (onHold) return t('state_on_hold');
  return muted ? t('state_muted') : null;
}

function Meter({ share }: { readonly share: number }) {
  return (
    <span class="meter" aria-hidden="true">
      <i style={{ width: `${Math.round(Math.min(1, Math.max(0, share)) * 100)}%` }} />
    </span>
  );
}
