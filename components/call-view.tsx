import type { ComponentChildren } from 'preact';
import type { Snapshot } from '../lib/call/snapshot';
import { CallBar } from './call-bar';
import type { Act, LevelView, OpenReason, RemovalPreference } from './call-props';
import { HostRow } from './host-row';
import { bannersOf, FullNotice, Notices } from './notices';
import { Roster } from './roster';
import type { TextKey, Translate } from './translate';
import { isOut, WayBack } from './way-back';

export interface CallViewProps {
  readonly snapshot: Snapshot;
  /** Milliseconds since the snapshot arrived. */
  readonly agedMs: number;
  readonly removal: RemovalPreference;
  readonly level?: LevelView | undefined;
  readonly act: Act;
  readonly trouble: TextKey | null;
  readonly onOpenPopup: (why: OpenReason) => void;
  /** Between list and controls: the way to add a person. */
  readonly children?: ComponentChildren;
  readonly t: Translate;
}

/** A running call below its heading: the same in panel and popup. */
export function CallView(props: CallViewProps) {
  const { snapshot, agedMs, act, t } = props;
  const isOver = snapshot.host.phase.kind === 'ended';
  const linesAbove = bannersOf(snapshot).length + (snapshot.host.recording ? 1 : 0);
  return (
    <>
      <div class="scroll">
        <Notices snapshot={snapshot} agedMs={agedMs} act={act} onOpenPopup={props.onOpenPopup} t={t} />
        {!isOver && <HostRow host={snapshot.host} level={props.level} t={t} />}
        <Roster rows={snapshot.rows} agedMs={agedMs} removal={props.removal} linesAbove={linesAbove} act={act} t={t} />
        <FullNotice snapshot={snapshot} t={t} />
        {snapshot.actions.includes('add') && props.children}
      </div>
      {props.trouble !== null && (
        <p class="banner bad" role="alert" data-refused={props.trouble}>
          {t(props.trouble)}
        </p>
      )}
      {isOut(snapshot) ? (
        <WayBack snapshot={snapshot} act={act} t={t} />
      ) : (
        <CallBar snapshot={snapshot} act={act} t={t} />
      )}
    </>
  );
}
