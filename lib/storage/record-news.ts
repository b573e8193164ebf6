const CHANNEL = 'record';

/** Tells the extension's pages that the record of calls has changed. No web page hears it: it is of another origin. */
export function tellRecordChanged(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage('changed');
  channel.close();
}

/** Calls back after each change of the record, whoever made it. Returns the way to stop. */
export function onRecordChanged(listener: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener('message', listener);
  return () => channel.close();
}
