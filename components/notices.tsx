import type { ComponentChildren } from 'preact';
import type { Notice, Snapshot } from '../lib/call/snapshot';
import { Button } from './button';
import type { Act, OpenReason } from './call-props';
import { secondsLeft, wholeSeconds } from './duration';
import { noticeText } from './text';
import type { TextKey, Translate } from './translate';

export interface NoticesProps {
  readonly snapshot: Snapshot;
  readonly agedMs: number;
  readonly act: Act;
  readonly onOpenPopup: (why: OpenReason) => void;
  readonly t: Translate;
}

/** These wait their turn in a screen reader; every other notice is a failure, and interrupts. */
const CALM: readonly string[] = ['reconnecting', 'stale', 'waiting', 'recording'];

/** The notices that stand above the list. */
export function bannersOf({ notices }: Snapshot): readonly Notice[] {
  return notices.filter(({ kind }) => kind !== 'full');
}

/** What is going on with the call as a whole, each with its way out. */
export function Notices(props: NoticesProps) {
  const { snapshot, t } = props;
  return (
    <>
      {bannersOf(snapshot).map((notice) => (
        <Banner key={notice.kind} kind={notice.kind}>
          {noticeLine(notice, props)}
          <Way {...props} notice={notice} />
        </Banner>
      ))}
      {snapshot.host.recording && <Banner kind="recording">{t('notice_recording')}</Banner>}
    </>
  );
}

/** Ten of ten: stands below the list, where the button to add would be. */
export function FullNotice({ snapshot, t }: Pick<NoticesProps, 'snapshot' | 't'>) {
  if (!snapshot.notices.some(({ kind }) => kind === 'full')) return null;
  return (
    <p class="note" data-notice="full">
      {t('notice_full', undefined, [`${snapshot.placesTaken}`, `${snapshot.capacity}`])}
    </p>
  );
}

function Banner({ kind, children }: { readonly kind: string; readonly children: ComponentChildren }) {
  const isCalm = CALM.includes(kind);
  return (
    <div class={isCalm ? 'banner' : 'banner bad'} data-notice={kind} role={isCalm ? undefined : 'alert'}>
      {children}
    </div>
  );
}

function Way({ notice: { kind }, snapshot, act, onOpenPopup, t }: NoticesProps & { readonly notice: Notice }) {
  const link = (does: string, text: TextKey, onClick: (event: Event) => void) => (
    <Button does={does} class="link end" onClick={onClick}>
      {t(text)}
    </Button>
  );
  if (kind === 'stale' && snapshot.actions.includes('check-now'))
    return link('check-now', 'check_now', (event) => act(event, { kind: 'checkNow' }));
  if (kind === 'signed-out') return link('sign-in', 'sign_in', () => onOpenPopup('sign-in'));
  if (kind.startsWith('microphone')) return link('fix-microphone', 'fix', () => onOpenPopup('microphone'));
  return null;
}

function noticeLine(notice: Notice, { agedMs, t }: NoticesProps): ComponentChildren {
  if (notice.kind === 'waiting') return t('notice_waiting', secondsLeft(notice.waitMs - agedMs));
  if (notice.kind === 'reconnecting' && notice.what === 'phone') return t('notice_reconnecting_phone');
  const line = t(noticeText(notice.kind));
  if (notice.kind !== 'stale') return line;
  return (
    <>
      {line}
      <span class="end">{t('last_seen', undefined, [`${wholeSeconds(notice.ageMs + agedMs)}`])}</span>
    </>
  );
}
