import type { LevelView } from './call-props';
import { momentText } from './moment';
import type { TextKey, Translate } from './translate';

/** How one of our two connections is doing. */
export type LinkView = 'off' | 'connecting' | 'ready' | 'failed';

/** A chosen device, the system's in place of one that is gone, or a browser that plays nothing. */
export type DeviceView = 'chosen' | 'missing' | 'blocked';

/** What has to be right for a call, beside the call. */
export interface PreflightView {
  readonly isSignedIn: boolean;
  /** When the sign-in ends, since the epoch; null where it is not known. */
  readonly signedInUntilMs: number | null;
  readonly microphone: 'granted' | 'prompt' | 'denied';
  readonly phone: LinkView;
  readonly events: LinkView;
  /** Is what is used what the rep chose? */
  readonly devices: { readonly microphone: DeviceView; readonly speaker: DeviceView };
}

/** What helps. */
export type PreflightFix = 'sign-in' | 'microphone' | 'devices' | 'details';

export interface PreflightLine {
  readonly name: 'sign-in' | 'microphone' | 'links' | 'phone' | 'events' | 'audio' | 'microphone-device' | 'speaker';
  readonly state: 'good' | 'pending' | 'bad';
  readonly text: string;
  readonly fix?: PreflightFix;
}

const LINK_STATES = { off: 'pending', connecting: 'pending', ready: 'good', failed: 'bad' } as const;

function signInLine({ isSignedIn, signedInUntilMs }: PreflightView, nowMs: number, t: Translate): PreflightLine {
  if (!isSignedIn) return { name: 'sign-in', state: 'bad', text: t('signed_out'), fix: 'sign-in' };
  const until = signedInUntilMs === null ? null : momentText(signedInUntilMs, nowMs);
  const text = until === null ? t('preflight_signed_in') : t('preflight_signed_in_until', until);
  return { name: 'sign-in', state: 'good', text };
}

function microphoneLines({ microphone }: PreflightView, t: Translate): readonly PreflightLine[] {
  if (microphone === 'granted') return [];
  const text = t(microphone === 'denied' ? 'preflight_microphone_denied' : 'preflight_microphone_prompt');
  return [{ name: 'microphone', state: 'bad', text, fix: 'microphone' }];
}

const linkLine = (name: 'phone' | 'events', link: LinkView, t: Translate): PreflightLine => {
  const key: TextKey = `preflight_${name}_${link === 'off' ? 'connecting' : link}`;
  return { name, state: LINK_STATES[link], text: t(key) };
};

/** Two connections that are well are one line. */
function linkLines({ phone, events }: PreflightView, t: Translate): readonly PreflightLine[] {
  if (phone === 'ready' && events === 'ready') return [{ name: 'links', state: 'good', text: t('preflight_links') }];
  return [linkLine('phone', phone, t), linkLine('events', events, t)];
}

function deviceLines({ devices }: PreflightView, t: Translate): readonly PreflightLine[] {
  const lines: PreflightLine[] = [];
  const bad = { state: 'bad', fix: 'devices' } as const;
  if (devices.microphone !== 'chosen')
    lines.push({ ...bad, name: 'microphone-device', text: t('preflight_microphone_missing') });
  if (devices.speaker !== 'chosen')
    lines.push({ ...bad, name: 'speaker', text: t(`preflight_speaker_${devices.speaker}`) });
  return lines;
}

function audioLines(level: LevelView | undefined, t: Translate): readonly PreflightLine[] {
  if (level?.quality !== 'weak' && level?.quality !== 'lost') return [];
  return [{ name: 'audio', state: 'bad', text: t(`quality_${level.quality}`), fix: 'details' }];
}

/** Everything that was looked at. The microphone and the audio are mentioned only where something is wrong. */
export function preflightLines(
  view: PreflightView,
  level: LevelView | undefined,
  nowMs: number,
  t: Translate,
): readonly PreflightLine[] {
  const links = view.isSignedIn ? linkLines(view, t) : [];
  const sound = [...deviceLines(view, t), ...audioLines(level, t)];
  return [signInLine(view, nowMs, t), ...microphoneLines(view, t), ...links, ...sound];
}
