import { browser } from 'wxt/browser';
import type { ShortcutsProps } from '@/components/options/Shortcuts';
import { readerLocale } from '@/utils/i18n/locale';

/** Firefox's own part of the API, which the types of Chromium do not know. */
const firefox = browser as { readonly commands: typeof browser.commands & { readonly openShortcutSettings?: () => Promise<void> } };

/** Our keys as the browser gives them now. */
export async function commandsNow(): Promise<ShortcutsProps['commands']> {
  const all = await browser.commands.getAll();
  return all.flatMap(({ description, shortcut }) =>
    description === undefined || description === '' ? [] : [{ name: description, keys: shortcut ?? '' }],
  );
}

/** Opens the browser's own page of shortcuts; undefined where it lets nobody. */
export const openShortcuts: (() => void) | undefined = import.meta.env.CHROME
  ? () => void browser.tabs.create({ url: 'chrome://extensions/shortcuts' })
  : firefox.commands.openShortcutSettings && (() => void firefox.commands.openShortcutSettings?.());

/** What our records take in this browser, in megabytes. */
export async function sizeKept(): Promise<string> {
  const { usage = 0 } = await navigator.storage.estimate();
  return new Intl.NumberFormat(readerLocale(), { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 }).format(usage / 1e6);
}
