import { defineConfig } from 'wxt';
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
    action: { default_popup: 'popup.html' },
  },
  vite: () => ({
    resolve: { alias: aliases },
    build: { target: 'chrome127', modulePreload: { polyfill: false } },
    define: { __CLIENT_ID__: JSON.stringify(process.env.WXT_CLIENT_ID ?? '') },
  }),
});
