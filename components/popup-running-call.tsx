import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import type { DialRules } from '../lib/call/dial-rules';
import { AccountLine, GearButton } from './account-line';
import type { AccountView } from './account-view';
import { AddForm } from './add-form';
import { Announcer } from './announcer';
import { CallHeader } from './call-header';
import type { Act, CallParts, CallProps } from './call-props';
import { CallView } from './call-view';
import { CarryOn } from './carry-on';
import { CrmLink } from './crm-link';
import type { Draft } from './draft';
import { withFormattedNumbers } from './formatted';
import type { PageView } from './on-this-page';
import { type Privacy, PrivateButton } from './private-button';
import { type Groups, peopleOn, SaveGroup } from './saved-groups';
import { Timeline } from './timeline';
import { TypedKeypad } from './typed-keypad';
import { useAct } from './use-act';
import { useSince } from './use-clock';
import { WayBack } from './way-back';

export interface PopupRunningCallProps extends CallProps {
  /** Null while signed out. */
  readonly account: AccountView | null;
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  readonly onOpenOptions: () => void;
  readonly privacy?: Privacy | undefined;
  /** What may be dialled; the background has the last word. */
  readonly rules?: DialRules | undefined;
  /** Keeps the people of this call together. */
  readonly groups?: Groups | undefined;
  /** What is on record of this call: live, or its summary once it is over. */
  readonly record?: ComponentChildren;
  /** What is on the page of the current tab; undefined where nobody can know. */
  readonly page?: PageView | undefined;
  /** Below the controls: is everything well? */
  readonly children?: ComponentChildren;
  readonly dir?: 'ltr' | 'rtl' | undefined;
}

/** The running call in the popup: the same list and controls as the panel, and a field to add people. */
export function PopupRunningCall(props: PopupRunningCallProps) {
  const { snapshot, account, level, t } = props;
  const agedMs = useSince(snapshot, props.receivedAtMs);
  const [act, trouble] = useAct(props);
  const isOver = snapshot.host.phase.kind === 'ended';
  const title = t(isOver ? 'title_ended' : 'title_on_call');
  return (
    <div class="pl" dir={props.dir ?? 'ltr'}>
      <section class="popup" data-view="running-call" data-host-phase={snapshot.host.phase.kind}>
        <CallHeader title={title} snapshot={snapshot} agedMs={agedMs} level={level} t={t}>
          {props.privacy && <PrivateButton privacy={props.privacy} t={t} />}
          <GearButton onClick={props.onOpenOptions} t={t} />
        </CallHeader>
        {isOver && props.record ? (
          <Over {...props} act={act} />
        ) : (
          <Live {...props} agedMs={agedMs} act={act} trouble={trouble} />
        )}
        {isOver && !props.record && <Timeline entries={snapshot.timeline} agedMs={agedMs} t={t} />}
        {!isOver && props.record}
        {!isOver && props.children}
        {account !== null && <AccountLine account={account} t={t} />}
      </section>
      <Announcer snapshot={snapshot} t={t} />
    </div>
  );
}

type LiveProps = PopupRunningCallProps & Pick<CallParts, 'agedMs' | 'act' | 'trouble'>;

function Live(props: LiveProps) {
  const { snapshot, account, act, t } = props;
  const country = account?.country ?? '';
  const shown = useMemo(() => withFormattedNumbers(snapshot, country), [snapshot, country]);
  const keypad = (press: Act) => <TypedKeypad act={press} t={t} />;
  return (
    <>
      <CallView
        {...props}
        snapshot={shown}
        removal={props.removal ?? 'ask'}
        keypad={keypad}
        beneath={(row, tabIndex) => <CrmLink {...row} tabIndex={tabIndex} t={t} />}
      >
        {account !== null && snapshot.actions.includes('add') && <AddForm {...props} account={account} />}
        <KeepTogether {...props} />
      </CallView>
      <CarryOn snapshot={snapshot} act={act} t={t} />
    </>
  );
}

/** Nobody is left to be shown: what is left is what happened, and why it ended. */
function Over(props: PopupRunningCallProps & { readonly act: Act }) {
  const { snapshot, record, act, t } = props;
  return (
    <>
      <div class="scroll">
        {record}
        <KeepTogether {...props} />
      </div>
      <WayBack snapshot={snapshot} act={act} t={t} />
    </>
  );
}

const KeepTogether = ({ snapshot, groups, t }: PopupRunningCallProps) =>
  groups ? <SaveGroup people={peopleOn(snapshot)} groups={groups} t={t} /> : null;
