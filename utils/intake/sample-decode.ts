/** Reads an unknown value as a `T`; undefined where it is none. */
export type Decode<T> = (value: unknown) => T | undefined;

type OptionalKeys<T> = { [K in keyof T]-?: object extends Pick<T, K> ? K : never }[keyof T];
type RequiredFields<T> = { readonly [K in Exclude<keyof T, OptionalKeys<T>>]: Decode<T[K]> };
type OptionalFields<T> = { readonly [K in OptionalKeys<T>]-?: Decode<Exclude<T[K], undefined>> };

export const text: Decode<string> = (value) => (typeof value === 'string' && value !== '' ? value : undefined);

export const integer: Decode<number> = (value) => (Number.isSafeInteger(value) ? (value as number) : undefined);

/** One of the words. */
export const oneOf =
  <const Word extends string>(...words: readonly Word[]): Decode<Word> =>
  (value) =>
    words.find((word) => word === value);

/** A text that the parser takes. */
export const parsed =
  <T>(parse: (text: string) => T | undefined): Decode<T> =>
  (value) =>
    typeof value === 'string' ? parse(value) : undefined;

/** A list of which every element can be read. */
export const list =
  <T>(decode: Decode<T>): Decode<readonly T[]> =>
  (value) => {
    if (!Array.isArray(value)) return undefined;
    const elements = value.flatMap((element: unknown) => {
      const decoded = decode(element);
      return decoded === undefined ? [] : [decoded];
    });
    return elements.length === value.length ? elements : undefined;
  };

/** An object with these fields; others are left out. */
export const record =
  <T extends object>(required: RequiredFields<T>, optional: Partial<OptionalFields<T>> = {}): Decode<T> =>
  (value) => {
    if (typeof value !== 'object' || value === null) return undefined;
    const source = value as Readonly<Record<string, unknown>>;
    const decoded: Record<string, unknown> = {};
    for (const [key, decode] of Object.entries<Decode<unknown>>({ ...optional, ...required } as Record<string, Decode<unknown>>)) {
      if (source[key] === undefined && key in optional) continue;
      const field = decode(source[key]);
      if (field === undefined) return undefined;
      decoded[key] = field;
    }
    return decoded as T;
  };
