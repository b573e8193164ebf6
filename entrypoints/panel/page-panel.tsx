import { render } from 'preact';
import type { OpenReason } from '../../components/call-props';
import type { OnMove } from '../../components/move-panel';
import { nowMs } from '../../components/now-ms';
import { Orphan } from '../../components/orphan';
import { Panel } from '../../components/panel';
import css from '../../components/panel.css?inline';
import { dockedCss } from '../../components/place';
import { createTranslate } from '../../components/translate';
import type { Command } from '../../lib/call/commands';
import { type Client, createClient, type Push } from '../../lib/messaging/client';
import { toPortLike } from '../../lib/messaging/port-like';
import { DEFAULT_LAYOUT, type Layout, type Levels, type SiteLayout, UI_PORT } from '../../lib/messaging/protocol';
import { createVisibleProof } from '../../lib/trust/visible-proof';
import { createTopLayer, type TopLayer } from './top-layer';

/** Without its extension this throws; what is drawn then is about to be replaced by the orphan's notice. */
function getMessage(key: string, values: string[]): string {
  return hasExtension() ? chrome.i18n.getMessage(key, values) : '';
}

const createT = () => createTranslate(getMessage, chrome.i18n.getUILanguage());

const directionOfUi = (): 'ltr' | 'rtl' => (chrome.i18n.getMessage('@@bidi_dir') === 'rtl' ? 'rtl' : 'ltr');

function after(delayMs: number, callback: () => void): () => void {
  const timer = setTimeout(callback, delayMs);
  return () => clearTimeout(timer);
}

/** An extension that was updated, disabled or removed leaves its scripts behind, without an id. */
const hasExtension = (): boolean => Boolean(chrome.runtime?.id);

/** A port that was opened while the extension went away is dead without a sign, so this is asked. Unit: milliseconds. */
const LOOK_MS = 1_000;

/** A key that is held down moves the panel many times a second; where it ends is kept. Unit: milliseconds. */
const SETTLED_MS = 200;

const createPanelClient = (onPush: (push: Push) => void, onOrphaned: () => void) =>
  createClient<undefined>({
    // Throws when the extension is gone.
    connect: () => toPortLike(chrome.runtime.connect({ name: UI_PORT })),
    mintId: () => crypto.randomUUID(),
    after,
    initial: undefined,
    onPush,
    onOrphaned,
  });

/** What a page keeps of its panel. */
export interface PagePanel {
  /** False once the extension that it belongs to is gone. */
  isAlive(): boolean;
  /** There is a call: connect if the page is looked at. Harmless when it is shown already. */
  resume(): void;
}

/** What the background said beside the snapshot, and when the snapshot came. */
interface Told {
  layout: Layout;
  /** What the rep did here since the page came into sight: the background may not know of it yet. */
  own?: Partial<SiteLayout>;
  level?: Levels;
  receivedAtMs: number;
}

/** The panel's properties that never change. */
function toHandlers(client: Client<undefined>, told: Told, layer: TopLayer, draw: () => void) {
  const send = async (command: Command) => {
    const outcome = await client.send(command);
    return outcome.ok ? null : outcome.refusal;
  };
  // Nothing is to be done where opening fails: it can be asked for again.
  const openElsewhere = (why: OpenReason) =>
    void client.request(why === 'microphone' ? { kind: 'openMicrophone' } : { kind: 'openPopup', view: why });
  let cancelKeeping = () => {};
  const arrange = (change: Partial<SiteLayout>): void => {
    told.own = { ...told.own, ...change };
    told.layout = { ...told.layout, ...change };
    draw();
    cancelKeeping();
    cancelKeeping = after(SETTLED_MS, () => {
      const { minimised, place } = told.layout;
      void client.request({ kind: 'setLayout', layout: { minimised, place } });
    });
  };
  const move: OnMove = (css, place) => {
    layer.arrange(css);
    if (place) arrange({ place });
  };
  return { send, onOpenPopup: openElsewhere, onMinimise: (minimised: boolean) => arrange({ minimised }), onMove: move };
}

