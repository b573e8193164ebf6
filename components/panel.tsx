import { Announcer } from './announcer';
import { Button } from './button';
import { CallHeader } from './call-header';
import type { CallProps } from './call-props';
import { CallView } from './call-view';
import { DOWN, PLUS } from './icon';
import { Pill } from './pill';
import { useAct } from './use-act';
import { useSince } from './use-clock';

export interface PanelProps extends CallProps {
  readonly minimised: boolean;
  readonly onMinimise: (minimised: boolean) => void;
  /** From the browser's interface language, not from the page. */
  readonly dir?: 'ltr' | 'rtl' | undefined;
}

/** The panel on a CRM page. It has no text fields: a page could read what is typed into them. */
export function Panel(props: PanelProps) {
  const { snapshot, level, t } = props;
  const agedMs = useSince(snapshot, props.receivedAtMs);
  const [act, trouble] = useAct(props);
  // At once is too quick beside a page that the rep is working in.
  const removal = props.removal === undefined || props.removal === 'ask' ? 'ask' : 'undo';
  const title = t(snapshot.host.phase.kind === 'ended' ? 'title_ended' : 'title_conference');
  return (
    <div class="pl" dir={props.dir ?? 'ltr'}>
      {props.minimised ? (
        <Pill snapshot={snapshot} agedMs={agedMs} act={act} onRestore={() => props.onMinimise(false)} t={t} />
      ) : (
        <section class="panel" aria-label={title} data-host-phase={snapshot.host.phase.kind}>
          <CallHeader title={title} snapshot={snapshot} agedMs={agedMs} level={level} t={t}>
            <Button
              does="minimise"
              icon={DOWN}
              class="icon"
              aria-label={t('minimise')}
              onClick={() => props.onMinimise(true)}
            />
          </CallHeader>
          <CallView {...props} agedMs={agedMs} act={act} trouble={trouble} removal={removal}>
            <Button does="add" icon={PLUS} class="add-person" onClick={() => props.onOpenPopup('add')}>
              {t('add_person')}
            </Button>
          </CallView>
        </section>
      )}
      <Announcer snapshot={snapshot} t={t} />
    </div>
  );
}
