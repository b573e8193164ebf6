/** Scripts as text: they run in copies of the shipped extension, beside its own. */

/** First lines of the worker: keeps the gateway's socket, to put notifications into, and times how the call is saved. */
export const FIRST_LINES = `
const RealSocket = globalThis.WebSocket;
globalThis.WebSocket = class extends RealSocket {
  constructor(...given) {
    super(...given);
    if (String(given[0]).includes('/ws?')) globalThis.benchSocket = this;
  }
};
globalThis.benchSaves = [];
const benchSet = chrome.storage.session.set.bind(chrome.storage.session);
Object.defineProperty(chrome.storage.session, 'set', {
  value: (items, then) => {
    const fromMs = performance.now();
    const note = () => Object.keys(items).some((key) => key.startsWith('call.')) && benchSaves.push(performance.now() - fromMs);
    const noted = benchSet(items).then(note);
    return then ? void noted.then(() => then()) : noted.then(() => undefined);
  },
});
`;

/** Last lines of the worker: the least that could tell a page something. Ports of visible pages only. */
export const LAST_LINES = `
const benchPorts = new Set();
chrome.runtime.onConnect.addListener((port) => {
  if (port.name !== 'bench-floor') return;
  benchPorts.add(port);
  port.onDisconnect.addListener(() => benchPorts.delete(port));
});
globalThis.benchFloor = (told) => {
  for (const port of benchPorts) port.postMessage(told);
};
`;
