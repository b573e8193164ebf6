import type { HostPhase } from '../lib/call/snapshot';
import { Announcer } from './announcer';
import { Button } from './button';
import { CallHeader } from './call-header';
import type { CallProps } from './call-props';
import { CallView } from './call-view';
import { DOWN, NOTE, PLUS, SIDES } from './icon';
import { dragFrom, moveByKey, type OnMove, switchSide } from './move-panel';
import { Pill } from './pill';
import { Timeline } from './timeline';
import type { TextKey } from './translate';
import { useAct } from './use-act';
import { useSince } from './use-clock';
import { useKeptFocus } from './use-kept-focus';
import { isOut } from './way-back';

export interface PanelProps extends CallProps {
  readonly minimised: boolean;
  readonly onMinimise: (minimised: boolean) => void;
  readonly onMove: OnMove;
  /** From the browser's interface language, not from the page. */
  readonly dir?: 'ltr' | 'rtl' | undefined;
}

/** Without a conference the heading says so. */
const TITLES: Partial<Record<HostPhase['kind'], TextKey>> = {
  none: 'incoming',
  private: 'title_on_call',
  ended: 'title_ended',
};

type Targeted<E extends Event> = E & { readonly currentTarget: HTMLElement };

/** The panel on a CRM page. It has no text fields: a page could read what is typed into them. */
export function Panel(props: PanelProps) {
  const { snapshot, removal, onMinimise, t } = props;
  const { kind } = snapshot.host.phase;
  const [act, trouble] = useAct(props);
  const parts = { ...props, agedMs: useSince(snapshot, props.receivedAtMs), act, trouble };
  const box = useKeptFocus(
    isOut(snapshot) ? 'footer button' : '.pill button, [tabindex="0"], footer button:not(:disabled)',
  );
  const title = t(TITLES[kind] ?? 'title_conference');
  return (
    <div class="pl" dir={props.dir} ref={box} onPointerDown={(press) => grab(press, props.onMove)}>
      {props.minimised && !snapshot.incoming[0] ? (
        <Pill {...parts} onRestore={() => onMinimise(false)} />
      ) : (
        <section class="panel" aria-label={title} data-host-phase={kind}>
          <CallHeader {...parts} title={title}>
            <MoveButton {...props} />
            <Button does="minimise" icon={DOWN} class="icon" title={t('minimise')} onClick={() => onMinimise(true)} />
          </CallHeader>
          {/* At once is too quick beside a page that the rep is working in. */}
          <CallView {...parts} removal={(removal ?? 'ask') === 'ask' ? 'ask' : 'undo'}>
            {kind === 'ended' && <Timeline {...parts} entries={snapshot.timeline} />}
            <WaysToPopup {...props} does={kind === 'ended' ? 'summary' : 'notes'} />
          </CallView>
        </section>
      )}
      <Announcer snapshot={snapshot} t={t} />
    </div>
  );
}

const boxAround = (element: Element) => element.closest('.panel') ?? element;

/** The heading is the handle, and the pill is one as a whole. */
function grab(press: Targeted<PointerEvent>, onMove: OnMove): void {
  const { target, currentTarget, button } = press;
  const handle = target instanceof Element && target.closest('header, .pill');
  if (handle && button === 0) dragFrom(press, currentTarget, boxAround(handle), onMove);
}

/** Docks at the other side; with the arrow keys it goes anywhere that the pointer could drag it to. */
function MoveButton({ onMove, t }: Pick<PanelProps, 'onMove' | 't'>) {
  const handleKey = (event: Targeted<KeyboardEvent>) =>
    moveByKey(event.key, boxAround(event.currentTarget), onMove) && event.preventDefault();
  return (
    <Button
      does="move"
      icon={SIDES}
      class="icon"
      title={t('move_panel')}
      onClick={({ currentTarget }) => switchSide(boxAround(currentTarget), onMove)}
      onKeyDown={handleKey}
    />
  );
}

/** What needs typing is done in the popup. */
function WaysToPopup({ snapshot, onOpenPopup, does, t }: PanelProps & { readonly does: 'notes' | 'summary' }) {
  return (
    <p class="ways">
      {snapshot.actions.includes('add') && (
        <Button does="add" icon={PLUS} onClick={() => onOpenPopup('add')}>
          {t('add_person')}
        </Button>
      )}
      <Button does={does} icon={NOTE} onClick={() => onOpenPopup(does)}>
        {t(does)}
      </Button>
    </p>
  );
}
