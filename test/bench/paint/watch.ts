/** What the watcher keeps in a world of its own beside the page. */
interface Watched {
  paints?: number[];
}

/** Runs with the panel's root as `this`: notes the moment after each paint in which somebody's mute mark changed. */
export function watchMarks(this: ShadowRoot, person: string): void {
  const world = globalThis as typeof globalThis & Watched;
  const isMuted = () => this.querySelector(`[data-person="${person}"] [data-action="unmute"]`) !== null;
  const paints: number[] = [];
  world.paints = paints;
  let last = isMuted();
  const note = () => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => paints.push(performance.timeOrigin + performance.now());
    port2.postMessage('');
  };
  const look = () => {
    if (isMuted() === last) return;
    last = !last;
    requestAnimationFrame(note);
  };
  new MutationObserver(look).observe(this, { subtree: true, childList: true, attributes: true });
}

/** Runs with anything of the page as `this`. */
export function readPaints(this: ShadowRoot): readonly number[] {
  return (globalThis as typeof globalThis & Watched).paints ?? [];
}
