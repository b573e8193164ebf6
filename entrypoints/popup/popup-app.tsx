import { useState } from 'preact/hooks';
import { PopupFirstRun, PopupNewCall, PopupRunningCall, Preflight, type PreflightFix } from '../../components/popup';
import { isWorthShowing } from '../../lib/messaging/worth-showing';
import type { Items } from '../../lib/storage/items';
import { rulesOf } from '../../lib/storage/rules-of';
import { usePolicy } from './page-hooks';
import { CurrentRecord, PastCall, peopleOf, Recent, type RecordProps } from './popup-record';
import { enableSite } from './site-access';
import { type Popup, type PopupParts, usePopup } from './use-popup';

interface ViewProps {
  readonly popup: Popup;
}

function Ready({ popup, isCalm }: ViewProps & { readonly isCalm: boolean }) {
  const fix = (what: PreflightFix): void => {
    if (what === 'details') popup.openOptions();
    else if (what === 'devices') popup.openDevices();
    else popup.openElsewhere(what);
  };
  const { preflight, levels, checkNow } = popup;
  return <Preflight view={preflight} level={levels} isCalm={isCalm} onCheck={checkNow} onFix={fix} t={popup.t} />;
}

function RunningCall({ popup, parts }: RecordProps) {
  return (
    <PopupRunningCall
      snapshot={popup.received.snapshot}
      receivedAtMs={popup.received.receivedAtMs}
      send={popup.send}
      removal={popup.settings.removal}
      leaveDefault={popup.settings.leaveDefault}
      level={popup.levels}
      onOpenPopup={popup.openElsewhere}
      account={popup.account}
      draft={popup.draft}
      onDraft={popup.changeDraft}
      page={popup.page}
      onOpenOptions={popup.openOptions}
      privacy={popup.privacy}
      rules={rulesOf(popup.settings)}
      groups={popup.groups}
      record={hasRecord(popup) && <CurrentRecord popup={popup} parts={parts} />}
      dir={popup.dir}
      t={popup.t}
    >
      <Ready popup={popup} isCalm={false} />
    </PopupRunningCall>
  );
}

/** Is the call on screen on record already? */
const hasRecord = ({ calls, received }: Popup): boolean =>
  calls?.some(({ id }) => id === received.snapshot.callId) ?? false;

interface NewCallProps extends RecordProps {
  readonly account: NonNullable<Popup['account']>;
}

function NewCall({ popup, parts, account }: NewCallProps) {
  const { draft, settings, calls } = popup;
  const fixedId = usePolicy(parts.items)?.callerId;
  const [openId, setOpenId] = useState('');
  const open = calls?.find(({ id }) => id === openId);
  if (open) return <PastCall key={openId} popup={popup} parts={parts} call={open} onBack={() => setOpenId('')} />;
  return (
    <PopupNewCall
      account={fixedId === undefined ? account : { ...account, callerIds: fixedId === '' ? [] : [fixedId] }}
      draft={{ ...draft, callerId: fixedId ?? draft.callerId ?? (settings.callerId || undefined) }}
      onDraft={popup.changeDraft}
      onStart={popup.start}
      page={popup.page}
      onOpenOptions={popup.openOptions}
      privacy={popup.privacy}
      rules={rulesOf(popup.settings)}
      groups={popup.groups}
      known={peopleOf(calls ?? [])}
      recent={(add) => <Recent popup={popup} add={add} onOpen={setOpenId} />}
      dir={popup.dir}
      t={popup.t}
    >
      <Ready popup={popup} isCalm />
    </PopupNewCall>
  );
}

function FirstRun({ popup, items }: ViewProps & { readonly items: Items }) {
  const { site, status, account, signIn, microphone } = popup;
  const { ringInBrowser } = popup.settings;
  const isRingLocked = usePolicy(items)?.ringInBrowser !== undefined;
  const hasClientId = status.signIn.kind !== 'needs-client-id';
  return (
    <PopupFirstRun
      state={{ hasClientId, account, signIn: signIn.state, microphone, ringInBrowser, isRingLocked, site }}
      onOpenOptions={popup.openOptions}
      onSignIn={signIn.begin}
      onAllowMicrophone={popup.openMicrophone}
      onRing={() => void items.settings.update((settings) => ({ ...settings, ringInBrowser: true }))}
      onEnableSite={() => void (site && enableSite(items, site.site))}
      onSkip={() => void items.settings.update((settings) => ({ ...settings, siteSkipped: true }))}
      dir={popup.dir}
      t={popup.t}
    />
  );
}

/** Was the rep never asked where the panel may appear? */
const needsSite = ({ site, status, settings }: Popup): boolean =>
  status.sites.length === 0 && !settings.siteSkipped && site?.isEnabled !== true;

/** Chooses what the popup shows: the running call, the way to the first one, or a new call. */
export function PopupApp(parts: PopupParts) {
  const popup = usePopup(parts);
  if (!popup) return null;
  if (isWorthShowing(popup.received.snapshot)) return <RunningCall popup={popup} parts={parts} />;
  const { account, microphone } = popup;
  if (account !== null && microphone === 'granted' && !needsSite(popup)) {
    return <NewCall popup={popup} parts={parts} account={account} />;
  }
  return <FirstRun popup={popup} items={parts.items} />;
}
