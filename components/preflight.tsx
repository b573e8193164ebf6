import { useEffect, useState } from 'preact/hooks';
import { Button } from './button';
import type { LevelView } from './call-props';
import { CHECK, Icon } from './icon';
import { momentText } from './moment';
import { type PreflightFix, type PreflightLine, type PreflightView, preflightLines } from './preflight-lines';
import type { TextKey, Translate } from './translate';

/** Looking costs requests, so it is offered this often at most. Unit: milliseconds. */
const CHECK_AGAIN_MS = 5_000;

/** What takes longer than this to get ready is told as what it is. Unit: milliseconds. */
const PATIENCE_MS = 6_000;

export interface PreflightProps {
  readonly view: PreflightView;
  readonly level?: LevelView | undefined;
  /** One line while nothing is wrong. */
  readonly isCalm: boolean;
  /** Looks at everything anew. */
  readonly onCheck: () => void;
  readonly onFix: (fix: PreflightFix) => void;
  readonly t: Translate;
}

const FIX_TEXTS: Readonly<Record<PreflightFix, TextKey>> = {
  'sign-in': 'sign_in',
  microphone: 'fix',
  devices: 'choose_device',
  details: 'preflight_details',
};

/** Is all there is for a call? Each thing that is not comes with its way out. */
export function Preflight(props: PreflightProps) {
  const { view, level, t } = props;
  const lines = preflightLines(view, level, Date.now(), t);
  const isPending = lines.some(({ state }) => state === 'pending');
  const isLate = useLate(isPending);
  const isWell = !lines.some(({ state }) => state === 'bad') && !isLate;
  const shown = props.isCalm && isWell ? [calmLine(view, isPending, t)] : lines;
  return (
    <ul class="preflight" aria-label={t('preflight')} data-preflight={isWell ? 'well' : 'trouble'}>
      {shown.map((line) => (
        <Line key={line.name} line={line} onFix={props.onFix} t={t} />
      ))}
      {!isWell && <CheckNow onCheck={props.onCheck} t={t} />}
    </ul>
  );
}

function calmLine({ signedInUntilMs }: PreflightView, isPending: boolean, t: Translate): PreflightLine {
  if (isPending) return { name: 'links', state: 'pending', text: t('preflight_preparing') };
  const isKnown = signedInUntilMs !== null;
  const text = isKnown ? t('preflight_ready_until', momentText(signedInUntilMs, Date.now())) : t('preflight_ready');
  return { name: 'links', state: 'good', text };
}

function Line({ line, onFix, t }: { readonly line: PreflightLine } & Pick<PreflightProps, 'onFix' | 't'>) {
  const { name, state, text, fix } = line;
  return (
    <li data-check={name} data-state={state}>
      <i aria-hidden="true">{state === 'good' ? <Icon path={CHECK} /> : state === 'bad' ? '!' : '…'}</i>
      <span>{text}</span>
      {fix && (
        <Button does={`preflight-${fix}`} class="link" onClick={() => onFix(fix)}>
          {t(FIX_TEXTS[fix])}
        </Button>
      )}
    </li>
  );
}

function CheckNow({ onCheck, t }: Pick<PreflightProps, 'onCheck' | 't'>) {
  const [isResting, setResting] = useState(false);
  useEffect(() => {
    if (!isResting) return;
    const timer = setTimeout(() => setResting(false), CHECK_AGAIN_MS);
    return () => clearTimeout(timer);
  }, [isResting]);
  const check = () => {
    setResting(true);
    onCheck();
  };
  return (
    <li>
      <Button does="check-now" class="link" disabled={isResting} onClick={check}>
        {t(isResting ? 'preflight_checking' : 'check_now')}
      </Button>
    </li>
  );
}

/** True once something has been on its way for too long. */
function useLate(isPending: boolean): boolean {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    setLate(false);
    if (!isPending) return;
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [isPending]);
  return isLate && isPending;
}
