import { mergeConfig, type Plugin } from 'vite';
import { defineConfig } from 'wxt';
import { leanPreact } from './.lean-preact';
import { aliases } from './lib/ringcentral/aliases';

/** RingCentral's two servers, as `SDK.server` of @ringcentral/sdk names them. There is no other. */
const SERVERS = ['https://platform.ringcentral.com', 'https://platform.devtest.ringcentral.com'];

/**
 * Fixes the extension id (pmpnhdngnmphkkmnpefamifoihdbmalb), and with it the redirect URI that an admin registers:
 * https://pmpnhdngnmphkkmnpefamifoihdbmalb.chromiumapp.org/ringcentral
 */
const PUBLIC_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAjwnJpvscQt/W6mriKfG/sQnxZayNXGyNHcZXLkJsKNxoOLT2aCStzcDGS2O8Yv7z12tk' +
  'sEf/+WB65FJrjBcc9f/+RjZ02dPRtaRh5NPo3BNVvws6U3ekMHnFU9yoRTKomGlomcAVecJZYbfogKL19yl6YKL//yX3hxZLZI5FjHlehqbY9KKH' +
  'fTSWJUS+cBG18hXbv+FMUn4ht476zOGbCS6LguwIZWknAzws2rBCB3vOt9kpqy5MFxiyGalAWPK1NM52OrVxWeVIM1NMDcSo76HwPTF+9cZmTvSb' +
  'g1Eb95jSKXwq22AfXechJvLks6bNQsnGqH2iWKnR09TNXaY/XQIDAQAB';

const EXTENSION_PAGES_CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "media-src 'self' blob:",
  `connect-src ${SERVERS.join(' ')} wss://*.ringcentral.com:*`,
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/**
 * Names that one page's components use among themselves and with Preact. In the panel, which every call loads into a
 * page, they become letters. No name of a message, a stored value or the DOM may be here: a test compares them.
 */
export const INNER_NAMES: readonly string[] = [
  ...['agedMs', 'receivedAtMs', 'onOpenPopup', 'onMinimise', 'onRestore', 'onClose', 'onRemove', 'onConfirm', 'onKeep'],
  ...['linesAround', 'does', 'isCurrent', 'isArmed', 'isGrey', 'isOn', 'isApart', 'isTrue', 'isHeld', 'isFrozen'],
  ...['connected', 'apart', 'wanted', 'movedAtMs', 'currentId', 'setFocused', 'focusRow', 'askOrRemove', 'ordered'],
  ...['trouble', 'guard', 'drawn', 'banners', 'toasts', 'onPush', 'onOrphaned', 'onCovered', 'onDoubt', 'onGaveUp'],
  ...['rejectAll', 'mintId', 'nowMs', 'createObserver', 'renderRow', 'handlers'],
  ...['current', 'act', 'container', 'takeDown', 'takeAway', 'raise', 'settle', 'drop', 'line', 'disarm'],
  ...['icon', 'draw', 'orphan', 'element', 'list', 'subscribe', 'index', 'arm', 'level'],
  ...['snapshot', 'row', 'post', 'check', 'keep', 'initial', 'pointer', 'wait', 'want', 'port'],
  ...['show', 'root', 'stop', 'css', 'take', 'hold', 'arrange', 'onMove', 'onToggle', 'isOpen', 'own'],
  // Preact and its hooks
  ...['props', 'vnode', 'diffed', 'unmount', 'context', 'setState', 'forceUpdate', 'contextType', 'getChildContext'],
  ...['state'],
  ...['shouldComponentUpdate', 'componentWillMount', 'componentDidMount', 'componentWillUpdate', 'componentDidUpdate'],
  ...['componentWillReceiveProps', 'componentWillUnmount', 'componentDidCatch', 'getSnapshotBeforeUpdate'],
  ...['getDerivedStateFromProps', 'getDerivedStateFromError', 'debounceRendering'],
];

/** WXT wraps a script in a report of crashes that says nothing in production; on every page that is 0.4 KB. */
const bareScripts: Plugin = {
  name: 'bare-scripts',
  transform: {
    filter: { id: /wxt-unlisted-script-entrypoint/ },
    handler: (code) => `${/^import definition .*$/m.exec(code)?.[0]}\nexport default definition.main();`,
  },
};

/** `h(name, props, child)` is shorter than `jsx(name, { children: child })`, on every line of every component. */
const shortJsx: Plugin = {
  name: 'short-jsx',
  config: () => ({ oxc: { jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment' } } }),
  transform: {
    order: 'pre',
    filter: { id: { include: /\.tsx$/, exclude: /^\0/ } },
    handler: (code) => `import { Fragment, h } from 'preact';${code}`,
  },
};

/** Colours and sizes go by one letter in the panel's styles, where most of them are said several times. */
const shortCustomProperties: Plugin = {
  name: 'short-custom-properties',
  renderChunk: (code) => {
    const names = [...new Set(code.match(/--[a-z][a-z0-9-]+(?=:)/g))];
    return code.replace(/--[a-z][a-z0-9-]+/g, (name) =>
      names.includes(name) ? `--${(names.indexOf(name) + 10).toString(36)}` : name,
    );
  },
};

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill'],
  imports: false,
  manifest: {
    name: '__MSG_extName__',
    description: '__MSG_extDescription__',
    default_locale: 'en',
    key: PUBLIC_KEY,
    minimum_chrome_version: '127',
    incognito: 'not_allowed',
    permissions: ['storage', 'identity', 'offscreen', 'scripting', 'activeTab', 'alarms'],
    optional_permissions: ['notifications', 'contextMenus'],
    host_permissions: SERVERS.map((server) => `${server}/*`),
    optional_host_permissions: ['https://*/*'],
    content_security_policy: { extension_pages: EXTENSION_PAGES_CSP },
    storage: { managed_schema: 'policy.json' },
    commands: {
      'toggle-mute': { suggested_key: { default: 'Alt+Shift+M' }, description: '__MSG_shortcut_toggle_mute__' },
      'focus-panel': { suggested_key: { default: 'Alt+Shift+L' }, description: '__MSG_shortcut_focus_panel__' },
      'toggle-private': {
        suggested_key: { default: 'Alt+Shift+P' },
        description: '__MSG_shortcut_toggle_private__',
      },
    },
    action: { default_popup: 'popup.html' },
  },
  hooks: {
    'vite:build:extendConfig': ([entry], config) => {
      if (entry?.name !== 'panel') return;
      const include = new RegExp(`^(?:${INNER_NAMES.join('|')}|__?[a-z]\\w*)$`);
      const minify = { compress: true, mangle: true, mangleProps: { include } };
      // A drawing that is used twice stays one constant.
      const optimization = { inlineConst: false };
      config.plugins = [...(config.plugins ?? []), leanPreact, shortCustomProperties];
      config.build = mergeConfig(config.build ?? {}, { rolldownOptions: { optimization, output: { minify } } });
    },
  },
  vite: () => ({
    plugins: [bareScripts, shortJsx],
    resolve: { alias: aliases },
    build: { target: 'chrome127', modulePreload: { polyfill: false } },
    define: { __CLIENT_ID__: JSON.stringify(process.env.WXT_CLIENT_ID ?? '') },
  }),
});
