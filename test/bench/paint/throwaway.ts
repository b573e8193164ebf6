import { h, render } from 'preact';

/** The throwaway: ten rows in a closed root, drawn as told, and nothing else. Runs as a content script. */

export interface ThrowawayRow {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly muted: boolean;
}

const STYLE =
  'position: fixed; left: 16px; bottom: 16px; width: 336px; margin: 0; background: #fff; font: 13px sans-serif';

const drawRow = ({ id, name, state, muted }: ThrowawayRow) =>
  h('li', { key: id }, [h('b', {}, name), h('span', {}, state), h('button', {}, muted ? 'Unmute' : 'Mute')]);

const host = document.createElement('div');
const root = host.attachShadow({ mode: 'closed' });
document.documentElement.append(host);
const times: number[] = [];
let port: chrome.runtime.Port | undefined;

/** Draws, and notes the moment after the next paint. */
function show(rows: readonly ThrowawayRow[]): void {
  render(h('ul', { style: STYLE }, rows.map(drawRow)), root);
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      times.push(performance.timeOrigin + performance.now());
      document.documentElement.dataset.floor = JSON.stringify(times);
    };
    port2.postMessage('');
  });
}

function follow(): void {
  port?.disconnect();
  port = undefined;
  if (document.hidden) return;
  port = chrome.runtime.connect({ name: 'bench-floor' });
  port.onMessage.addListener(show);
}

document.addEventListener('visibilitychange', follow);
follow();
