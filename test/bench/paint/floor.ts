/** Scripts as text: they run in copies of the shipped extension, beside its own. */

/** First lines of the worker: keeps the gateway's socket, so that a notification can be put into it. */
export const FIRST_LINES = `
const RealSocket = globalThis.WebSocket;
globalThis.WebSocket = class extends RealSocket {
  constructor(...given) {
    super(...given);
    if (String(given[0]).includes('/ws?')) globalThis.benchSocket = this;
  }
};
`;

/** Last lines of the worker: the least that could tell a page something. Ports of visible pages only. */
export const LAST_LINES = `
const benchPorts = new Set();
chrome.runtime.onConnect.addListener((port) => {
  if (port.name !== 'bench-floor') return;
  benchPorts.add(port);
  port.onDisconnect.addListener(() => benchPorts.delete(port));
});
globalThis.benchFloor = (text) => {
  for (const port of benchPorts) port.postMessage(text);
};
`;

/** In the page: shows what it is told, and notes when that was painted. */
export const FLOOR_PAGE = `
let port;
const line = document.createElement('p');
document.body.append(line);
const times = [];
const show = (text) => {
  line.textContent = text;
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      times.push(performance.timeOrigin + performance.now());
      document.documentElement.dataset.floor = JSON.stringify(times);
    };
    port2.postMessage('');
  });
};
const follow = () => {
  port?.disconnect();
  port = undefined;
  if (document.hidden) return;
  port = chrome.runtime.connect({ name: 'bench-floor' });
  port.onMessage.addListener(show);
};
document.addEventListener('visibilitychange', follow);
follow();
`;
