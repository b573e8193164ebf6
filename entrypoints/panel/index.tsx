import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createPagePanel, type PagePanel } from './page-panel';

/** Left in this isolated world so that a second injection wakes the panel that is there instead of adding one. */
interface PanelWorld {
  partylinePanel?: PagePanel;
}

export default defineUnlistedScript(() => {
  const world: typeof globalThis & PanelWorld = globalThis;
  // The panel of an earlier version can neither connect nor translate any more.
  const old = world.partylinePanel;
  const panel = old?.isAlive() ? old : createPagePanel();
  world.partylinePanel = panel;
  panel.resume();
});
