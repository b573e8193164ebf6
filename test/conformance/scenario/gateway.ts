import { WebSocket } from 'ws';
import type { Exchange } from './exchange';
import { EXTENSION, type Stage, TELEPHONY, textAt } from './stage';
import { until } from './until';

const SUBSCRIPTION = '/restapi/v1.0/subscription';
const OWN_FILTER = `${EXTENSION}/telephony/sessions`;

interface Frame {
  readonly type: string;
  readonly messageId?: string;
  readonly status?: number;
}

type Request = (method: string, path: string, json?: unknown) => Promise<Exchange>;

/** Subscribes over the gateway, changes, reads and ends the subscription, and asks for what may not be had. */
export async function subscribeOverGateway(stage: Stage): Promise<void> {
  const { request, close } = await connect(stage);
  const deliveryMode = { transportType: 'WebSocket' };
  const id = textAt(await request('POST', SUBSCRIPTION, { eventFilters: [OWN_FILTER], deliveryMode }), 'id');
  await request('GET', `${SUBSCRIPTION}/${id}`);
  await request('PUT', `${SUBSCRIPTION}/${id}`, { eventFilters: [`${TELEPHONY}/sessions`], deliveryMode });
  await request('PUT', `${SUBSCRIPTION}/unknown`, { eventFilters: [OWN_FILTER], deliveryMode });
  await request('POST', SUBSCRIPTION, { eventFilters: [], deliveryMode });
  await request('POST', SUBSCRIPTION, {
    eventFilters: [OWN_FILTER.replace('extension/~', 'extension/1')],
    deliveryMode,
  });
  stage.simulator.world.setSwitches({ accountFilter: 'disabled' });
  const both = [OWN_FILTER, `${TELEPHONY}/sessions`];
  const partly = textAt(await request('POST', SUBSCRIPTION, { eventFilters: both, deliveryMode }), 'id');
  await request('GET', `${SUBSCRIPTION}/${partly}`);
  stage.simulator.world.setSwitches({ accountFilter: 'allowed' });
  await request('GET', EXTENSION);
  const last = textAt(await request('POST', SUBSCRIPTION, { eventFilters: [OWN_FILTER], deliveryMode }), 'id');
  await request('DELETE', `${SUBSCRIPTION}/${last}`);
  await subscribeOverRest(stage);
  close();
}

async function subscribeOverRest(stage: Stage): Promise<void> {
  const wish = { eventFilters: [OWN_FILTER], deliveryMode: { transportType: 'WebSocket' } };
  const id = textAt(await stage.ask('POST', SUBSCRIPTION, wish), 'id');
  await stage.ask('GET', SUBSCRIPTION);
  await stage.ask('GET', `${SUBSCRIPTION}/${id}`);
  await stage.ask('PUT', `${SUBSCRIPTION}/${id}`, wish);
  await stage.ask('DELETE', `${SUBSCRIPTION}/${id}`);
  await stage.ask('GET', `${SUBSCRIPTION}/${id}`);
  stage.simulator.world.setSwitches({ restSubscription: 'refused' });
  await stage.ask('POST', SUBSCRIPTION, wish);
}

/** Opens the gateway with a fresh token. Answers to requests are kept as exchanges. */
async function connect(stage: Stage): Promise<{ readonly request: Request; readonly close: () => void }> {
  const token = await stage.ask('POST', '/restapi/oauth/wstoken');
  const url = `${textAt(token, 'uri')}?access_token=${textAt(token, 'ws_access_token')}`;
  const socket = new WebSocket(url, { ca: stage.simulator.certificate });
  const frames: (readonly [Frame, unknown?])[] = [];
  socket.on('message', (data) => frames.push(JSON.parse(String(data))));
  await until('ConnectionDetails', () => frames[0]?.[0].type === 'ConnectionDetails');
  let sent = 0;
  return {
    close: () => socket.terminate(),
    async request(method, path, json) {
      sent += 1;
      const messageId = `request-${sent}`;
      socket.send(JSON.stringify([{ type: 'ClientRequest', messageId, method, path }, ...(json ? [json] : [])]));
      const [meta, body] = await until(path, () => frames.find(([each]) => each.messageId === messageId));
      return stage.recorder.keep({ method, path, status: meta.status ?? 0, body, headers: {} });
    },
  };
}
