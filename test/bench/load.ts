import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { aliases } from '../../lib/ringcentral/aliases';
import { ROOT } from '../harness/process';

const CACHE = join(ROOT, '.cache/bench');

/** Bundles a module for Node with the shipped build's aliases, so that the official SDKs are the ones that ship. */
export async function loadAsShipped<Module>(path: string, name: string): Promise<Module> {
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    resolve: { alias: [...aliases] },
    ssr: { noExternal: [/@ringcentral/, /@rc-ex/] },
    build: {
      ssr: join(ROOT, path),
      outDir: CACHE,
      emptyOutDir: false,
      rolldownOptions: { output: { entryFileNames: `${name}.mjs` } },
    },
  });
  return (await import(pathToFileURL(join(CACHE, `${name}.mjs`)).href)) as Module;
}
