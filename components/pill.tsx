import { Avatar } from './avatar';
import { Button } from './button';
import { CallTimer } from './call-header';
import type { CallParts } from './call-props';
import { MuteButton } from './mute-button';
import { bannersOf } from './notices';
import { personName } from './person-name';
import { isApart } from './row-state';

export interface PillProps extends Pick<CallParts, 'snapshot' | 'agedMs' | 'act' | 't'> {
  readonly onRestore: () => void;
}

/** The minimised panel: who, how many, how long, and the mute button. */
export function Pill(props: PillProps) {
  const { snapshot, onRestore, t } = props;
  const { rows, onCallCount } = snapshot;
  return (
    <div class="pill">
      <Button does="restore" class="in" onClick={onRestore}>
        <span class="hidden">{t('restore')}</span>
        <span class="stack">
          {rows
            .filter((row) => !isApart(row))
            .slice(0, 3)
            .map((row) => (
              <Avatar key={row.id} name={personName(row, t)} />
            ))}
        </span>
        <b>{onCallCount}</b>
        <CallTimer {...props} />
        {bannersOf(snapshot).length > 0 && <b class="bad">!</b>}
      </Button>
      <MuteButton {...props} />
    </div>
  );
}
