import type { ComponentChildren } from 'preact';
import { CallBar } from './call-bar';
import type { CallParts, RemovalPreference } from './call-props';
import { Elsewhere } from './elsewhere';
import { HostRow } from './host-row';
import { IncomingCards } from './incoming-card';
import { bannersOf, Notices } from './notices';
import { Roster } from './roster';
import { Toasts, toastsOf } from './toasts';
import { useTalkingMuted } from './use-talking-muted';
import { isOut, WayBack } from './way-back';

export interface CallViewProps extends CallParts {
  readonly removal: RemovalPreference;
  /** Between list and controls: the ways to the popup, or its own field. */
  readonly children?: ComponentChildren;
}

/** A running call below its heading: the same in panel and popup. */
export function CallView(props: CallViewProps) {
  const { snapshot, trouble, t } = props;
  const banners = bannersOf(snapshot, useTalkingMuted(props));
  const toasts = toastsOf(props);
  // Somebody calls and nothing else is going on.
  if (snapshot.host.phase.kind === 'none' && snapshot.incoming[0]) return <IncomingCards {...props} />;
  return (
    <>
      <div class="scroll">
        <IncomingCards {...props} />
        <Notices {...props} banners={banners} />
        {snapshot.host.phase.kind !== 'ended' && <HostRow {...props} />}
        <Roster
          {...props}
          rows={snapshot.rows}
          linesAround={banners.length + toasts.length + snapshot.incoming.length}
        />
        <Elsewhere {...props} />
        {/* Ten of ten stands where the button to add would be. */}
        {snapshot.notices.some(({ kind }) => kind === 'full') && (
          <p class="note" data-notice="full">
            {t('notice_full', `${snapshot.placesTaken}`, `${snapshot.capacity}`)}
          </p>
        )}
        {props.children}
      </div>
      <Toasts {...props} toasts={toasts} />
      {trouble && (
        <p class="banner bad" role="alert" data-refused={trouble}>
          {t(trouble)}
        </p>
      )}
      {/* Out of the conference, the rep may still be on a line with somebody who called. */}
      {(!isOut(snapshot) || snapshot.actions.includes('keypad')) && <CallBar {...props} />}
      {isOut(snapshot) && <WayBack {...props} />}
    </>
  );
}
