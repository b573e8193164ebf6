import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type InlineConfig } from 'vite';
import { aliases } from '../../lib/ringcentral/aliases';
import { ROOT } from '../harness/process';

/** Where bundles for the benchmark go; ignored by git. */
export const CACHE = join(ROOT, '.cache/bench');

const COMMON: InlineConfig = {
  configFile: false,
  root: ROOT,
  publicDir: false,
  logLevel: 'error',
  resolve: { alias: [...aliases] },
};

/** Bundles a module for Node with the shipped build's aliases, so that the official SDKs are the ones that ship. */
export async function loadAsShipped<Module>(path: string, name: string): Promise<Module> {
  const output = { entryFileNames: `${name}.mjs` };
  await build({
    ...COMMON,
    ssr: { noExternal: [/@ringcentral/, /@rc-ex/] },
    build: { ssr: join(ROOT, path), outDir: CACHE, emptyOutDir: false, rolldownOptions: { output } },
  });
  return (await import(pathToFileURL(join(CACHE, `${name}.mjs`)).href)) as Module;
}

/** Bundles a module for a browser, minified like the shipped build, into one file of a folder. */
export async function bundleForBrowser(path: string, folder: string, file: string): Promise<void> {
  const lib = { entry: join(ROOT, path), formats: ['es' as const], fileName: () => file };
  await build({ ...COMMON, build: { lib, outDir: folder, emptyOutDir: false, target: 'chrome127', minify: true } });
}
