import type { ComponentChildren } from 'preact';
import type { Notice, Snapshot } from '../lib/call/snapshot';
import type { Act, OpenReason } from './call-props';
import { secondsLeft, wholeSeconds } from './duration';
import { noticeText } from './text';
import type { Translate } from './translate';

export interface NoticesProps {
  readonly snapshot: Snapshot;
  readonly agedMs: number;
  readonly act: Act;
  readonly onOpenPopup: (why: OpenReason) => void;
  readonly t: Translate;
}

/** Failures interrupt a screen reader, everything else waits its turn. */
const ALARMING: readonly Notice['kind'][] = [
  'signed-out',
  'microphone-blocked',
  'microphone-lost',
  'phone-restarted',
  'recording-refused',
  'leave-refused',
  'leftover',
];

/** The notices that stand above the list. */
export function bannersOf({ notices }: Snapshot): readonly Notice[] {
  return notices.filter(({ kind }) => kind !== 'full');
}

/** What is going on with the call as a whole, each with its way out. */
export function Notices(props: NoticesProps) {
  const { host } = props.snapshot;
  return (
    <>
      {bannersOf(props.snapshot).map((notice) => (
        <Banner key={notice.kind} kind={notice.kind} isBad={ALARMING.includes(notice.kind)}>
          <NoticeBody {...props} notice={notice} />
        </Banner>
      ))}
      {host.recording && (
        <Banner kind="recording" isBad={false}>
          {props.t('notice_recording')}
        </Banner>
      )}
    </>
  );
}

/** Ten of ten: stands below the list, where the button to add would be. */
export function FullNotice({ snapshot, t }: Pick<NoticesProps, 'snapshot' | 't'>) {
  if (!snapshot.notices.some(({ kind }) => kind === 'full')) return null;
  const values = [snapshot.placesTaken, snapshot.capacity].map(String);
  return (
    <p class="note" data-notice="full">
      {t('notice_full', undefined, values)}
    </p>
  );
}

interface BannerProps {
  readonly kind: string;
  readonly isBad: boolean;
  readonly children: ComponentChildren;
}

function Banner({ kind, isBad, children }: BannerProps) {
  return (
    <div class={isBad ? 'banner bad' : 'banner'} data-notice={kind} role={isBad ? 'alert' : undefined}>
      {children}
    </div>
  );
}

function NoticeBody(props: NoticesProps & { readonly notice: Notice }) {
  const { notice, agedMs, act, snapshot, onOpenPopup, t } = props;
  const canCheck = notice.kind === 'stale' && snapshot.actions.includes('check-now');
  return (
    <>
      <span>{noticeLine(notice, agedMs, t)}</span>
      {notice.kind === 'stale' && <span class="end">{lastSeen(notice.ageMs + agedMs, t)}</span>}
      {canCheck && (
        <LinkButton action="check-now" word={t('check_now')} onClick={(event) => act(event, { kind: 'checkNow' })} />
      )}
      {(notice.kind === 'microphone-blocked' || notice.kind === 'microphone-lost') && (
        <LinkButton action="fix-microphone" word={t('fix')} onClick={() => onOpenPopup('microphone')} />
      )}
      {notice.kind === 'signed-out' && (
        <LinkButton action="sign-in" word={t('sign_in')} onClick={() => onOpenPopup('sign-in')} />
      )}
    </>
  );
}

function noticeLine(notice: Notice, agedMs: number, t: Translate): string {
  if (notice.kind === 'waiting') return t('notice_waiting', secondsLeft(notice.waitMs - agedMs));
  if (notice.kind === 'reconnecting' && notice.what === 'phone') return t('notice_reconnecting_phone');
  // `full` has its own place and numbers; see FullNotice.
  return notice.kind === 'full' ? '' : t(noticeText(notice.kind));
}

const lastSeen = (ageMs: number, t: Translate) =>
  t('last_seen', undefined, [t('seconds', undefined, [String(wholeSeconds(ageMs))])]);

interface LinkButtonProps {
  readonly action: string;
  readonly word: string;
  readonly onClick: (event: Event) => void;
}

function LinkButton({ action, word, onClick }: LinkButtonProps) {
  return (
    <button type="button" class="link end" data-action={action} onClick={onClick}>
      {word}
    </button>
  );
}
