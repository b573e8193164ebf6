import { Avatar } from './avatar';
import type { CallParts } from './call-props';
import { MuteButton } from './mute-button';

export type HostRowProps = Pick<CallParts, 'snapshot' | 'level' | 'act' | 't'>;

/** The rep's own line, with the microphone level while it is open. */
export function HostRow(props: HostRowProps) {
  const { level, t } = props;
  const { kind } = props.snapshot.host.phase;
  const state = hostState(props);
  return (
    <div class={`row host ${kind === 'in' ? 'live' : 'wait'}`}>
      <Avatar name={t('you')} />
      <span class="who">
        <b>
          {t('you')} <em>· {t('host')}</em>
        </b>
        {state ? (
          <span class="state">{state}</span>
        ) : (
          <span class="meter">{level && <i style={{ width: `${level.microphone * 100}%` }} />}</span>
        )}
      </span>
      <MuteButton {...props} />
    </div>
  );
}

/** Empty while the microphone is open and measured: then its level says it. */
function hostState({ snapshot, level, t }: HostRowProps): string {
  const { phase, muted, onHold } = snapshot.host;
  if (phase.kind === 'preparing') return t(`step_${phase.step}`);
  if (phase.kind === 'left' && phase.why === 'dropped') return t('host_dropped');
  if (phase.kind !== 'in') return t(`host_${phase.kind}`);
  if (onHold || muted) return t(onHold ? 'state_on_hold' : 'state_muted');
  return level ? '' : t('host_in');
}
