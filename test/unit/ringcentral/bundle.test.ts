import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Vite } from 'vitest/node';
import { aliases } from '../../../lib/ringcentral/aliases';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const LARGEST_BYTES = 200_000;

/** The whole layer as the bundler makes it for the worker. */
async function bundle(): Promise<string> {
  // The copy of Vite that the test runner itself works with; there is no second one.
  const vite: typeof Vite = await import('vite');
  const built = await vite.build({
    root,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: aliases },
    build: {
      write: false,
      target: 'chrome127',
      lib: { entry: 'lib/ringcentral/ringcentral.ts', formats: ['iife'], name: 'layer', fileName: 'layer' },
    },
  });
  const [first] = Array.isArray(built) ? built : [built];
  if (!first || !('output' in first)) throw new Error('expected an output');
  expect(first.output).toHaveLength(1);
  return first.output[0].code;
}

describe('the bundle for the worker', () => {
  let code = '';
  beforeAll(async () => {
    code = await bundle();
  }, 60_000);

  it('holds exactly one copy of @rc-ex', () => {
    expect(code.split('connect to WSG and recover')).toHaveLength(2);
  });

  it('is small', () => {
    expect(Buffer.byteLength(code)).toBeLessThan(LARGEST_BYTES);
  });

  it('loads where there is neither window nor Node, and does nothing by itself', () => {
    const touched: string[] = [];
    const world = {
      fetch: () => touched.push('fetch'),
      WebSocket: class {
        constructor() {
          touched.push('WebSocket');
        }
      },
      setTimeout: () => touched.push('setTimeout'),
      setInterval: () => touched.push('setInterval'),
      crypto,
      Request,
      Response,
      Headers,
      URL,
    };
    const context = createContext(world);
    runInContext(`${code}; globalThis.layer = layer;`, context);
    const build = `
      const store = { getItem() {}, setItem() {}, removeItem() {}, keys() {} };
      const clock = { nowMs: () => 0, after: () => () => {} };
      const server = 'https://platform.ringcentral.com';
      Object.keys(layer.createRingCentral({
        server, clientId: 'x', tokenStore: store, resumeStore: store, clock, identity: {}, log() {}, hooks: {},
      })).join();`;
    expect(runInContext(build, context)).toBe('auth,telephony,events,account,provision');
    expect(touched).toEqual([]);
  });

  it('asks for no module at run time', () => {
    expect(/\brequire\(/.test(code)).toBe(false);
  });
});