/** Puts the panel on the page. `draw` renews it, as often as something has changed. */
function show(client: Client<undefined>, told: Told, onOrphaned: () => void) {
  const layer = createTopLayer({ css, nowMs, onGaveUp: () => void client.request({ kind: 'panelGaveUp' }) });
  const { root } = layer;
  const proof = createVisibleProof({ ...layer, nowMs, onCovered: layer.raise });
  const draw = (): void => {
    const snapshot = client.current();
    if (snapshot) render(<Panel {...fixed} {...told} {...told.layout} snapshot={snapshot} />, root);
  };
  const t = createT();
  const fixed = { ...toHandlers(client, told, layer, draw), guard: proof.check, t, dir: directionOfUi() };
  // When it is needed, the extension's texts are gone.
  const farewell = t('orphaned');
  const find = (selector: string) => root.querySelector<HTMLElement>(selector);
  const watch = setInterval(() => (hasExtension() ? layer.check() : onOrphaned()), LOOK_MS);
  draw();
  layer.show();
  return {
    draw,
    place: () => layer.arrange(dockedCss(told.layout.place)),
    raise: layer.show,
    /** Brings a minimised panel back, because there is no list in it. */
    focus: (personId = '') => {
      if (told.layout.minimised) fixed.onMinimise(false);
      (find(`[data-person="${CSS.escape(personId)}"]`) ?? find('[data-person]') ?? find('button'))?.focus();
    },
    orphan: () => {
      clearInterval(watch);
      render(<Orphan text={farewell} />, root);
    },
    takeDown: () => {
      clearInterval(watch);
      proof.stop();
      render(null, root);
      layer.takeAway();
    },
  };
}

function watchPage(client: Client<undefined>, followPage: () => void): void {
  document.addEventListener('visibilitychange', followPage);
  addEventListener('pageshow', ({ persisted }) => {
    // The port from before the back-forward cache is dead without a sign.
    if (persisted) client.close();
    followPage();
  });
}

/** Keeps what was said beside the snapshot. */
function note(told: Told, push: Push): void {
  if (push.kind === 'levels') told.level = push.levels;
  if (push.kind === 'layout') told.layout = { ...push.layout, ...told.own };
}

/** One page's panel: it comes with a call, sleeps while the page is hidden, and goes when there is nothing to show. */
export function createPagePanel(): PagePanel {
  const told: Told = { layout: { ...DEFAULT_LAYOUT, removal: 'ask', leaveDefault: 'ask' }, receivedAtMs: 0 };
  let shown: ReturnType<typeof show> | undefined;
  let isOrphan = false;
  const becomeOrphan = (): void => {
    isOrphan = true;
    client.close();
    shown?.orphan();
  };
  const handlePush = (push: Push): void => {
    if (push.kind === 'focus') shown?.focus(push.personId);
    note(told, push);
    if (push.kind === 'layout') {
      // The layout follows the first snapshot at once; only then is there everything to show.
      shown ??= show(client, told, becomeOrphan);
      shown.place();
    }
    shown?.draw();
    if (push.kind !== 'idle') return;
    // The port closes, so that an idle page does not wake the worker for ever.
    client.close();
    shown?.takeDown();
    shown = undefined;
  };
  const client = createPanelClient(handlePush, becomeOrphan);
  client.subscribe(() => {
    told.receivedAtMs = nowMs();
    shown?.draw();
  });
  const followPage = (): void => {
    if (isOrphan) return;
    if (document.hidden) {
      delete told.own;
      return void client.close();
    }
    client.open();
    // Somebody looks at this page anew: a panel that gave up gets another chance.
    shown?.raise();
  };
  watchPage(client, followPage);
  return { isAlive: () => hasExtension() && !isOrphan, resume: followPage };
}
