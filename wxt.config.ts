import { readdirSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import preact from '@preact/preset-vite';
import tlds from 'tlds';
import type { BuildEnvironmentOptions, Plugin, Rollup } from 'vite';
import { defineConfig } from 'wxt';
import { KIT_MODULES } from './utils/hosts/kit-modules';
import { packWords } from './utils/spotting/packed-words';

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

/** The list of top-level domains, packed: the largest part of what a page receives. Names in other scripts are left out; the scanner takes those by a rule of its own. */
const packedTopLevelDomains = (): Plugin => ({
  name: 'regard:packed-top-level-domains',
  enforce: 'pre',
  resolveId: (id) => (id === 'tlds' ? '\0packed-tlds' : undefined),
  load: (id) =>
    id === '\0packed-tlds'
      ? `import { unpackWords } from '@/utils/spotting/packed-words';
export default unpackWords('${packWords(tlds.filter((name) => /^[a-z]+$/.test(name)))}');`
      : undefined,
});

/** Runs a script and gives what it returns. WXT's own wrapper says on the console that a script crashed, which the browser says as well: in each of them it would cost a page a hundred bytes. */
const shortEntrypoints = (): Plugin => {
  const wrapper = '\0virtual:wxt-unlisted-script-entrypoint?';
  return {
    name: 'regard:short-entrypoints',
    enforce: 'pre',
    load: (id) =>
      id.startsWith(wrapper)
        ? `import script from '${id.slice(wrapper.length)}';
import { initPlugins } from 'virtual:wxt-plugins';
initPlugins();
export default script.main();`
        : undefined,
  };
};

/** What runs beside the spotter finds there what both need. */
function takeKitFromSpotter(build: BuildEnvironmentOptions): void {
  build.rollupOptions = {
    ...build.rollupOptions,
    external: KIT_MODULES.map((path) => resolve(import.meta.dirname, `${path}.ts`)),
    output: { ...build.rollupOptions?.output, globals: () => 'regardShared.kit' },
  };
}

/** What the panel needs for anything at all, and what it needs beside that to show a customer. */
const PANEL = 'entrypoints/sidepanel/main.tsx';
const CUSTOMER = ['utils/state/shown.ts', 'components/customer/Known.tsx'];

/**
 * Puts each of both into one file. On the disk beside the browser each further file takes longer than its bytes: in fifty of them a customer was
 * there a tenth of a second later. What is loaded later stays in parts, as the bundler cuts them.
 */
function inFewFiles(): Rollup.GetManualChunk {
  let chunks: ReadonlyMap<string, string> | undefined;
  return (id, { getModuleInfo }) => {
    chunks ??= chunksOfPanel((from) => getModuleInfo(from)?.importedIds ?? []);
    return chunks.get(id);
  };
}

/** The file that each module goes into. Other pages take what they need from these as well: what starts the panel must not be in there. */
function chunksOfPanel(importedBy: (id: string) => readonly string[]): ReadonlyMap<string, string> {
  const reach = (paths: readonly string[]): string[] => {
    const reached = new Set(paths.map((path) => resolve(import.meta.dirname, path)));
    for (const from of reached) for (const to of importedBy(from)) reached.add(to);
    return [...reached];
  };
  const [, ...panel] = reach([PANEL]);
  return new Map([...reach(CUSTOMER).map((id) => [id, 'customer'] as const), ...panel.map((id) => [id, 'panel'] as const)]);
}

/** A browser keeps nothing of an extension's older version: names need no hashes, and a page lists many of them before it can load anything later. */
const ofPages = (build: BuildEnvironmentOptions | undefined): BuildEnvironmentOptions => ({
  ...build,
  // One sheet for all pages, there before anything is drawn: no script waits for its own.
  cssCodeSplit: false,
  // A list of what each script brings along would be worth it for a server far away; asking for it all takes longer here.
  modulePreload: { polyfill: false, resolveDependencies: (_file, deps, { hostType }) => (hostType === 'html' ? deps : []) },
  rollupOptions: {
    ...build?.rollupOptions,
    output: {
      ...build?.rollupOptions?.output,
      manualChunks: inFewFiles(),
      chunkFileNames: 'chunks/[name].js',
      assetFileNames: 'assets/[name].[ext]',
    },
  },
});

export default defineConfig({
  manifestVersion: 3,
  imports: false,
  outDirTemplate: '{{browser}}-mv{{manifestVersion}}{{modeSuffix}}',
  modules: ['@wxt-dev/webextension-polyfill', '@wxt-dev/i18n/module'],
  i18n: { localesDir: resolve(import.meta.dirname, 'utils/i18n/locales') },
  vite: () => ({
    plugins: [preact({ prefreshEnabled: false }), packedTopLevelDomains(), shortEntrypoints()],
    build: { sourcemap: false, target: 'es2022' },
    worker: { format: 'es' },
  }),
  hooks: {
    // Each adapter is a script of its own, and so are the readers that few pages need: a page receives what reads it.
    'entrypoints:found': (wxt, entrypoints) => {
      const folder = resolve(wxt.config.root, 'utils/hosts');
      const adapters = readdirSync(resolve(folder, 'adapters')).map((file) => `adapters/${file}`);
      for (const file of [...adapters, 'generic.ts', 'taught.ts']) {
        entrypoints.push({ name: `host-${basename(file, '.ts')}`, inputPath: resolve(folder, file), type: 'unlisted-script' });
      }
    },
    'vite:build:extendConfig': (entrypoints, config) => {
      if (entrypoints.some(({ inputPath }) => inputPath.endsWith('.html'))) config.build = ofPages(config.build);
      // The polyfill is for the background, which answers messages by promises: what only asks needs none, and stays small.
      if (entrypoints.every(({ type }) => type !== 'background')) {
        config.resolve = { ...config.resolve, alias: { ...config.resolve?.alias, 'wxt/browser': '@wxt-dev/browser' } };
        // A twentieth smaller than by the default, for two seconds of building.
        config.build = { ...config.build, minify: 'terser', terserOptions: { ecma: 2020, compress: { passes: 3 } } };
        if (entrypoints.every(({ name }) => name === 'marks' || name.startsWith('host-'))) takeKitFromSpotter(config.build);
      }
    },
  },
  manifest: ({ browser, mode }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    permissions: [
      'storage',
      'unlimitedStorage',
      'scripting',
      'activeTab',
      'alarms',
      'contextMenus',
      // Firefox gives `identity` at once or never, and shows nobody that it was given.
      ...(browser === 'chrome' ? ['sidePanel'] : ['identity']),
    ],
    ...(browser === 'chrome' ? { optional_permissions: ['identity'] } : {}),
    optional_host_permissions: ['*://*/*'],
    // A permission prompt cannot be answered by a driven browser: this mode holds the sites from the start, the scripts are the same.
    ...(mode === 'e2e' ? { host_permissions: ['*://*/*'] } : {}),
    action: { default_title: '__MSG_actionTitle__' },
    // None of the keys of Chromium and Firefox, documented or not (Chromium keeps Alt+Shift+N for itself); whoever has another use for one gives it another in the browser.
    commands: {
      'quick-add': { suggested_key: { default: 'Alt+Shift+Q' }, description: '__MSG_quickAdd_command__' },
      'hide-figures': { suggested_key: { default: 'Alt+Shift+M' }, description: '__MSG_figures_command__' },
    },
    omnibox: { keyword: 'rg' },
    // The card stands in frames of pages. In Chromium under an address that changes with each start, so that no page can try whether we are here.
    web_accessible_resources: [{ resources: ['card.html'], matches: ['*://*/*'], use_dynamic_url: true }],
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
      : // Firefox knows no schema of what an administrator decides, and warns of one.
        { minimum_chrome_version: '123', storage: { managed_schema: 'managed-schema.json' } }),
  }),
});
