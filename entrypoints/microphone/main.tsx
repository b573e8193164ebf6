/** The page that asks for the microphone once, because the phone's document has no window to ask in. */
import { render } from 'preact';
import { browser } from 'wxt/browser';
import '../../components/tokens.css';
import './style.css';
import { type Answer, askForMicrophone } from './ask';
import { MicrophonePage } from './microphone-page';

/** Long enough to read that it worked. Unit: milliseconds. */
const CLOSE_AFTER_MS = 1500;

const app = document.getElementById('app');
let isAsking = false;

function show(state: 'asking' | Answer): void {
  if (!app) return;
  render(
    <MicrophonePage
      state={state}
      t={(key) => browser.i18n.getMessage(key)}
      onAsk={() => void ask()} // settles in every case, with an answer
      onSettings={() => void openSettings()} // there is nothing to do if the browser has no such page
    />,
    app,
  );
}

async function ask(): Promise<void> {
  if (isAsking) return;
  isAsking = true;
  show('asking');
  const answer = await askForMicrophone(navigator);
  isAsking = false;
  show(answer);
  // The product opens the page in a tab of its own, where it is the only entry; a tab with a past is the rep's.
  if (answer === 'granted' && history.length === 1) setTimeout(() => window.close(), CLOSE_AFTER_MS);
}

async function openSettings(): Promise<void> {
  const site = encodeURIComponent(location.origin);
  await browser.tabs.create({ url: `chrome://settings/content/siteDetails?site=${site}` });
}

async function watchPermission(): Promise<void> {
  const permission = await navigator.permissions.query({ name: 'microphone' });
  permission.addEventListener('change', () => {
    if (permission.state !== 'denied') void ask(); // settles in every case, see above
  });
}

document.documentElement.lang = browser.i18n.getUILanguage();
document.documentElement.dir = browser.i18n.getMessage('@@bidi_dir');
document.title = browser.i18n.getMessage('microphone_page_title');
void ask(); // settles in every case, see above
void watchPermission(); // a browser that cannot tell is asked by the button
