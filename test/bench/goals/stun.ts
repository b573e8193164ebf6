import { createSocket } from 'node:dgram';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { openPartylinePage } from '../../contract/partyline-page';
import type {} from '../../contract/phone-page';
import { CREDENTIALS, ScriptedLine } from '../../contract/scripted-line';
import { startSipServer } from '../../contract/sip-server';
import { eventually } from '../../harness/wait';
import type { Goal, Row } from '../row';
import { FEWER_ROUNDS, median, spread } from '../statistics';

const CALLEE = '16505550111';
const MOST_MS = 150;

/** A page whose phone dials once, from a registered start, and says when it was told to. Unit: milliseconds. */
interface Dialler {
  dial(stunServers: readonly string[]): Promise<number>;
  /** Ends the call and the phone. */
  stop(): Promise<void>;
}

type Sip = Parameters<typeof openPartylinePage>[0]['sip'];

/** A port that takes everything and answers nothing, as behind a firewall. */
async function openSilentPort(): Promise<{ readonly port: number; close(): void }> {
  const socket = createSocket('udp4');
  await new Promise<void>((done) => socket.bind(0, '127.0.0.1', done));
  return { port: socket.address().port, close: () => void socket.close() };
}

/** Our phone as the offscreen document builds it; a new one each time, which has learned nothing yet. */
const createOurs = (page: Page, sip: Sip): Dialler => ({
  async dial(stunServers) {
    await page.evaluate((known) => window.installPhone(known), { ...sip, stunServers });
    await eventually(() => page.evaluate(() => window.partyline.webPhone.isRegistered()), { what: 'our registration' });
    return await page.evaluate((callee) => {
      const atMs = Date.now();
      window.partyline.phone.execute({ kind: 'dial', tag: `bench-${atMs}`, callee });
      return atMs;
    }, CALLEE);
  },
  stop: () => page.evaluate(() => window.partyline.phone.execute({ kind: 'close' })),
});

/** web-phone as published, with the session that it brings along. */
const createTheirs = (page: Page, sip: Sip): Dialler => ({
  async dial(stunServers) {
    const sipInfo = { ...sip, outboundProxyBackup: sip.outboundProxy, stunServers: [...stunServers] };
    return await page.evaluate(
      async ({ info, callee }) => {
        window.phone = new window.WebPhone({ sipInfo: info, autoAnswer: false });
        await window.phone.start();
        const atMs = Date.now();
        window.phone.call(callee).catch(() => undefined); // only its INVITE is of interest
        return atMs;
      },
      { info: sipInfo, callee: CALLEE },
    );
  },
  async stop() {
    // Its `dispose` fails on a call of which the other side has said nothing yet.
    const isAnswered = () =>
      page.evaluate(() => window.phone.callSessions.every(({ remotePeer }) => remotePeer !== undefined));
    await eventually(isAnswered, { what: 'an answer to their INVITE' });
    await page.evaluate(() => window.phone.dispose());
  },
});

/** From being told to dial to the INVITE at the server. */
async function timeInvite(line: ScriptedLine, dialler: Dialler, stunPort: number): Promise<number> {
  const answer = line.script;
  let invitedAtMs = 0;
  line.script = (request, order) => {
    invitedAtMs = Date.now();
    answer(request, order);
  };
  const toldAtMs = await dialler.dial([`127.0.0.1:${stunPort}`]);
  await eventually(() => invitedAtMs > 0, { what: 'the INVITE' });
  line.script = answer;
  await dialler.stop();
  return invitedAtMs - toldAtMs;
}

interface Times {
  readonly dead: number[];
  readonly live: number[];
}

const addedMs = ({ dead, live }: Times): number[] => dead.map((ms, round) => ms - (live[round] ?? Number.NaN));

function toRow(ours: Times, theirs: Times): Row {
  const added = addedMs(ours);
  return {
    goal: 'G12',
    what: 'a dead STUN server adds to the first INVITE, Chromium',
    measured: spread(added, 'ms'),
    bound: `${MOST_MS} ms`,
    floor: `${spread(ours.live, 'ms')} with one that answers`,
    peer: `web-phone 2.5.4 on this server ${spread(addedMs(theirs), 'ms')}`,
    isMet: median(added) <= MOST_MS,
    isExact: false,
  };
}

async function measure(line: ScriptedLine, livePort: number, ...diallers: [Dialler, Dialler]): Promise<[Times, Times]> {
  const silent = await openSilentPort();
  const times: [Times, Times] = [
    { dead: [], live: [] },
    { dead: [], live: [] },
  ];
  try {
    for (let round = 0; round < FEWER_ROUNDS; round += 1) {
      for (const which of [0, 1] as const) {
        times[which].live.push(await timeInvite(line, diallers[which], livePort));
        times[which].dead.push(await timeInvite(line, diallers[which], silent.port));
      }
    }
  } finally {
    silent.close();
  }
  return times;
}

/** web-phone as published, for a page. */
const webPhoneBundle = (): string =>
  join(dirname(createRequire(import.meta.url).resolve('ringcentral-web-phone')), 'index.iife.js');

/** The first INVITE where a firewall swallows STUN. */
export const stunGoal: Goal = {
  ids: ['G12'],
  async *run() {
    const line = new ScriptedLine();
    const server = await startSipServer(line);
    const { proxy, spki, stunPort } = server;
    const sip: Sip = { ...CREDENTIALS, transport: 'WSS', outboundProxy: proxy, stunServers: [`127.0.0.1:${stunPort}`] };
    const { page, close } = await openPartylinePage({ sip, spki });
    try {
      await page.addScriptTag({ path: webPhoneBundle() });
      const [ours, theirs] = await measure(line, stunPort, createOurs(page, sip), createTheirs(page, sip));
      yield toRow(ours, theirs);
    } finally {
      await close();
      await server.close();
    }
  },
};
