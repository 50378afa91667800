import { readerLocale } from './locale';

/** Makes the number formats of the reader's language, each once: making one takes longer than a hundred uses of it. */
export function numberFormats<Key extends string | number>(
  optionsOf: (key: Key) => Intl.NumberFormatOptions,
): (key: Key) => Intl.NumberFormat {
  const made = new Map<string, Intl.NumberFormat>();
  return (key) => {
    const locale = readerLocale();
    const name = `${locale} ${key}`;
    const format = made.get(name) ?? new Intl.NumberFormat(locale, optionsOf(key));
    made.set(name, format);
    return format;
  };
}
