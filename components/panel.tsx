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
  const { snapshot, removal, onMinimise, t } = props;
  const { kind } = snapshot.host.phase;
  const [act, trouble] = useAct(props);
  const parts = { ...props, agedMs: useSince(snapshot, props.receivedAtMs), act, trouble };
  const title = t(kind === 'ended' ? 'title_ended' : 'title_conference');
  return (
    <div class="pl" dir={props.dir}>
      {props.minimised ? (
        <Pill {...parts} onRestore={() => onMinimise(false)} />
      ) : (
        <section class="panel" aria-label={title} data-host-phase={kind}>
          <CallHeader {...parts} title={title}>
            <Button does="minimise" icon={DOWN} class="icon" title={t('minimise')} onClick={() => onMinimise(true)} />
          </CallHeader>
          {/* At once is too quick beside a page that the rep is working in. */}
          <CallView {...parts} removal={(removal ?? 'ask') === 'ask' ? 'ask' : 'undo'}>
            <Button does="add" icon={PLUS} class="add" onClick={() => props.onOpenPopup('add')}>
              {t('add_person')}
            </Button>
          </CallView>
        </section>
      )}
      <Announcer snapshot={snapshot} t={t} />
    </div>
  );
}
