import { render } from 'preact';
import '../../components/popup.css';
import { NO_CALL } from '../../lib/call/snapshot';
import { createExtensionClient } from '../../lib/messaging/extension-client';
import { browserAreas, createItems } from '../../lib/storage/items';
import { tellRecordChanged } from '../../lib/storage/record-news';
import { createRecordStore } from '../../lib/storage/record-store';
import { PopupApp } from './popup-app';

const source = createExtensionClient(NO_CALL);
const root = document.getElementById('app');
const record = createRecordStore(tellRecordChanged);
if (root) render(<PopupApp source={source} items={createItems(browserAreas())} record={record} />, root);
source.client.open();
