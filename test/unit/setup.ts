import { fakeBrowser } from 'wxt/testing/fake-browser';
import messages from '@/utils/i18n/locales/en.json';

type Messages = { readonly [key: string]: string | Messages };

/**
 * The message of that key (`panel_who_add`) from the default locale, its `$1` filled in: the fake browser has none. The forms of a plural,
 * apart in the locale file, are joined with bars, as in the built extension.
 */
function getMessage(key: string, substitutions: string | readonly string[] = []): string {
  const found = key
    .split('_')
    .reduce<string | Messages | undefined>((node, part) => (typeof node === 'object' ? node[part] : undefined), messages);
  const text = typeof found === 'object' ? Object.values(found).join(' | ') : (found ?? '');
  const values = [substitutions].flat();
  return text.replace(/\$(\d)/g, (_, index: string) => values[Number(index) - 1] ?? '');
}

Object.assign(fakeBrowser.i18n, { getMessage, getUILanguage: () => 'en' });
