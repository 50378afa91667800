import { type Decode, record } from '../sample-decode';

type OptionalKeys<T> = { [K in keyof T]-?: object extends Pick<T, K> ? K : never }[keyof T];
type Required<T> = { readonly [K in Exclude<keyof T, OptionalKeys<T>>]: Decode<T[K]> };
type Optional<T> = { readonly [K in OptionalKeys<T>]-?: Decode<Exclude<T[K], undefined>> };

/** As `record`, but every field of the type has to be named: one that is added later does not compile until it is, so that no restore loses it. */
export const whole = <T extends object>(required: Required<T>, optional: Optional<T>): Decode<T> => record<T>(required, optional);
