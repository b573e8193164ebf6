import { render } from 'preact';
import '../../components/popup.css';
import { NO_CALL } from '../../lib/call/snapshot';
import { createExtensionClient } from '../../lib/messaging/extension-client';
import { browserAreas, createItems } from '../../lib/storage/items';
import { PopupApp } from './popup-app';

const source = createExtensionClient(NO_CALL);
const root = document.getElementById('app');
if (root) render(<PopupApp source={source} items={createItems(browserAreas())} />, root);
source.client.open();
