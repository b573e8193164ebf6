import { fileURLToPath } from 'node:url';

const shim = (name: string): string => fileURLToPath(new URL(`./shims/${name}.ts`, import.meta.url));

/**
 * What the bundler replaces so that RingCentral's own packages run in a service worker. Shared by wxt.config.ts and
 * test/vitest.config.ts: tests then meet the same modules as the shipped build.
 */
export const aliases = [
  // The package's `module` entry is for Node (dom-storage, node-fetch); this is its browser entry.
  { find: /^@ringcentral\/sdk$/, replacement: '@ringcentral/sdk/lib/SDK.js' },
  // Its CommonJS browser entry would bring a second copy of @rc-ex/*, and `instanceof` would fail across the two.
  { find: /^@ringcentral\/subscriptions$/, replacement: '@ringcentral/subscriptions/es6/Subscriptions.js' },
  { find: /^crypto$/, replacement: shim('crypto') },
  { find: /^\.\/Discovery$/, replacement: shim('discovery') },
  { find: /^axios$/, replacement: shim('axios') },
  { find: /^hyperid$/, replacement: shim('hyperid') },
  { find: /^qs$/, replacement: shim('qs') },
  // The typed REST client of @rc-ex/core: hundreds of files, reached by nobody here.
  {
    find: /^\.\/paths\/(Restapi|Scim|Analytics|Ai|Rcvideo|Webinar|TeamMessaging)\/index\.js$/,
    replacement: shim('rc-paths'),
  },
];
