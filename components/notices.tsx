import type { ComponentChildren } from 'preact';
import type { Notice, Snapshot } from '../lib/call/snapshot';
import { Button } from './button';
import type { CallParts } from './call-props';
import { secondsLeft, wholeSeconds } from './duration';

/** What stands above the list: notices of the call, and two that this page sees by itself. */
export type Banner = Notice | { readonly kind: 'recording' | 'muted' };

/** These wait their turn in a screen reader; every other one is a failure, and interrupts. */
const CALM: readonly string[] = ['reconnecting', 'stale', 'waiting', 'recording', 'muted', 'private'];

/** The lines that stand above the list. */
export function bannersOf({ notices, host }: Snapshot, isTalkingMuted = false): readonly Banner[] {
  const banners: Banner[] = notices.filter(({ kind }) => kind !== 'full');
  if (host.recording) banners.push({ kind: 'recording' });
  if (isTalkingMuted) banners.push({ kind: 'muted' });
  return banners;
}

/** What is going on with the call as a whole, each with its way out. */
export function Notices(props: CallParts & { readonly banners: readonly Banner[] }) {
  return (
    <>
      {props.banners.map((banner) => {
        const { kind } = banner;
        const isCalm = CALM.includes(kind);
        return (
          <div
            key={kind}
            class={isCalm ? 'banner' : 'banner bad'}
            data-notice={kind}
            role={isCalm ? undefined : 'alert'}
          >
            {bannerLine(banner, props)}
            {wayOut(kind, props)}
          </div>
        );
      })}
    </>
  );
}

function wayOut(kind: Banner['kind'], { snapshot, act, onOpenPopup, t }: CallParts): ComponentChildren {
  const link = (does: 'check-now' | 'unmute' | 'sign-in' | 'fix', onClick: (event: Event) => void) => (
    <Button does={does} class="link end" onClick={onClick}>
      {t(does)}
    </Button>
  );
  if (kind === 'stale') return snapshot.actions.includes('check-now') && link('check-now', act({ kind: 'checkNow' }));
  if (kind === 'muted') return link('unmute', act({ kind: 'setMuted', muted: false }));
  if (kind === 'signed-out') return link('sign-in', () => onOpenPopup('sign-in'));
  return kind.startsWith('mic') && link('fix', () => onOpenPopup('microphone'));
}

function bannerLine(banner: Banner, { agedMs, t }: CallParts): ComponentChildren {
  if (banner.kind === 'waiting') return t('notice_waiting', secondsLeft(banner.waitMs - agedMs));
  if (banner.kind === 'reconnecting' && banner.what === 'phone') return t('notice_reconnecting_phone');
  const line = t(`notice_${banner.kind}`);
  if (banner.kind !== 'stale') return line;
  return (
    <>
      {line}
      <span class="end">{t('last_seen', `${wholeSeconds(banner.ageMs + agedMs)}`)}</span>
    </>
  );
}
