import { Button } from './button';
import type { CallParts } from './call-props';
import { MIC, MIC_OFF } from './icon';

/** Mutes the rep, where that is possible. */
export function MuteButton({ snapshot, act, t }: Pick<CallParts, 'snapshot' | 'act' | 't'>) {
  const { muted } = snapshot.host;
  const action = muted ? 'unmute' : 'mute';
  const isPossible = snapshot.actions.includes(action);
  return (
    isPossible && (
      <Button
        does={action}
        icon={muted ? MIC_OFF : MIC}
        class={`icon ${action}`}
        title={t(`${action}_yourself`)}
        onClick={act({ kind: 'setMuted', muted: !muted })}
      />
    )
  );
}
