import { readdirSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import preact from '@preact/preset-vite';
import tlds from 'tlds';
import type { Plugin } from 'vite';
import { defineConfig } from 'wxt';

/** Nothing but our own files runs or is shown in the extension's pages; what may be asked over the network is decided by host permission. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self' https: http://127.0.0.1:* http://localhost:*",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/**
 * The list of top-level domains as one string: what a page receives shrinks by a tenth. Names in other scripts are left out; the scanner
 * takes those by a rule of its own.
 */
const packedTopLevelDomains = (): Plugin => ({
  name: 'regard:packed-top-level-domains',
  enforce: 'pre',
  resolveId: (id) => (id === 'tlds' ? '\0packed-tlds' : undefined),
  load: (id) =>
    id === '\0packed-tlds' ? `export default '${tlds.filter((name) => /^[a-z]+$/.test(name)).join(' ')}'.split(' ')` : undefined,
});

export default defineConfig({
  manifestVersion: 3,
  imports: false,
  outDirTemplate: '{{browser}}-mv{{manifestVersion}}{{modeSuffix}}',
  modules: ['@wxt-dev/webextension-polyfill', '@wxt-dev/i18n/module'],
  i18n: { localesDir: resolve(import.meta.dirname, 'utils/i18n/locales') },
  vite: () => ({
    plugins: [preact({ prefreshEnabled: false }), packedTopLevelDomains()],
    // Every browser that we run in loads modules ahead by itself.
    build: { sourcemap: false, target: 'es2022', modulePreload: { polyfill: false } },
    worker: { format: 'es' },
  }),
  hooks: {
    // Each adapter is a script of its own: a page receives the one it needs.
    'entrypoints:found': (wxt, entrypoints) => {
      const folder = resolve(wxt.config.root, 'utils/hosts/adapters');
      for (const file of readdirSync(folder)) {
        entrypoints.push({ name: `host-${basename(file, '.ts')}`, inputPath: resolve(folder, file), type: 'unlisted-script' });
      }
    },
    // The polyfill is for the background, which answers messages by promises: what only asks needs none, and stays small.
    'vite:build:extendConfig': (entrypoints, config) => {
      if (entrypoints.every(({ type }) => type !== 'background')) {
        config.resolve = { ...config.resolve, alias: { ...config.resolve?.alias, 'wxt/browser': '@wxt-dev/browser' } };
      }
    },
  },
  manifest: ({ browser, mode }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    permissions: ['storage', 'unlimitedStorage', 'scripting', 'activeTab', ...(browser === 'chrome' ? ['sidePanel'] : [])],
    optional_host_permissions: ['*://*/*'],
    // A permission prompt cannot be answered by a driven browser: this mode holds the sites from the start, the scripts are the same.
    ...(mode === 'e2e' ? { host_permissions: ['*://*/*'] } : {}),
    action: { default_title: '__MSG_actionTitle__' },
    content_security_policy: { extension_pages: contentSecurityPolicy },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'regard@regard.example',
              strict_min_version: '128.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '123' }),
  }),
});
