import { type ComponentChildren, render } from 'preact';
import { useState } from 'preact/hooks';
import { Options } from '../../../components/options';
import { Panel } from '../../../components/panel';
import { PopupFirstRun, PopupNewCall, PopupRunningCall } from '../../../components/popup';
import type { Snapshot } from '../../../lib/call/snapshot';
import { CALLS } from '../fixtures';
import { ACCOUNT, FIRST_RUN, OPTIONS } from '../page-fixtures';
import { t } from '../translate';

const nothing = () => {};
const accept = async () => null;
const LEVEL = { microphone: 0.46, quality: 'good' } as const;

/** Fills an element with the gallery. */
export function showGallery(root: HTMLElement): void {
  render(<Gallery />, root);
}

function Gallery() {
  return (
    <>
      {Object.entries(CALLS).map(([name, snapshot]) => (
        <Figure key={name} name={name}>
          <PanelStory snapshot={snapshot} />
        </Figure>
      ))}
      <Figure name="minimised">
        <PanelStory snapshot={CALLS.live} isMinimised />
      </Figure>
      <PopupStories />
      {(['account', 'sites', 'calls'] as const).map((section) => (
        <Figure key={section} name={`options-${section}`}>
          <Options {...OPTIONS} section={section} t={t} />
        </Figure>
      ))}
    </>
  );
}

function Figure({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <figure data-story={name}>
      <figcaption>{name}</figcaption>
      {children}
    </figure>
  );
}

function PanelStory({
  snapshot,
  isMinimised = false,
}: {
  readonly snapshot: Snapshot;
  readonly isMinimised?: boolean;
}) {
  const dir = location.hash === '#rtl' ? 'rtl' : 'ltr';
  return (
    <Panel
      snapshot={snapshot}
      receivedAtMs={performance.now()}
      send={accept}
      minimised={isMinimised}
      onMinimise={nothing}
      onOpenPopup={nothing}
      level={LEVEL}
      dir={dir}
      t={t}
    />
  );
}

function PopupStories() {
  const [draft, setDraft] = useState({ people: [{ number: '+16505550117', name: 'Dana Ortiz' }], text: '' });
  const [adding, setAdding] = useState({ people: [], text: '' });
  const suggestions = [
    {
      title: 'Recent',
      people: [
        { number: '+16505550117', name: 'Dana Ortiz' },
        { number: '+16505550171', name: 'Lena Hoff' },
      ],
    },
  ];
  return (
    <>
      <Figure name="new-call">
        <PopupNewCall
          account={ACCOUNT}
          draft={draft}
          onDraft={(next) => setDraft({ ...next, people: [...next.people] })}
          suggestions={suggestions}
          onStart={accept}
          onOpenOptions={nothing}
          t={t}
        />
      </Figure>
      <Figure name="running-call">
        <PopupRunningCall
          snapshot={CALLS.live}
          receivedAtMs={performance.now()}
          send={accept}
          onOpenPopup={nothing}
          account={ACCOUNT}
          draft={adding}
          onDraft={(next) => setAdding({ text: next.text, people: [] })}
          onOpenOptions={nothing}
          level={LEVEL}
          t={t}
        />
      </Figure>
      {Object.entries(FIRST_RUN).map(([name, state]) => (
        <Figure key={name} name={`first-run-${name}`}>
          <PopupFirstRun
            state={state}
            onOpenOptions={nothing}
            onSignIn={nothing}
            onAllowMicrophone={nothing}
            onEnableSite={nothing}
            onSkip={nothing}
            t={t}
          />
        </Figure>
      ))}
    </>
  );
}
