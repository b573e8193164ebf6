import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import type WebPhone from 'ringcentral-web-phone';
import type InboundCallSession from 'ringcentral-web-phone/call-session/inbound';
import type OutboundCallSession from 'ringcentral-web-phone/call-session/outbound';
import { goertzel } from '../simulator/media/goertzel';
import type { LineCredentials } from '../simulator/world/line';
import { launchTalking } from './talking-browser';

declare global {
  interface Window {
    readonly WebPhone: typeof WebPhone;
    phone: WebPhone;
    incoming: InboundCallSession[];
    /** Amplitude (0 to 1) of a frequency in what a call plays right now. */
    hear(callId: string, frequencyHz: number): Promise<number>;
    find(callId: string): OutboundCallSession;
  }
}

/** A page in Chromium that holds the web phone as published and nothing else. */
export interface PhonePage {
  readonly page: Page;
  close(): Promise<void>;
}

interface PhonePageOptions {
  readonly proxy: string;
  readonly spki: string;
  readonly stunPort: number;
  readonly credentials: LineCredentials;
}

/** Runs in the page. */
function prepare({ credentials, proxy, stunPort }: PhonePageOptions): void {
  const proxies = { outboundProxy: proxy, outboundProxyBackup: proxy };
  const sipInfo = { ...credentials, ...proxies, stunServers: [`127.0.0.1:${stunPort}`] };
  window.phone = new window.WebPhone({ sipInfo, autoAnswer: false });
  window.incoming = [];
  window.phone.on('inboundCall', (session: InboundCallSession) => window.incoming.push(session));
  window.find = (callId) => {
    const session = window.phone.callSessions.find((candidate) => candidate.callId === callId);
    if (!session) throw new Error(`No call ${callId}`);
    return session as OutboundCallSession;
  };
}

/** Runs in the page, with `goertzel` as a global. */
function installEars(): void {
  const analysers = new Map<MediaStreamTrack, AnalyserNode>();
  const context = new AudioContext();
  function analyserOf(track: MediaStreamTrack): AnalyserNode {
    const known = analysers.get(track);
    if (known) return known;
    const made = new AnalyserNode(context, { fftSize: 8_192 });
    context.createMediaStreamSource(new MediaStream([track])).connect(made);
    analysers.set(track, made);
    return made;
  }
  window.hear = async (callId, frequencyHz) => {
    await context.resume();
    const [receiver] = window.find(callId).rtcPeerConnection.getReceivers();
    if (!receiver) return 0;
    const samples = new Float32Array(8_192);
    analyserOf(receiver.track).getFloatTimeDomainData(samples);
    const measure = Reflect.get(window, 'goertzel') as typeof goertzel;
    return measure(samples, context.sampleRate, frequencyHz);
  };
}

/** Opens the page; the phone in it is made but not started. */
export async function openPhonePage(options: PhonePageOptions): Promise<PhonePage> {
  const folder = await mkdtemp(join(tmpdir(), 'phone-page-'));
  const context = await launchTalking(folder, options.spki);
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(`https://${options.proxy}/`);
  const bundle = join(dirname(createRequire(import.meta.url).resolve('ringcentral-web-phone')), 'index.iife.js');
  await page.addScriptTag({ path: bundle });
  await page.addScriptTag({ content: `window.goertzel = ${goertzel.toString()}` });
  await page.evaluate(prepare, options);
  await page.evaluate(installEars);
  return {
    page,
    async close() {
      await context.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
